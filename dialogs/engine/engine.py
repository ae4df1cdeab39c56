"""One message in, what to say out: tells what kind of message it is, finds the flow, runs commands, keeps the place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dialogs.engine.answering import Answering
from dialogs.engine.buttons import pressed
from dialogs.engine.flow_stack import GO_ON, Business, Running
from dialogs.engine.global_intents import ANYTIME, MISSED_OFTEN, SILENCE_MENU
from dialogs.engine.interruption import asks_aside, may_digress, outweighs, says_goodbye, steers
from dialogs.engine.state import State
from dialogs.engine.steering import STEERS
from dialogs.engine.wording import Wording
from dialogs.flow import Flow
from dialogs.flows import STARTS
from dialogs.moves import Ask, Say, offer
from dialogs.reading.input import Input
from nlu.confidence import ACT, ASK, SURE
from nlu.entities import correction
from nlu.meaning import Meaning
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

_MISSES_BEFORE_PERSON = 3
_SILENCES_BEFORE_END = 3
_NOTHING = Meaning("")
# After a no these words only say it once more; others may want something changed.
_REFUSES = re.compile(rf"\b(?:{Wordings('dialogue').pattern('REFUSES')})\b")
# "Yes, I have a new card for it": that is entered on the page which is agreed to, and wants no link of its own.
_ON_THE_PAGE = ("add_method", "list_methods", "thanks", "affirm")


@dataclass(frozen=True)
class Turn:
    """What one message led to. ``repeat`` asks for the last messages once more: again, slower, or more of their list."""

    state: State
    says: tuple[Say, ...]
    repeat: str = ""


class Dialogue:
    """The assistant's side of every conversation. ``prefixes`` are the letters that company numbers begin with."""

    def __init__(self, words: Wording, prefixes: tuple[str, ...]) -> None:
        self._words = words
        self._prefixes = prefixes

    def respond(self, state: State, heard: Input, business: Business) -> Turn:
        """The answer to one message."""
        return _Turn(self._words, self._prefixes, heard, Running(state, business, heard.meaning)).run()

    def resume(self, state: State, business: Business) -> Turn:
        """Let the open flow go on unasked, as when it was begun on another channel."""
        flows = Running(state, business, _NOTHING)
        flows.advance()
        return _came_to(flows)


