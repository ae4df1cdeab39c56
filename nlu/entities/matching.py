"""Which of some described things is meant; what ``equipment`` and ``method`` share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from nlu.entities import numbers
from nlu.text.tokens import Token, clean, fold, tokens
from nlu.text.wordings import Wordings

# Nobody describes a thing at greater length; what follows would only cost time.
_LONGEST = 400
_ALIKE = 80
_MARGIN = 0.75
_WORDINGS = Wordings("matching")
# "Skip that one", "one moment" and "just a second" name no place in the row; "one please" and "number one" do.
_ONE, _AFTER_ONE, _BEFORE_ONE = _WORDINGS.words("ONE"), _WORDINGS.words("AFTER_ONE"), _WORDINGS.words("BEFORE_ONE")
_SECOND, _BEFORE_SECOND = _WORDINGS.words("SECOND"), _WORDINGS.words("BEFORE_SECOND")
_LAST = _WORDINGS.words("LAST")
_FLOOR = re.compile(rf"\b([0-9]{{1,2}}(?:st|nd|rd|th)|[a-z]{{4,10}}) {_WORDINGS.group('FLOOR')}\b")
_NO_CONTENT = _WORDINGS.words("NO_CONTENT")


def match(text: str, candidates: Sequence[tuple[str, str]], same: Mapping[str, str], exact: bool = False) -> list[str]:
    """The ids of the candidates a message may mean, likeliest first: one if plain, several if not, none if none fits.

    A candidate is an id and the words that describe it (make, model, serial number, place, nickname, last four digits ...). A
    place in the row ("the second one") counts when no word fits. ``same`` gives the one form of words that mean the same here.
    ``exact``: words merely like those of a description do not count, as where a name is only heard in passing.
    """
    asked = [word for word in _content(text, same) if word not in _NO_CONTENT]
    described = [(key, set(_content(words, same))) for key, words in candidates]
    weights = _weights([words for _, words in described])
    scores = {key: sum(_worth(word, words, weights, exact) for word in asked) for key, words in described}
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return [] if exact else _by_place(text, [key for key, _ in candidates])
    ranked = sorted(scores, key=lambda key: -scores[key])
    return [key for key in ranked if scores[key] >= best * _MARGIN]


def _content(text: str, same: Mapping[str, str]) -> list[str]:
    """Words in one common form; letters and digits of a serial or a model stay together, split digits are joined."""
    words: list[str] = []
    for token in tokens(_FLOOR.sub(_floor, fold(clean(text[:_LONGEST])))):
        if (token.glued and words and token.word.isalnum() and words[-1].isalnum()) or (
            token.is_digits and words and words[-1].isdigit() and len(words[-1]) == len(token.word) == 2
        ):
            words[-1] += token.word
        else:
            words.append(token.word)
    return [same.get(word, word) for word in _spoken_digits_joined(words) if word.isalnum()]


def _floor(match: re.Match[str]) -> str:
    place = numbers.ordinal(tokens(match[1]), 0)
    return f"floor{place[0]}" if place else match.group()


def _spoken_digits_joined(words: list[str]) -> list[str]:
    """ "four two four two" as 4242."""
    joined = " ".join(words)
    spoken = tokens(fold(joined))
    for at in range(len(spoken)):
        run = numbers.segments(spoken, at)
        if len(run) >= 2 and len("".join(piece for piece, _ in run)) == 4:
            return [*words, "".join(piece for piece, _ in run)]
    return words


def _weights(descriptions: Sequence[set[str]]) -> dict[str, float]:
    """How telling a word is: one that every candidate shares says almost nothing."""
    seen = Counter(word for words in descriptions for word in words)
    return {word: math.log(1 + len(descriptions) / times) for word, times in seen.items()}


def _worth(word: str, words: set[str], weights: dict[str, float], exact: bool) -> float:
    if word in words:
        return weights[word]
    if any(char.isdigit() for char in word):
        endings = [other for other in words if len(word) >= 3 and (other.endswith(word) or other.startswith(word))]
        return max((0.9 * weights[other] for other in endings), default=0.0)
    close = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_ALIKE) if len(word) > 3 and not exact else None
    return weights[close[0]] * close[1] / 100 if close else 0.0


def _by_place(text: str, keys: Sequence[str]) -> list[str]:
    words = tokens(clean(text[:_LONGEST]))
    if any(token.word in _LAST for token in words):
        return list(keys[-1:])
    for at in range(len(words)):
        if _is_no_place(words, at):
            continue
        place = numbers.ordinal(words, at) or numbers.count(words, at)
        if place and 1 <= place[0] <= len(keys) and (place[1] > at + 1 or len(words) <= 4):
            return [keys[place[0] - 1]]
    return []


def _is_no_place(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1].word if at else ""
    after = words[at + 1].word if at + 1 < len(words) else ""
    if words[at].word in _ONE:
        return not ((not before or before in _BEFORE_ONE) and (not after or after in _AFTER_ONE))
    return words[at].word in _SECOND and before in _BEFORE_SECOND
