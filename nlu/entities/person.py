"""People's names where a message gives one: "my name is Dana Lopez", "ask for Mrs. O'Brien"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlu.meaning import Entity
from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_WORD = r"[^\W\d_][^\W\d_]*(?:['-][^\W\d_]+)*"
_WORDINGS = Wordings("person")
_TITLE = re.compile(rf"(?P<title>{_WORDINGS.pattern('TITLE')})\b\.?\s+")
_SHORT_TITLES: Mapping[str, str] = _WORDINGS.values("SHORT_TITLES")
_NO_TITLE, _UNDOTTED = _WORDINGS.words("NO_TITLE"), _WORDINGS.words("UNDOTTED")
_ARTICLE = re.compile(rf"(?:{_WORDINGS.group('ARTICLE')} )?")
_CUE = re.compile(rf"\b(?P<cue>{_WORDINGS.pattern('CUE')})\s+")
# After these anything may follow, so what follows has to look like a name.
_WEAK = _WORDINGS.words("WEAK")
_FROM = re.compile(rf"{_WORDINGS.group('FROM')}\b")
_NO_NAME = _WORDINGS.words("NO_NAME")
_PARTICLES = _WORDINGS.words("PARTICLES")
_FILLERS = re.compile(rf"^(?:{_WORDINGS.group('FILLERS')}\b[ ,]*)+")
_MOST = 4


def find(text: str) -> list[Entity]:
    """The names a message gives after words that announce one (kind ``person``)."""
    text = clean(text)
    found: list[Entity] = []
    for cue in _CUE.finditer(fold(text)):
        weak = all(word in _WEAK for word in re.findall(r"[\w']+", cue["cue"]))
        hit = _name(text, cue.end(), weak)
        if hit and not any(cue.start() < entity.end for entity in found):
            name, end = hit
            found.append(Entity("person", name, text[cue.end() : end], cue.end(), end))
    return found


def read(text: str) -> str | None:
    """The name in an answer to "who should we ask for?"; None if it gives none."""
    text = clean(text)
    announced = find(text)
    if announced:
        return str(announced[0].value)
    lead = _FILLERS.match(fold(text))
    hit = _name(text, lead.end() if lead else 0, weak=False)
    return hit[0] if hit else None


def _name(text: str, at: int, weak: bool) -> tuple[str, int] | None:
    """The words from here that make a name, with its title, and where they end."""
    folded = fold(text)
    start = _ARTICLE.match(folded, at)
    title = _TITLE.match(folded, start.end() if start else at)
    here = title.end() if title else at
    words: list[tuple[str, int]] = []
    for match in re.compile(rf"\s*({_WORD})").finditer(text, here, here + 80):
        if match.start() != (words[-1][1] if words else here) or len(words) == _MOST:
            break
        if fold(match[1]) in _NO_NAME and not (words and fold(match[1]) in _PARTICLES and _goes_on(text, match.end())):
            break
        words.append((match[1], match.end()))
    if not words or len(words[0][0]) < 2 or (weak and not title and not _looks_like_a_name(text, words)):
        return None
    name = " ".join(_spelled(word) if not at or word not in _PARTICLES else word for at, (word, _) in enumerate(words))
    return (f"{_titled(title['title'])} {name}".strip() if title else name), words[-1][1]


def _goes_on(text: str, at: int) -> bool:
    """Whether a name may go on after a particle such as "von": a capital follows it."""
    following = next((word for word in text[at : at + 80].split() if word not in _PARTICLES), "")
    return text[at : at + 1].isspace() and following[:1].isupper()


def _looks_like_a_name(text: str, words: list[tuple[str, int]]) -> bool:
    """One or two words in capitals, or followed by where the person is from or by nothing more."""
    if len(words) > 3:
        return False
    capital = words[0][0][0].isupper() and not text.isupper()
    rest = text[words[-1][1] :].strip()
    return capital or (bool(rest) and bool(_FROM.match(fold(rest))))


def _titled(title: str) -> str:
    short = _SHORT_TITLES.get(title, title)
    return "" if short in _NO_TITLE else short.capitalize() + ("" if short in _UNDOTTED else ".")


def _spelled(word: str) -> str:
    """A name with capitals where it was typed without any, or all in capitals."""
    if word.islower() or (word.isupper() and len(word) > 2):
        return re.sub(r"(^|['-])([^\W\d_])", lambda match: match[1] + match[2].upper(), word.lower())
    return word
