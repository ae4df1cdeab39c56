"""The customer: reads what was answered, and does the next thing that leads to the goal, in the way of one behaviour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.messages import Kind, Reply
from tests.simulator.goal import Answer
from tests.simulator.noise import disturb
from tests.simulator.progress import Progress
from tests.simulator.reading import Choice, Question, misses, open_question
from tests.simulator.scenario import Scenario
from tests.simulator.speaking import Number, Phrase, Speaker, phrase

# How the behaviours that say or do something beside the matter do it, and with which keys.
_ASIDES = {"digressing": "digress", "cancelling": "cancel", "mumbling": "mumble", "impatient": "impatient", "asking_why": "why",
           "small_talk": "small_talk", "asking_again": "repeat"}  # fmt: skip
# Where any words are an answer, these would be one too.
_FREE = ("problem", "call_back", "access", "note", "reason", "person_name", "company_name", "size", "dispute_why", "dispute_note",
         "promise_note", "supplies_note")  # fmt: skip
_NO_WORDS = ("mumbling", "impatient")
_ASIDE_KEYS = {"cancelling": "*", "mumbling": "99"}
_ELSEWHERE = ("^more", "what can you do|^help$")
# How long a break is; a link lasts half an hour unused in a browser, which may be shared.
_BREAK = {"web": timedelta(minutes=20), "telegram": timedelta(days=1)}


@dataclass(frozen=True)
class Act:
    """One thing the customer does. ``topic`` is what it is about; ``agrees``: it is a yes to all that was asked."""

    kind: Kind
    text: str = ""
    topic: str = ""
    agrees: bool = False
    waits: timedelta = timedelta()


class User:
    """One customer in one dialogue. ``find_code`` looks into mail and text messages for the newest code."""

    def __init__(self, scenario: Scenario, find_code: Callable[[], str]) -> None:
        self._scenario, self._goal, self._chance = scenario, scenario.goal, scenario.chance
        self._find_code = find_code
        self._speaker = Speaker(scenario.chance, scenario.aloud, wordy=scenario.noise == "noisy_speech")
        self._steps_before_aside = scenario.chance.randrange(3)
        self._aside_left = scenario.behaviour in (*_ASIDES, "silent", "pausing")
        self._mistake = scenario.chance.choice(self._goal.mistakes) if scenario.behaviour == "correcting" else None
        self._erred = self._has_added = self._has_opened = False
        self._topic, self._question = "", Question()
        self.progress = Progress(self._goal, scenario.aloud, by_keys=scenario.noise == "keypad")

    # ---- the way through ----

    def begin(self) -> Act:
        """Open the chat, or call."""
        return Act("start") if self._scenario.channel != "web" or self._chance.random() < 0.5 else self._open()

    def react(self, replies: Sequence[Reply]) -> Act | None:
        """What to do after these messages; None when there is nothing more to want."""
        awaited = (*self._goal.answers, *self._goal.agreements)
        self._question = question = open_question(replies, self._scenario.aloud, awaited, self._question)
        self.progress.take_in(replies, question)
        if self.progress.done or self.progress.dead_end:
            return None
        return self._aside(question) or self._answer(question)

    # ---- what one says ----

    def _answer(self, question: Question) -> Act:
        goal, topic = self._goal, question.topic
        if not topic:
            return self._choose_or_open(question)
        if topic == "which_one":
            return self._tell_apart(question)
        self._topic = topic
        correction = self._correction(question)
        if correction:
            return correction
        if topic in goal.agreements:
            return self._agree(question)
        if topic == "code":
            code = self._find_code()
            return self._give(question, Answer(phrase("code", code=Number(code)), keys=code), topic)
        if topic == "go_on":
            return self._say(phrase("yes"), topic)
        if topic in goal.answers:
            return self._give(question, self._first_thought(topic), topic)
        return self._stop()

    def _choose_or_open(self, question: Question) -> Act:
        """Nothing is asked: say what is wanted, or take what leads there; who has said it before takes what is on offer."""
        ways = (*self._goal.menu, *(_ELSEWHERE if self._scenario.noise == "keypad" else ()))
        offered = next((choice for way in ways if (choice := question.offers(way))), None)
        if offered and (self._scenario.presses or self._has_opened):
            return self._choose(offered, "opening")
        return self._open()

    def _tell_apart(self, question: Question) -> Act:
        """Two things were understood: the one that is meant, by its title."""
        answer = self._goal.answers.get(self._topic)
        meant = question.offers(answer.title) if answer else None
        return self._choose(meant, self._topic) if meant else self._stop()

    def _choose(self, choice: Choice, topic: str) -> Act:
        return self._press(choice, topic) if self._scenario.presses else self._name(choice, topic)

    def _open(self) -> Act:
        self._has_opened = True
        if self._scenario.behaviour == "over_informative" and self._goal.full:
            return self._say(self._goal.full, "opening")
        mistake = self._mistake
        if mistake and mistake.topic == "opening" and not self._erred:
            self._erred = True
            return self._say(mistake.wrong.said, "opening")
        asks_too_much = self._scenario.behaviour == "adding_to_yes" and not self._has_added and self._goal.too_much
        return self._say(asks_too_much or self._goal.opening, "opening")

    def _first_thought(self, topic: str) -> Answer:
        mistake = self._mistake
        if mistake and mistake.topic == topic and not self._erred:
            self._erred = True
            return mistake.wrong
        return self._goal.answers[topic]

    def _correction(self, question: Question) -> Act | None:
        """Put right, once, what was said wrong before, unless it was not taken that way."""
        mistake, agreement = self._mistake, self._goal.agreements.get(question.topic)
        if mistake is None or not self._erred or question.topic not in mistake.noticed:
            return None
        self._mistake = None
        taken = agreement is None or misses(question, agreement, self._scenario.aloud)
        return self._say(mistake.correction, mistake.topic) if taken else None

    def _agree(self, question: Question) -> Act:
        """A yes, if all is as it should be; with an addition, if that is this customer's way."""
        goal, agreement = self._goal, self._goal.agreements[question.topic]
        wrong = misses(question, agreement, self._scenario.aloud)
        adds = self._scenario.behaviour == "adding_to_yes" and not self._has_added and (goal.too_much or not wrong)
        if adds and goal.addition:
            self._has_added = True
            return self._say(goal.addition, question.topic, agrees=not wrong)
        if not wrong:
            yes = question.offers("^yes$") if self._scenario.presses else None
            return self._press(yes, question.topic, agrees=True) if yes else self._yes(question.topic)
        return self._say(wrong[0] or phrase("no"), question.topic)

    def _yes(self, topic: str) -> Act:
        if self._scenario.noise == "keypad":
            return Act("digits", "1", topic, agrees=True)
        return self._say(phrase("yes"), topic, agrees=True)

    def _give(self, question: Question, answer: Answer, topic: str) -> Act:
        choice = question.offers(answer.title) if answer.title else None
        if self._scenario.presses and choice:
            return self._press(choice, topic)
        if self._scenario.noise == "keypad" and answer.keys:
            return Act("digits", answer.keys, topic)
        return self._say(answer.said, topic)

    def _stop(self) -> Act:
        """This question has nothing to do with what is wanted."""
        if self._scenario.noise == "keypad":
            return Act("digits", "*", "cancel")
        return self._say(phrase("cancel"), "cancel")

    # ---- beside the matter ----

    def _aside(self, question: Question) -> Act | None:
        """Once in the dialogue, at some question, what this behaviour does."""
        if not self._aside_left or question.topic not in (*self._goal.answers, *self._goal.agreements, "code"):
            return None
        if question.topic in _FREE and self._scenario.behaviour in _NO_WORDS:
            return None
        self._steps_before_aside -= 1
        if self._steps_before_aside >= 0 and question.topic not in self._goal.agreements:
            return None
        self._aside_left = False
        behaviour = self._scenario.behaviour
        if behaviour == "cancelling":
            self.progress.start_again()
        if behaviour == "silent":
            return Act("silence", topic="aside")
        if behaviour == "pausing":
            return self._later(self._answer(question))
        if self._scenario.noise == "keypad":
            return Act("digits", _ASIDE_KEYS[behaviour], "aside")
        return self._say(phrase(_ASIDES[behaviour]), "aside")

    def _later(self, act: Act) -> Act:
        return Act(act.kind, act.text, act.topic, act.agrees, _BREAK[self._scenario.channel])

    # ---- how it is done ----

    def _say(self, what: Phrase, topic: str, agrees: bool = False) -> Act:
        scenario = self._scenario
        kind: Kind = "speech" if scenario.aloud else "text"
        return Act(kind, self._speaker.say(what, self._disturbed), topic, agrees)

    def _disturbed(self, words: str) -> str:
        return disturb(words, self._scenario.noise, self._chance)

    def _name(self, choice: Choice, topic: str) -> Act:
        """Type or say the title of something on offer."""
        return Act("speech" if self._scenario.aloud else "text", self._disturbed(choice.title), topic)

    def _press(self, choice: Choice, topic: str, agrees: bool = False) -> Act:
        kind: Kind = "digits" if self._scenario.aloud else "choice"
        return Act(kind, choice.value, topic, agrees)
