"""The reply to an open question: an answer, several readings of one, an earlier answer taken back, a yes with an addition."""

from __future__ import annotations

from dataclasses import replace

from dialogs.engine import corrections
from dialogs.engine.flow_stack import GO_ON, Running, unpack
from dialogs.engine.wording import Wording
from dialogs.flow import Flow
from dialogs.flows import STARTS
from dialogs.moves import Ask, Ident, Option, Say
from dialogs.reading.answers import FREE, GUARDED, read
from dialogs.reading.input import NOTHING, Context, Input, Unclear
from domain.billing.methods import describe as describe_method
from domain.service.calls import describe as describe_machine
from nlu.confidence import ACT
from nlu.entities import correction, yes_no
from nlu.entities.correction import Instead
from nlu.meaning import Meaning

# Bare words like these at a question of yes or no name something to take instead.
_FEW_WORDS = 3
# Answers that are names: of these one can be refused.
_NAMED = frozenset({"method", "equipment", "option", "service_call", "own_invoice"})


class Answering:
    """Reads one message as the reply to what was asked, and lets the flow go on."""

    def __init__(self, words: Wording, prefixes: tuple[str, ...], heard: Input, flows: Running) -> None:
        self._words, self._prefixes, self._heard, self._flows = words, prefixes, heard, flows
        typed = heard.kind in ("text", "speech")
        self.said = correction.read(heard.text) if typed else Instead(heard.text)
        # With slips of typing mended, if there were any; then as it was typed.
        mended = [correction.read(heard.meaning.repaired)] if typed and heard.meaning.repaired else []
        self._corrections = (*mended, self.said)

    def reads(self, question: Ask) -> bool:
        """Is the message an answer to this question? Where any words would do, only that there is nothing to tell."""
        value = read(self._heard, question, self.context(question))
        return value == NOTHING if question.expects in FREE else value is not None

    def takes_back(self, question: Ask) -> bool:
        """Change an earlier answer, where the message says so: "no wait, the Sharp"; False when it takes nothing back."""
        long = question.expects in FREE and len(self._heard.text.split()) > _FEW_WORDS * 2
        nothing_to_tell = question.expects in FREE and self.reads(question)
        if question.slot == GO_ON or long or nothing_to_tell:
            return False
        return any(said.marked and self.correct(said) for said in self._corrections)

    def reply(self, question: Ask) -> bool:
        """Take the message as a reply; False when it is none."""
        if self._comes_late(question):
            self._ask_anew()
            return True
        return self._answer(question) or self._corrects_unmarked(question)

    def _comes_late(self, question: Ask) -> bool:
        """A yes long after the question may no longer agree to what would be done now."""
        asked = self._heard.late and question.expects == "yes_no" and question.slot != GO_ON
        return asked and self._value(question) is True

    def _ask_anew(self) -> None:
        flow = self._flows.running()
        assert flow
        self._flows.replace_top(flow.forgot(flow.looked_up))
        self._flows.say("been-a-while")
        self._flows.advance()

    # ---- answers ----

    def _answer(self, question: Ask) -> bool:
        if question.slot == GO_ON:
            return self._whether_to_go_on(question)
        chosen = self._clarified(question)
        if chosen is not None:
            self.take(*chosen)
            return True
        flow = self._flows.running()
        assert flow
        for way in corrections.ways(flow, question):
            value = self._value(way)
            if isinstance(value, Unclear):
                return self._ask_which(value, way.slot)
            if value is not None:
                self.take(way.slot, value)
                return True
        return False

    def _value(self, question: Ask) -> object | None:
        context = self.context(question)
        if self.said.old and not self.said.new and question.expects in _NAMED:
            return self._anything_but(question, context)
        for said in self._wordings(question):
            value: object | None = read(said, question, context)
            if value is not None:
                return value
        return None

    def _wordings(self, question: Ask) -> list[Input]:
        """The message, then without what a correction begins with, then with slips of typing mended.

        A choice of invoices is read mended first: a slip in "except" would turn it round.
        """
        mended = self._heard.meaning.repaired
        parts = [corrections.part(self._heard, text) for text in (self.said.new, mended) if text and text != self._heard.text]
        raw = [self._heard]
        return parts[::-1] + raw if question.expects == "selection" and mended else raw + parts

    def _anything_but(self, question: Ask, context: Context) -> object | None:
        """ "Not the Visa": of two, the other one; of more, which of the rest."""
        refused = read(corrections.part(self._heard, self.said.old), question, context)
        rest = tuple(option for option in question.say.options if option.value != refused)
        if refused is None or len(rest) == len(question.say.options) or not rest:
            return None
        return rest[0].value if len(rest) == 1 else Unclear(rest)

    def take(self, slot: str, value: object) -> None:
        """Set an answer, with what else the message tells, and go on."""
        flow = self._flows.running()
        assert flow
        if getattr(flow, slot) is not None:
            flow = corrections.changed(flow, slot, value, self._flows.account)
        answered = flow.answered(**{slot: value})
        says_more = self._heard.kind in ("text", "speech") and len(self._heard.text.split()) > 1
        self._go_on_with(answered.filled(self._heard.meaning, self._flows.account, after=slot) if says_more else answered)

    def _go_on_with(self, flow: Flow) -> None:
        self._flows.replace_top(flow)
        self._flows.note(misses=0, unclear=(), unclear_slot="")
        self._flows.advance()

    def _whether_to_go_on(self, question: Ask) -> bool:
        answer = self._value(question)
        if not isinstance(answer, bool):
            return self._answers_what_was_left()
        self._go_on_or_drop(answer)
        return True

    def _go_on_or_drop(self, go_on: bool) -> None:
        self._flows.note(misses=0)
        if go_on:
            self._flows.go_on()
        else:
            self._flows.drop()
            if not self._flows.state.stack:
                self._flows.say("left-alone")
        self._flows.advance()

    def agree(self, question: Ask, agreed: bool) -> None:
        """Take a yes or no that was said beside something else."""
        if question.slot == GO_ON:
            self._go_on_or_drop(agreed)
        else:
            self.take(question.slot, agreed)

    def _answers_what_was_left(self) -> bool:
        """Asked whether to go on, people also just answer the question that was open."""
        state = self._flows.state
        self._flows.go_on()
        question = self._flows.question()
        if question and question.expects not in GUARDED and self._answer(question):
            return True
        self._flows.state = state
        return False

    # ---- several readings ----

    def _ask_which(self, unclear: Unclear, slot: str) -> bool:
        """Ask which reading is meant; False when just that was asked and the message says no more."""
        readings = tuple(option.value for option in unclear.options)
        if readings == self._flows.state.unclear:
            return False
        self._flows.note(unclear=readings, unclear_slot=slot)
        self._flows.say("which-one", options=unclear.options, expects="option")
        return True

    def ask_which_again(self) -> None:
        """The readings of the last answer once more."""
        self._flows.say("which-one", options=self._readings(), expects="option")

    def _readings(self) -> tuple[Option, ...]:
        account = self._flows.account
        named = {machine.id: describe_machine(machine) for machine in account.equipment}
        named |= {method.id: describe_method(method) for method in account.methods}
        return tuple(Option(value, named.get(value) or Ident(value)) for value in self._flows.state.unclear)

    def _clarified(self, question: Ask) -> tuple[str, object] | None:
        """The field and its value, when one reading was chosen after "which of these"."""
        state = self._flows.state
        if not state.unclear:
            return None
        named = self._heard.meaning.first("company_number")
        choice = Ask("", "option", Say("which-one", options=self._readings()))
        chosen = named if named in state.unclear else read(self._heard, choice, self.context(choice))
        asked = self._question_of(state.unclear_slot, question)
        if chosen is None or asked is None:
            return None
        offered = replace(asked, say=replace(asked.say, options=choice.say.options))
        return asked.slot, read(replace(self._heard, kind="choice", text=chosen), offered, self.context(asked))

    def _question_of(self, slot: str, question: Ask) -> Ask | None:
        """The question that a field answers: the open one, or one before it."""
        flow = self._flows.running()
        assert flow
        asked = (*corrections.ways(flow, question), *corrections.trail(flow, self._flows.account))
        return next((one for one in asked if one.slot == slot), None)

    # ---- taking back ----

    def correct(self, said: Instead) -> bool:
        """Change an earlier answer of the running flow; False when the message changes none."""
        flow = self._flows.running()
        return bool(flow) and self._correct(flow, said)

    def reopen(self, said: Instead) -> bool:
        """Change an answer of the flow that ended last, and go on with it anew; False when there is nothing to change."""
        frame = self._flows.state.finished
        flow = unpack(frame) if frame else None
        if flow is None or not flow.reopens or not said.marked:
            return False
        before = self._flows.state
        self._flows.push(flow)
        if self._correct(flow, said):
            return True
        self._flows.state = before
        return False

    def _correct(self, flow: Flow | None, said: Instead) -> bool:
        assert flow
        change = corrections.correct(flow, said, self._heard, self._flows.account, self.context)
        if change is None:
            return False
        if change.unclear:
            return self._ask_which(change.unclear, change.slot)
        self._go_on_with(change.flow)
        return True

    def _corrects_unmarked(self, question: Ask) -> bool:
        """Something else in place of a yes or no ("the two oldest"), or one more word on what this flow is about."""
        meaning, flow = self._heard.meaning, self._flows.running()
        if question.slot == GO_ON or self._heard.kind == "digits":
            return False
        same = meaning.intent in STARTS and isinstance(flow, STARTS[meaning.intent])
        few = len(self._heard.text.split()) <= _FEW_WORDS
        at_yes_no = question.expects == "yes_no" and (meaning.confidence < ACT or (few and meaning.intent == "invoice_detail"))
        return (same or at_yes_no or bool(self.said.old)) and any(self.correct(said) for said in self._corrections)

    # ---- a yes or no with an addition ----

    def addition(self, question: Ask) -> tuple[bool, Meaning] | None:
        """What was agreed, and what is wanted beside it; None when the message is no yes or no with an addition."""
        opened = yes_no.opening(self._heard.text) if question.expects == "yes_no" and self._heard.more else None
        return (opened.yes, self._heard.more) if opened and self._heard.more else None

    # ---- what readers look at ----

    def context(self, question: Ask) -> Context:
        """What the reader of this question may look at."""
        account, listed = self._flows.account, self._flows.state.listed
        return Context(account, listed, self._prefixes, self._labels(question.say.options))

    def _labels(self, options: tuple[Option, ...]) -> dict[str, str]:
        return {option.value: self._words.label(option.label, self._flows.account.language) for option in options}
