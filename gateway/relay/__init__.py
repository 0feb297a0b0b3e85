"""The gateway's second process: Twilio's ConversationRelay over a WebSocket."""
