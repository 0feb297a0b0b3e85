"""Playing a call: fetch the TwiML, listen, press a key, hang up."""

from __future__ import annotations

import asyncio
from xml.etree import ElementTree

from tests.fakes.twilio.account import Account
from tests.fakes.twilio.behaviour import Behaviour
from tests.fakes.twilio.callbacks import Postman
from tests.fakes.twilio.ledger import Entry

_MOST_TURNS = 5


class Telephone:
    def __init__(self, account: Account, behaviour: Behaviour, postman: Postman) -> None:
        self._account = account
        self._behaviour = behaviour
        self._postman = postman
        self._running: set[asyncio.Task[None]] = set()

    def ring(self, entry: Entry) -> None:
        task = asyncio.get_running_loop().create_task(self._play(entry))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _play(self, entry: Entry) -> None:
        entry.status = "in-progress"
        url = entry.form["Url"]
        keys = list(self._behaviour.keys_of.get(entry.to, self._behaviour.keys_pressed))
        form = self._form(entry)
        form["AnsweredBy"] = "machine_end_beep" if self._behaviour.machine_answers else "human"
        for _ in range(_MOST_TURNS):
            twiml = await self._postman.post(url, form)
            gather = self._listen(entry, twiml)
            if gather is None or not keys:
                break
            form = {**self._form(entry), "Digits": keys.pop(0)}
            url = gather
        entry.status = "completed"
        if entry.form.get("StatusCallback"):
            await self._postman.post(entry.form["StatusCallback"], self._form(entry))

    @staticmethod
    def _listen(entry: Entry, twiml: str) -> str | None:
        """Write down what was said; the address that wants a key, if any."""
        if not twiml:
            entry.transcript.append("<application error>")
            return None
        response = ElementTree.fromstring(twiml)
        if response.tag != "Response":
            entry.transcript.append("<not TwiML>")
            return None
        for verb in response.iter():
            if verb.tag == "Say":
                entry.transcript.append(verb.text or "")
            elif verb.tag in ("Hangup", "Dial", "Redirect"):
                entry.transcript.append(f"<{verb.tag} {verb.text or ''}>".replace(" >", ">"))
        gather = response.find("Gather")
        return None if gather is None else gather.attrib["action"]

    def _form(self, entry: Entry) -> dict[str, str]:
        return {
            "CallSid": entry.sid,
            "AccountSid": self._account.sid,
            "From": entry.sender,
            "To": entry.to,
            "CallStatus": entry.status,
            "Direction": "outbound-api",
            "ApiVersion": "2010-04-01",
        }
