"""The rules, stage by stage: small words make numbers, numbers make clocks and dates, those make ranges."""
