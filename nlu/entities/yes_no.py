"""Yes and no, in the many ways people say them; what else is said beside them is told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.text.tokens import Token, clean, fold, tokens, word_set
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("yes_no")
YES, NO, FILLERS = _WORDINGS.phrases("YES"), _WORDINGS.phrases("NO"), _WORDINGS.phrases("FILLERS")
_LONGEST = 9
# Only these begin an answer that says more; "right" and "good" begin too much else.
_OPENS = _WORDINGS.words("OPENS")
_BEFORE, _POLITE = _WORDINGS.words("BEFORE"), _WORDINGS.words("POLITE")
_JOINS = _WORDINGS.words("JOINS") | frozenset(",.!;:-")
# After a bare "no" without a comma, these begin a correction; "no idea" is no such answer.
_BARE_NO, _CORRECTS = _WORDINGS.words("BARE_NO"), _WORDINGS.words("CORRECTS")
_BEGINS = {phrase[0] for phrases in (YES, NO, FILLERS) for phrase in phrases}
_SIGNS = word_set("👍 👌 ✅")
_NO_SIGNS = word_set("👎 ❌ 🚫")


@dataclass(frozen=True)
class Opening:
    """A yes or a no, and what is added to it, folded: "yes but only 10482" adds "only 10482"."""

    yes: bool
    more: str = ""


def opening(text: str) -> Opening | None:
    """The yes or no that a message is, or begins with; None if it begins otherwise."""
    whole = read(text)
    if whole is not None:
        return Opening(whole)
    folded = fold(clean(text))
    words = tokens(folded)
    at = _past(words, 0, _BEFORE | _JOINS)
    if at >= len(words) or words[at].word not in _OPENS:
        return None
    step = _longest_phrase([token.word for token in words[at : at + 5]], 0)
    if step is None or step[1] is None:
        return None
    after = at + step[0]
    rest = _past(words, after, _POLITE | _JOINS)
    bare_no = words[at].word in _BARE_NO and rest == after
    if rest >= len(words) or (bare_no and words[rest].word not in _CORRECTS):
        return None
    if read(folded[words[rest].start :]) is (not step[1]):
        return None
    return Opening(step[1], folded[words[rest].start :])


def _past(words: Sequence[Token], at: int, skipped: frozenset[str]) -> int:
    while at < len(words) and words[at].word in skipped:
        at += 1
    return at


def read(text: str) -> bool | None:
    """True for yes, False for no, None for neither, for both, and for a message that says more than that."""
    words = [token.word for token in tokens(clean(text)) if token.word.isalnum() or token.word in _SIGNS | _NO_SIGNS]
    if not 0 < len(words) <= _LONGEST:
        return None
    answers: set[bool | None] = set()
    at = 0
    while at < len(words):
        step = _longest_phrase(words, at)
        if step is None:
            return None
        size, answer = step
        answers.add(answer)
        at += size
    answers.discard(None)
    if not answers and tuple(words) in YES:  # words that are mere politeness beside others: "please", "y"
        return True
    return answers.pop() if len(answers) == 1 else None


def _longest_phrase(words: list[str], at: int) -> tuple[int, bool | None] | None:
    """How many words the phrase from here takes, and whether it says yes, no or nothing; None if it is no such phrase."""
    if words[at] in _SIGNS or words[at] in _NO_SIGNS:
        return 1, words[at] in _SIGNS
    if words[at] not in _BEGINS:
        return None
    for size in range(min(5, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + size])
        if phrase in FILLERS:
            return size, None
        if phrase in YES or phrase in NO:
            return size, phrase in YES
    return None
