"""A stand-in for Twilio: a real program, strict by default, nasty on demand, with a ledger.

`python -m tests.fakes.twilio --port 9090`, then TWILIO_API_URL=http://127.0.0.1:9090. What it knows of
Twilio: Messages and Calls (create, list, fetch), the magic numbers of test accounts, status callbacks with
signatures. `GET /control` tells what can be told to misbehave.
"""