class _Turn:
    """The work of one turn: gathers what is said while the state moves on."""

    def __init__(self, words: Wording, prefixes: tuple[str, ...], heard: Input, flows: Running) -> None:
        self._words, self._heard, self._flows = words, heard, flows
        self._question = flows.question()
        self._answering = Answering(words, prefixes, heard, flows)

    @property
    def _state(self) -> State:
        return self._flows.state

    def run(self) -> Turn:
        if self._heard.kind == "silence":
            self._on_silence()
            return _came_to(self._flows)
        self._flows.note(silences=0)
        return self._handle() or _came_to(self._flows)

    # ---- what kind of message is it ----

    def _handle(self) -> Turn | None:
        """Work on the message; a turn of its own where the last messages are wanted once more."""
        button, meaning, question = self._pressed(), self._introduced(self._heard.meaning), self._question
        wanted = button or meaning
        if wanted.intent in ("repeat", "slower", "more") and (button or self._is_free_to_steer(meaning)):
            return Turn(self._state, (), {"repeat": "again"}.get(wanted.intent, wanted.intent))
        if button:
            self._follow(button)
        elif question is None:
            self._without_question(meaning)
        elif self._agrees_and_more(question) or self._answering.takes_back(question):
            pass
        elif self._is_free_to_steer(meaning):
            self._steer(meaning)
        elif asks_aside(meaning):
            self._follow(meaning)
        elif not self._answering.reply(question):
            self._digress(question, meaning)
        return None

    def _is_free_to_steer(self, meaning: Meaning) -> bool:
        if self._question is None:
            return meaning.confidence >= ACT
        question = self._question
        return steers(question, meaning) and (outweighs(question, meaning) or not self._answering.reads(question))

    def _without_question(self, meaning: Meaning) -> None:
        if self._state.guessing and meaning.intent == "deny":
            self._steer(replace(meaning, intent="neither"))
        elif self._state.stack and not self._is_request(meaning):
            self._link_has_lapsed()
        elif self._is_new_request(meaning) or not self._answering.reopen(self._answering.said):
            self._follow(meaning)

    def _is_request(self, meaning: Meaning) -> bool:
        return meaning.confidence >= ACT and self._is_known(meaning.intent) and meaning.intent not in ("affirm", "deny")

    def _is_new_request(self, meaning: Meaning) -> bool:
        return meaning.confidence >= ACT and meaning.intent in STARTS and meaning.intent != "invoice_detail"

    def _link_has_lapsed(self) -> None:
        """A flow is open, and the company it is about is no longer linked: it is linked again, and facts are looked up again."""
        flow = self._flows.running()
        if flow:
            self._flows.replace_top(flow.forgot(flow.looked_up))
        self._flows.say("link-lapsed")
        self._flows.advance()

    def _agrees_and_more(self, question: Ask) -> bool:
        """ "Yes, but leave out the last one": what is added changes what is agreed to, or is one more request."""
        added = self._answering.addition(question)
        if added is None:
            return False
        agreed, more = added
        wordings = [text for text in (more.repaired, more.text) if text]
        if question.slot != GO_ON and any(self._answering.correct(correction.read(text)) for text in wordings):
            return True
        harmless = more.intent in _ON_THE_PAGE
        request = self._is_request(more) and more.confidence >= SURE and more.intent != "cancel" and not harmless
        if agreed and not request and not harmless:
            # Something was added to the yes that is not understood: no agreement by a guess.
            self._missed(more)
            return True
        if not agreed and more.confidence < ACT and not _REFUSES.search(fold(more.text)):
            self._flows.say("what-instead")
            self._flows.advance()
            return True
        self._answering.agree(question, agreed)
        if request:
            self._follow(more)
        return True

    def _pressed(self) -> Meaning | None:
        meaning = pressed(self._heard, self._question, self._state, self._words, self._flows.account.language)
        return meaning if meaning and self._is_known(meaning.intent) else None

    def _is_known(self, intent: str) -> bool:
        return intent in STARTS or intent in ANYTIME or intent in STEERS or intent in self._words.topics()

    def _introduced(self, meaning: Meaning) -> Meaning:
        """What is meant by naming a thing: somebody unknown who names a company number wants to link it, whatever else the
        sentence resembles; one of the invoices just listed is wanted in detail."""
        if self._question:
            return meaning
        vague = meaning.confidence < ACT
        if self._flows.account.company is None:
            named = meaning.first("company_number") and (vague or meaning.intent not in STARTS)
            return replace(meaning, intent="link_account", confidence=1.0) if named else meaning
        selection = meaning.first("selection")
        one = vague and self._state.listed and selection and selection.names_one()
        return replace(meaning, intent="invoice_detail", confidence=1.0) if one else meaning

    def _digress(self, question: Ask, meaning: Meaning) -> None:
        if self._heard.kind != "digits" and may_digress(question, meaning):
            self._follow(meaning)
        else:
            self._missed(meaning)

    # ---- requests ----

    def _follow(self, meaning: Meaning) -> None:
        """Do what is asked for; of several requests one after the other, and what must wait comes when the first has ended."""
        waiting = [meaning, *meaning.also]
        while waiting:
            self._follow_one(waiting.pop(0))
            if self._flows.state.stack and waiting:
                self._queue(waiting)
                return

    def _queue(self, requests: list[Meaning]) -> None:
        for request in reversed(requests):
            if request.intent in STARTS and request.confidence >= ACT:
                self._flows.queue(self._begun(STARTS[request.intent], request))

    def _follow_one(self, meaning: Meaning) -> None:
        if meaning.confidence < ACT or (meaning.intent == "goodbye" and not says_goodbye(meaning)):
            self._missed(meaning)
        elif meaning.intent in STEERS:
            self._steer(meaning)
        elif meaning.intent in ANYTIME:
            self._anytime(meaning.intent)
        elif meaning.intent in self._words.topics():
            self._flows.says.append(Say("faq", {"topic": meaning.intent}, options=offer("help")))
            self._resume()
        elif meaning.intent in STARTS:
            self._begin(STARTS[meaning.intent], meaning)
        else:
            self._missed(meaning)

    def _steer(self, meaning: Meaning) -> None:
        """Cancel, back, skip and the like; whatever else may interrupt a question is followed."""
        if meaning.intent in STEERS:
            self._flows.note(misses=0)
            STEERS[meaning.intent](self._flows, self._question)
        else:
            self._follow(meaning)

    def _anytime(self, intent: str) -> None:
        anytime = ANYTIME[intent]
        say = anytime.say(self._flows.account)
        self._flows.note(misses=0)
        if anytime.clears:
            self._flows.state = State(listed=self._state.listed)
        self._flows.says.append(say)
        self._resume()

    def _begin(self, flow: type[Flow], meaning: Meaning) -> None:
        """Start a flow on top of what is open; the same flow begun twice is begun anew."""
        rest = tuple(frame for frame in self._state.stack if frame.flow != flow.__name__)
        self._flows.note(stack=rest, misses=0, unclear=())
        if rest:
            self._flows.pause()
        self._flows.push(self._begun(flow, meaning))
        self._flows.advance()

    def _begun(self, flow: type[Flow], meaning: Meaning) -> Flow:
        return flow.begin(meaning, self._flows.account, self._state.listed)

    def _resume(self) -> None:
        """Take up the open question again, after something else was said."""
        if self._state.stack:
            self._flows.says[-1] = replace(self._flows.says[-1], options=())
            self._flows.advance()

    # ---- not understood, not heard ----

    def _missed(self, meaning: Meaning) -> None:
        misses = self._state.misses + 1
        self._flows.note(misses=misses % _MISSES_BEFORE_PERSON)
        if misses >= _MISSES_BEFORE_PERSON:
            self._flows.say("missed-often", options=MISSED_OFTEN)
        elif self._question:
            self._flows.say(f"missed-{self._question.expects.replace('_', '-')}", {"times": misses})
            self._ask_again(self._question)
        else:
            self._guess(meaning)

    def _ask_again(self, question: Ask) -> None:
        if self._state.unclear:
            self._answering.ask_which_again()
        else:
            self._flows.says.append(question.say)

    def _guess(self, meaning: Meaning) -> None:
        """Offer the likeliest meanings, or say plainly that there is none."""
        known = [intent for intent, confidence in meaning.ranking if confidence >= ASK]
        guesses = [intent for intent in known if intent in STARTS or intent in self._words.topics()][:3]
        if guesses:
            likeliest = f"/{guesses[0]}" if len(guesses) == 1 else ""
            self._flows.says.append(Say("did-you-mean", options=(*offer(*guesses), *offer("neither")), suggests=likeliest))
        else:
            self._flows.say("missed", {"times": self._state.misses}, options=offer("help", "reach_person"))

    def _on_silence(self) -> None:
        silences = self._state.silences + 1
        self._flows.note(silences=silences)
        if silences >= _SILENCES_BEFORE_END:
            self._flows.says.append(Say("silence-end", ends=True))
        elif self._question:
            self._flows.say("silence", {"times": silences})
            self._ask_again(self._question)
        else:
            self._flows.say("silence-menu", {"times": silences}, options=SILENCE_MENU)


def _came_to(flows: Running) -> Turn:
    """What was said, and the state that remembers what it offered."""
    state = replace(flows.state, offered=(), suggested="", guessing=False)
    if flows.says:
        last = flows.says[-1]
        offered = tuple(option.value for option in last.options)
        state = replace(state, offered=offered, suggested=last.suggests, guessing=last.text == "did-you-mean")
    listed = next((say.listed for say in reversed(flows.says) if say.listed), state.listed)
    return Turn(replace(state, listed=listed), tuple(flows.says))
