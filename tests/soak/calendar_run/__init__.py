"""The calendar under load with its processes killed: attack, record, check."""
