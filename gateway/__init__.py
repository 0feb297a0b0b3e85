"""The only public door: keys, limits, Twilio's webhooks, chat and pages; everything else is passed on."""
