"""What a line does in the conversation: agree, refuse, tell, ask, choose, wish, thank, leave.

The same words do different things after different lines of ours, so the previous line is looked at first:
after a read-back "make it five" is a no with a new value, after "anything else?" it is a new wish.
"""

from __future__ import annotations

from dataclasses import dataclass

from conversation_svc.domain.language.lexicon import ActPhrases
from conversation_svc.domain.language.previous import Previous

_FEW = 6  # words: without a line before it, only a short one can be about an offer


@dataclass(frozen=True, slots=True)
class Line:
    """plain: lower case. told: a value was found in it (a time, a name, a number that was asked for)."""

    plain: str
    previous: Previous
    told: bool = False
    expected: str | None = None


def acts_of(line: Line, say: ActPhrases) -> frozenset[str]:
    if say.pause.match(line.plain):
        return frozenset()
    acts = _BY_PREVIOUS[line.previous](line, say)
    text = line.plain
    if say.greet.match(text):
        acts.add("greet")
    if say.repeat.search(text):
        acts.add("repeat")
    if say.stop.search(text):
        acts.add("stop")
    return frozenset(acts)


def _asks(text: str, say: ActPhrases) -> bool:
    """Asks for a fact a receptionist can know."""
    if not say.facts.search(text) or not say.ask.search(text):
        return False
    parts = _sentences(text)
    if len(parts) == 1:
        return not say.elsewhere.search(text) and not say.look.search(text)
    return any(
        say.ask.search(part)
        and say.facts.search(part)
        and not say.elsewhere.search(part)
        and not say.look.search(part)
        for part in parts
    )


def _sentences(text: str) -> list[str]:
    parts = text.replace("?", "?|").replace("!", "|").replace(". ", "|").split("|")
    return [part.strip(" ,.") for part in parts if len(part) > 1]


def _thanks_and_bye(text: str, say: ActPhrases) -> set[str]:
    acts = set()
    if say.thanks.search(text):
        acts.add("thanks")
    if say.bye.search(text):
        acts.add("bye")
    return acts


def _wish(line: Line, say: ActPhrases) -> set[str]:
    if not say.want.search(line.plain):
        return set()
    for part in _sentences(line.plain):
        if say.want.search(part) and not say.elsewhere.search(part):
            return {"intent", "inform"} if line.told or say.detail.search(line.plain) else {"intent"}
    return set()


def _after_nothing(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    acts = _wish(line, say)
    if not acts and say.action.search(text):
        acts = {"intent"}
    if not acts and _asks(text, say):
        acts = {"request"}
    if line.told or (acts and say.detail.search(text)):
        acts.add("inform")
    if not acts & {"request", "inform"} and text.count(" ") < _FEW and not say.action.search(text):
        if not acts and say.choice.match(text):
            return {"select"} | _thanks_and_bye(text, say)
        if say.alternatives.search(text):
            return {"alternatives"}
        if not acts and say.choice.search(text):
            return {"select"} | _thanks_and_bye(text, say)
    if not acts:
        acts = _thanks_and_bye(text, say)
        if say.negate.match(text):
            acts.add("negate")
        elif say.affirm.match(text):
            acts.add("affirm")
    return acts


def _after_request(line: Line, say: ActPhrases) -> set[str]:
    if not line.told:
        whole = line.plain.strip(" .!,")
        if say.negate.fullmatch(whole):
            return {"negate"}
        if say.affirm.fullmatch(whole):
            return {"affirm"}
        if say.thanks.match(whole) and say.bye.search(whole):
            return {"thanks", "bye"}
        if line.expected is None:
            return _answer_to_something_else(line, say) or {"inform"}
    return {"inform"}


def _answer_to_something_else(line: Line, say: ActPhrases) -> set[str]:
    """Our line looked like a question for a field, but the customer takes it for an offer."""
    text = line.plain
    if say.detail.search(text):
        return set()
    if say.other.search(text):
        return {"alternatives"}
    if _asks(text, say):
        return {"request"}
    return {"select"} if say.choice.search(text) else set()


def _after_offer(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    if say.alternatives.search(text):
        return {"alternatives", "inform"} if line.told or say.detail.search(text) else {"alternatives"}
    if _asks(text, say):
        return {"request"}
    leaving = _thanks_and_bye(text, say)
    if say.select.search(text):
        acts = {"select"} | (leaving - {"thanks"})
        if say.action.search(text) and not say.elsewhere.search(text):
            acts |= {"intent", "inform"} if line.told else {"intent"}
        return acts
    if leaving:
        return leaving
    wish = _wish(line, say)
    if say.negate.match(text):
        return {"alternatives", "inform"} if wish else {"alternatives"}
    if wish and say.action.search(text):
        return wish | {"select"}
    if say.affirm.match(text):
        return {"select"}
    if wish or line.told or say.detail.search(text):
        return {"alternatives", "inform"}
    return set()


def _after_answer(line: Line, say: ActPhrases) -> set[str]:
    """As after an offer, but bare thanks are for the answer: "great, thank you" chooses nothing."""
    text = line.plain
    if say.thanks.search(text) and not say.choice.search(text) and not say.action.search(text):
        if say.alternatives.search(text) or _asks(text, say):
            return _after_offer(line, say)
        return _thanks_and_bye(text, say)
    return _after_offer(line, say)


def _after_confirm(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    agrees = say.affirm.match(text)
    if say.negate.match(text) and not agrees:
        return {"negate", "inform"} if line.told or say.change.search(text) else {"negate"}
    asks = _asks(text, say)
    if agrees or not line.told:
        if not agrees and say.change.search(text) and not asks and not say.affirm.search(text):
            return {"negate", "inform"}
        return {"affirm", "request"} if asks else {"affirm"}
    return {"negate", "inform"} if not asks else {"affirm", "request"}


def _after_reoffer(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    if say.negate.match(text) or say.no_more.search(text):
        return {"negate"} | ({"bye"} if say.bye.search(text) else set())
    return {"affirm"}


def _after_proposal(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    put_off = say.negate.match(text) or say.no_more.search(text) or say.unsure.search(text)
    if put_off and not say.affirm.match(text):
        return {"negate"} | ({"bye"} if say.bye.search(text) else set())
    if say.elsewhere.search(text) and not say.affirm.match(text) and not say.action.search(text):
        return {"negate"}
    return {"affirm", "inform"} if line.told else {"affirm"}


def _after_more(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    closing = say.no_more.search(text)
    wish = _wish(line, say)
    if wish and not closing:
        return wish
    if closing or say.negate.search(text) or say.thanks.search(text):
        return {"negate", "thanks"}
    if _asks(text, say):
        return {"request"}
    return {"intent", "inform"} if line.told else wish


def _after_success(line: Line, say: ActPhrases) -> set[str]:
    text = line.plain
    if _asks(text, say):
        return {"request"}
    acts = _thanks_and_bye(text, say)
    wish = _wish(line, say)
    if wish and "bye" not in acts:
        return wish
    if say.change.search(text) and (line.told or say.negate.match(text)):
        return {"negate", "inform"}
    return acts or {"thanks"}


_BY_PREVIOUS = {
    Previous.NOTHING: _after_nothing,
    Previous.REQUEST: _after_request,
    Previous.OFFER: _after_offer,
    Previous.ANSWER: _after_answer,
    Previous.CONFIRM: _after_confirm,
    Previous.PROPOSAL: _after_proposal,
    Previous.MORE: _after_more,
    Previous.SUCCESS: _after_success,
    Previous.FAILURE: _after_more,
    Previous.REOFFER: _after_reoffer,
}
