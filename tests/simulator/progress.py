"""How far a customer has come: whether an answer brought him further, whether he has what he wanted, whether he is stuck."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Reply
from tests.simulator.goal import Goal
from tests.simulator.reading import Question, leaves_a_way_on, misses, offers_a_person, tells, words_of

# The same words that often in a row, and no person offered: nobody gets out of there.
_CIRCLE = 4


class Progress:
    """One customer's way to a goal. ``by_keys``: menus are gone through one by one."""

    def __init__(self, goal: Goal, aloud: bool, by_keys: bool) -> None:
        self._goal, self._aloud, self._by_keys = goal, aloud, by_keys
        self._untold = list(goal.facts)
        self._way: list[str] = []
        self._heard: list[str] = []
        self.done = self.moved = self.dead_end = False

    def take_in(self, replies: Sequence[Reply], question: Question) -> None:
        """These messages came, and leave this question open."""
        told = [fact for fact in self._untold if tells(replies, fact, self._aloud)]
        self._untold = [fact for fact in self._untold if fact not in told]
        self.done = self._is_reached(replies)
        self.moved = self._gets_further(self._place(question)) or self.done or bool(told)
        self.dead_end = not self.done and self._is_stuck(replies)

    def start_again(self) -> None:
        """The customer has given up what was begun."""
        self._way.clear()

    def _is_reached(self, replies: Sequence[Reply]) -> bool:
        goal = self._goal
        if goal.page:
            return any(reply.link and reply.link.title.startswith(goal.page.link) for reply in replies)
        said = " ".join(words_of(reply, self._aloud) for reply in replies).lower()
        return any(words in said for words in goal.reached.split("|")) if goal.reached else not self._untold

    def _gets_further(self, place: str) -> bool:
        """Not seen before on this way; back at an earlier place, the way begins again from there."""
        if place in self._way:
            del self._way[self._way.index(place) + 1 :]
            return False
        self._way += [place] if place else []
        return place != ""

    def _place(self, question: Question) -> str:
        """Where on the way to the goal this is: a question that belongs there, or an offer that leads there; else empty."""
        agreement = self._goal.agreements.get(question.topic)
        if agreement:
            return "" if misses(question, agreement, self._aloud) else question.topic
        if question.topic:
            return question.topic if question.topic in (*self._goal.answers, "code") else ""
        if self._by_keys and question.choices:
            return f"menu {question.words}"
        return next((f"offer {way}" for way in self._goal.menu if question.offers(way)), "")

    def _is_stuck(self, replies: Sequence[Reply]) -> bool:
        words = " ".join(words_of(reply, self._aloud) for reply in replies)
        self._heard = [*self._heard, words] if self._heard[-1:] == [words] else [words]
        in_circles = len(self._heard) >= _CIRCLE and not offers_a_person(replies)
        return in_circles or not leaves_a_way_on(replies) or any(reply.ends for reply in replies)
