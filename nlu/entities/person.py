"""People's names where a message gives one: "my name is Dana Lopez", "ask for Mrs. O'Brien", "habla Carmen Ruiz"."""

from __future__ import annotations

import re

from nlu.meaning import Entity
from nlu.text.tokens import clean, fold, word_set

_WORD = r"[^\W\d_][^\W\d_]*(?:['-][^\W\d_]+)*"
_TITLE = r"(?:mr|mrs|ms|miss|dr|sr|sra|srta|senora|senorita|senor|maestra|maestro|profesora|profesor|father|pastor|sister|rev)"
_CUE = re.compile(
    r"\b(?P<cue>my name(?: is|'s)|name ?:|the name is|call me|ask for|asks? por|contact(?: person)?(?: is|:)|the contact is|"
    r"talk (?:to|with)|"
    r"speak (?:to|with)|can reach|get (?:a )?hold of|me llamo|mi nombre es|pregunten? por|contacto(?: es|:)|"
    r"this is|it'?s|i'?m|i am|soy|habla|le habla|call)\s+"
)
# After these anything may follow, so what follows has to look like a name.
_WEAK = word_set("this is it's its i'm im i am soy call talk to with speak habla")
_STRONG_ENOUGH = re.compile(
    r"(?:from|over (?:at|in)|(?:in|at) the (?:front|main|school|church|office|desk)|here (?:from|at|in)|at [0-9]|de la|del)\b"
)
_NO_NAME = word_set(
    "a an the my our your his her this that these those me myself you him us them it i we they someone somebody anyone "
    "anybody whoever who "
    "whom nobody person people human agent representative manager office front desk billing service accounting receivable "
    "dispatch "
    "tech technician company customer account number invoice bill payment machine copier printer broken stupid urgent done "
    "out locked "
    "down not working at in on from with to for of and or but here there now today tomorrow yes no ok okay sure please "
    "thanks thank "
    "calling going trying looking having getting paying sorry happy ready good great fine bad wrong right new late lost "
    "stuck about just "
    "only all any some what when where why how if so is are was be been am do does did don dont can could will would know "
    "idea name "
    "school church business department team supervisor boss owner secretary bookkeeper principal reception receptionist "
    "teacher over back again "
    "down dead jammed jam error code urgent emergency real live sales support customer's clear time "
    "un una el la los las mi su nuestro nuestra de del y o que quien alguien nadie yo usted persona gerente oficina "
    "recepcion maestra "
    "senor senora cliente cuenta factura empresa urgente aqui alla hoy manana si favor gracias para por con en nueva nuevo "
    "encargada "
    "encargado secretaria director directora whatever everything nothing pay show send tell give get"
)
_PARTICLES = word_set("van von de la del der den di da bin al st san santa")
_FILLERS = re.compile(
    r"^(?:(?:um|uh|oh|well|yes|yeah|just|please|ask for|asking for|it'?s|it is|that'?s|that would be|the name is|my name is|"
    r"me|si|es|"
    r"pregunten? por|con|la|el|for|to|with)\b[ ,]*)+"
)
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
    start = re.compile(r"(?:the |la |el )?").match(folded, at)
    title = re.compile(rf"(?P<title>{_TITLE})\b\.?\s+").match(folded, start.end() if start else at)
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
    """Whether a name may go on after "de" or "la": a capital follows them."""
    following = next((word for word in text[at : at + 80].split() if word not in _PARTICLES), "")
    return text[at : at + 1].isspace() and following[:1].isupper()


def _looks_like_a_name(text: str, words: list[tuple[str, int]]) -> bool:
    """One or two words in capitals, or followed by where the person is from or by nothing more."""
    if len(words) > 3:
        return False
    capital = words[0][0][0].isupper() and not text.isupper()
    rest = text[words[-1][1] :].strip()
    return capital or (bool(rest) and bool(_STRONG_ENOUGH.match(fold(rest))))


def _titled(title: str) -> str:
    short = {"senora": "sra", "senor": "sr", "senorita": "srta"}.get(title, title)
    plain = {"maestra", "maestro", "profesora", "profesor"}
    return "" if short in plain else short.capitalize() + ("" if short in {"miss", "father", "pastor", "sister"} else ".")


def _spelled(word: str) -> str:
    """A name with capitals where it was typed without any, or all in capitals."""
    if word.islower() or (word.isupper() and len(word) > 2):
        return re.sub(r"(^|['-])([^\W\d_])", lambda match: match[1] + match[2].upper(), word.lower())
    return word
