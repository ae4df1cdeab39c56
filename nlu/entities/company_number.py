"""Company numbers: two letters and four digits, typed or spoken ("C as in cat L forty four twelve"), given back as CL4412."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from nlu.entities import numbers
from nlu.meaning import Entity
from nlu.text.tokens import Token, clean, fold, tokens
from nlu.text.wordings import Wordings

PREFIXES = ("CL", "TO", "AK")

_WORDINGS = Wordings("company_number")
LETTERS: Mapping[str, str] = {
    **{letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{word: word[0] for word in sorted(_WORDINGS.words("SPELLING"))},
    **_WORDINGS.values("LETTERS"),
}
# Two letters that are a word stand before four digits in ordinary talk: "in 2018", "pay to 1234".
_PLAIN_WORDS = _WORDINGS.words("PLAIN_WORDS")
_CUES = _WORDINGS.words("CUES")
_EXAMPLE = tuple(_WORDINGS.phrases("AS_IN"))
_BETWEEN = _WORDINGS.words("BETWEEN") | frozenset("-./#,:")
_MOST_BETWEEN = 6
_AFTER_SPELLING = _WORDINGS.words("AFTER_SPELLING")
_BEFORE_A_LETTER = _WORDINGS.words("BEFORE_A_LETTER")
_CORRECTED = re.compile(rf"\b{_WORDINGS.group('CORRECTED')}\b")
_FILLERS = _WORDINGS.words("FILLERS")


def find(text: str, asked: bool = False, prefixes: Collection[str] = PREFIXES) -> list[Entity]:
    """Every company number of a message. ``asked``: the open question wants one, so any two letters and "to 1234" count too."""
    return list(_found(clean(text), asked, frozenset(prefixes)))


@lru_cache(maxsize=64)
def _found(text: str, asked: bool, known: frozenset[str]) -> tuple[Entity, ...]:
    if not asked and not numbers.said_in(text):
        return ()
    words = _without_fillers(tokens(text.replace("_", "-")))
    found: list[Entity] = []
    at = 0
    while at < len(words):
        hit = _number(words, at, asked, known)
        if hit is None:
            at += 1
            continue
        value, after = hit
        start, end = words[at].start, words[after - 1].end
        found.append(Entity("company_number", value, text[start:end], start, end))
        at = after
    return tuple(found)


def read(text: str, prefixes: Collection[str] = PREFIXES) -> str | None:
    """The company number in an answer to "what is your company number?", or None if there is none or more than one.

    Of a number and its correction ("CL4412, no wait, CL4421") it is the correction.
    """
    text = clean(text)
    found = find(text, asked=True, prefixes=prefixes)
    if len(found) == 2 and _CORRECTED.search(fold(text[found[0].end : found[1].start])):
        return str(found[1].value)
    values = {entity.value for entity in found}
    return values.pop() if len(values) == 1 else None


def _without_fillers(words: Sequence[Token]) -> Sequence[Token]:
    """The words without "um" and "uh", unless they stand before digits as an id does: "UH1234"."""
    if not any(token.word in _FILLERS for token in words):
        return words
    return [
        token
        for at, token in enumerate(words)
        if token.word not in _FILLERS or token.glued or (at + 1 < len(words) and words[at + 1].glued)
    ]


def _number(words: Sequence[Token], at: int, asked: bool, prefixes: frozenset[str]) -> tuple[str, int] | None:
    if at and words[at].glued and words[at - 1].word.isalnum():
        return None
    letters = _letters(words, at)
    if letters is None:
        return None
    prefix, after = letters
    if not asked and prefix not in prefixes:
        return None
    spaced = after < len(words) and not words[after].glued
    if (
        spaced
        and after == at + 1
        and words[at].word in _PLAIN_WORDS
        and not _word_may_be_a_prefix(words, at, asked, prefix in prefixes)
    ):
        return None
    spelled = after > at + 1
    last = min(len(words), after + _MOST_BETWEEN)
    while after < last and (words[after].word in _BETWEEN or (spelled and words[after].word in _AFTER_SPELLING)):
        after += 1
    digits = _four_digits(words, after, sound_alike=asked)
    return (prefix + digits[0], digits[1]) if digits else None


def _word_may_be_a_prefix(words: Sequence[Token], at: int, asked: bool, known: bool) -> bool:
    if not known:
        return False
    return asked or at == 0 or words[at - 1].word in _CUES


def _letters(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    at = _past_announcement(words, at)
    word = words[at].word
    if len(word) == 2 and word.isascii() and word.isalpha() and not _spoken_pair(words, at):
        return word.upper(), at + 1
    first = letter(words, at)
    if first is None:
        return None
    after = first[1]
    while after < len(words) and words[after].word in {"-", ".", "/", ","}:
        after += 1
    second = letter(words, _past_announcement(words, after))
    return (first[0] + second[0], second[1]) if second else None


def _past_announcement(words: Sequence[Token], at: int) -> int:
    """Where the letter is that "capital" or "the letters" announces."""
    return at + 1 if at + 1 < len(words) and words[at].word in _BEFORE_A_LETTER else at


def _spoken_pair(words: Sequence[Token], at: int) -> bool:
    """Whether a two-letter word is the name of one letter and the next word of another: "el kay"."""
    return words[at].word in LETTERS and at + 1 < len(words) and words[at + 1].word in LETTERS


def letter(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """One letter however it is spelled, with its example if one follows ("C as in cat"), and where it ends."""
    if at >= len(words) or words[at].word not in LETTERS:
        return None
    name, after = LETTERS[words[at].word], at + 1
    for example in _EXAMPLE:
        end = after + len(example)
        if tuple(token.word for token in words[after:end]) == example and end < len(words) and words[end].word[0] == name:
            after = end + 1
            break
    else:
        # "C Charlie, L Lima"
        if after < len(words) and len(words[after].word) > 3 and LETTERS.get(words[after].word) == name:
            after += 1
    return name.upper(), after


def _four_digits(words: Sequence[Token], at: int, sound_alike: bool) -> tuple[str, int] | None:
    digits, after = "", at
    for piece, end in numbers.pieces(words, at, sound_alike, commas=True):
        digits, after = digits + piece, end
        if len(digits) >= 4:
            break
    return (digits, after) if len(digits) == 4 and not _goes_on(words, after) else None


def _goes_on(words: Sequence[Token], after: int) -> bool:
    """Whether more letters or digits hang on, as in a model such as CL-4412-X."""
    if after >= len(words) or not words[after].glued:
        return False
    more = words[after + 1] if after + 1 < len(words) and words[after].word in "-/" else None
    return words[after].word.isalnum() or (more is not None and more.glued and (len(more.word) <= 2 or more.is_digits))
