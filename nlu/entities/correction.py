"""What is said in place of something said before: "no, just 10431", "10482 not 10428", "mejor solo lo vencido"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.text.tokens import clean, fold

_LEAD = re.compile(
    r"(?:no|nope|not that(?: one)?|wait|hold on|sorry|oops|whoops|ups|my mistake|my bad|correction|actually|rather|instead|"
    r"on second thought|let me correct that|i (?:mean|meant|said)|i mean to say|it should be|(?:better|please) make (?:it|that)|"
    r"make (?:it|that)|change (?:it|that) to|let'?s (?:make it|do|use)|use|better|only|just|"
    r"espere?|perdon|disculpe|en realidad|mejor|mas bien|solo|solamente|nada mas|quise decir|quiero decir|debe ser|"
    r"(?:cambi|pong)[ae]l[oa](?: a| por)?|que sea|use mejor)\b[ ,.;:!-]*"
)
_HESITATION = re.compile(r"^(?:(?:um+|uh+|er+|hmm+|eh|este)\b[ ,.]*)+", re.IGNORECASE)
# Alone these may begin an answer as well as a correction; the readers of the questions tell which.
_TRAILING = re.compile(r"[ ,.;]*\b(?:instead|please|rather|en lugar de eso|en vez de eso|por favor)[ .!]*$")
_POLITE = re.compile(r"[ ,.;]*\b(?:please|por favor)[ .!]*$")
_LONGEST_PART = 60
_PART = rf"[^,;]{{1,{_LONGEST_PART}}}?"
_PAIRS = (
    re.compile(rf"^(?:change|switch|cambi\w+) (?:the )?(?P<old>{_PART}) (?:to|into|por|a) (?P<new>{_PART})$"),
    re.compile(rf"^(?P<new>{_PART}),? (?:instead of|rather than|en (?:vez|lugar) de) (?P<old>{_PART})$"),
    re.compile(rf"^(?:not|no) (?P<old>{_PART})(?:,| but| sino)+ (?:but |sino )?(?P<new>{_PART})$"),
    re.compile(rf"^(?P<new>{_PART}),? (?:and |y )?(?:not|no) (?P<old>{_PART})$"),
)
_EXCLUSION = re.compile(
    rf"^(?:anything but|any but|not|don'?t (?:use|pay|take|want)|except|cualquiera menos|menos|no (?:use|quiero)) "
    rf"(?P<old>{_PART})$|"
    rf"^(?P<refused>(?:el|la) {_PART}),? no$"
)
_OTHER = re.compile(r"^(?:the|no,? the|el|la|lo) (?:other|otr[ao])(?: one| machine| card| account)?$")
_CHANGE = re.compile(
    r"^(?:(?:i (?:want|need|would like|'?d like) to|can i|let me|quiero|puedo) )?"
    r"(?:change|correct|fix|edit|redo|re-?enter|wrong|cambiar|corregir|cambie|corrija)\b(?P<what>.{1,40})$"
    r"|^(?:the |that'?s (?:the|a) |es (?:el|la) |el |la )?(?P<wrong>.{3,30}) (?:is|was|esta|es) (?:wrong|incorrect|not right|mal|"
    r"incorrect[ao]|equivocad[ao])$"
)
# The kinds of question that a word names, for "change the amount".
_NAMES = {
    "machine copier printer equipment device maquina equipo copiadora impresora": ("equipment",),
    "method card account visa tarjeta cuenta metodo": ("method",),
    "amount total sum cap limit maximum monto cantidad importe limite tope": ("money",),
    "day date dia fecha": ("day_of_month", "date"),
    "invoice invoices selection factura facturas": ("selection", "own_invoice", "invoice_number"),
    "company customer empresa compania cliente": ("company_number",),
    "urgency priority urgencia prioridad": ("urgency",),
    "phone contact email mail callback telefono contacto correo": ("contact", "call_back"),
    "problem description reason note text problema descripcion motivo nota": ("text",),
    "reading meter count counter lectura contador": ("meter",),
}
_KINDS = {word: kinds for words, kinds in _NAMES.items() for word in words.split()}


@dataclass(frozen=True)
class Instead:
    """``new`` is said in place of ``old``; either may be missing. ``marked``: it began as a correction begins ("no wait, ...").

    ``kinds``: the kinds of question whose answer is to be changed, where the message only names it ("the amount is wrong").
    """

    new: str = ""
    old: str = ""
    marked: bool = False
    other: bool = False
    kinds: tuple[str, ...] = ()


def read(text: str) -> Instead:
    """What a message says instead of something. A message that is no correction is all ``new``, and not marked."""
    text = _HESITATION.sub("", clean(text))
    rest = _led(text)
    folded = fold(rest).strip(" .!?")
    marked = rest != text or bool(_TRAILING.search(_POLITE.sub("", fold(text))))
    rest = rest[: len(rest) - len(rest.lstrip(" ")) + len(folded)]
    if _OTHER.match(folded):
        return Instead(marked=True, other=True)
    kinds = _named(folded)
    if kinds:
        return Instead(marked=True, kinds=kinds)
    for pair in _PAIRS:
        match = pair.match(folded)
        if match:
            return Instead(_cut(rest, match, "new"), _cut(rest, match, "old"), marked)
    excluded = _EXCLUSION.match(fold(text).strip(" .!?"))
    if excluded:
        return Instead(old=_cut(text, excluded, "old" if excluded["old"] else "refused"))
    ending = _TRAILING.search(fold(rest))
    return Instead(rest[: ending.start()] if ending else rest, marked=marked)


def _led(text: str) -> str:
    """The message without the words that a correction begins with."""
    at = 0
    while (match := _LEAD.match(fold(text), at)) and match.end() < len(text):
        at = match.end()
    return text[at:]


def _cut(text: str, match: re.Match[str], group: str) -> str:
    return text[match.start(group) : match.end(group)].strip()


def _named(folded: str) -> tuple[str, ...]:
    match = _CHANGE.match(folded)
    if match is None or any(char.isdigit() for char in folded):
        return ()
    words = (match["what"] or match["wrong"]).split()
    return next((_KINDS[word] for word in words if word in _KINDS), ())
