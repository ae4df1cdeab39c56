"""What is wrong with a machine: the kinds of fault a message speaks of and the error codes it names, in English and Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.meaning import Entity
from nlu.text.tokens import clean, fold

_KINDS = {
    "jam": r"jam(?:s|med|ming|med up)?|misfeed\w*|stuck|eat(?:s|ing|en)? (?:the |my |our |up )?paper|(?:two|2|several|multiple) "
    r"(?:sheets|pages) at once|crooked|won'?t feed|not feeding|atasc\w+|atora\w*|atoro|atorado",
    "quality": r"streak\w*|smear\w*|smudg\w*|(?:faded|fading)|blurr?y\w*|blank|lines? (?:on|down|through|across|in)|(?:black|"
    r"white) "
    r"(?:lines?|marks?|spots?|dots?)|spots on|ghosting|colou?rs? (?:is|are|looks?|look)(?: all)? (?:off|wrong|bad)|"
    r"too (?:light|dark)|"
    r"mancha\w*|ray(?:as?|ones)|borros\w+|en blanco|palid\w+",
    "noise": r"nois[ey]\w*|grind\w*|squeak\w*|squeal\w*|rattl\w*|clunk\w*|click(?:s|ing)|beep\w*|ruidos?|rechina\w*",
    "dead": r"(?:won'?t|will not|does ?n'?t|doesn'?t) (?:turn|power|start)(?: on| up)?|dead|no power|(?:is|are|s|went|'s|"
    r"been|all) down|"
    r"down (?:again|completely|since)|no (?:enciende|prende)|muert[ao]|apagad[ao]",
    "frozen": r"frozen|freez\w*|froze|(?:screen|panel|display) (?:does ?n'?t|doesn'?t|won'?t|isn'?t) (?:respond\w*|work\w*)|hung|"
    r"se (?:congelo|trabo|quedo pegada)|congelad\w|trabad[ao]|crash\w*",
    "offline": r"off ?line|(?:can'?t|cannot|won'?t|not|doesn'?t) (?:connect\w*|find(?:ing)? the (?:printer|copier)|"
    r"see the (?:printer|copier))|"
    r"no se conecta|desconectad[ao]|sin conexion",
    "printing": r"(?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) print\w*|no imprime\w*|"
    r"no puedo imprimir",
    "scanning": r"(?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) scan\w*|scan\w* (?:is|are|"
    r"isn'?t|does ?n'?t|"
    r"doesn'?t|won'?t|not|stopped|keeps)|no escanea\w*|escaner",
    "faxing": r"(?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) fax\w*|fax\w* (?:is|are|isn'?t|"
    r"does ?n'?t|doesn'?t|"
    r"won'?t|not|stopped|keeps)",
    "finishing": r"stapl\w+|hole punch\w*|finisher|booklet\w*|engrapad\w+|grapa\w*",
    "supplies": r"(?:out of|low on|low|need\w*|no|replace) (?:\w+ )?(?:toner|ink|staples|drum)|(?:toner|ink|drum) (?:is|"
    r"light|low|empty|out|"
    r"message)|waste (?:toner|box)|(?:falta|sin|poco|se acabo el|no hay) (?:toner|tinta)",
    "leak": r"leak\w*|spill\w*|gote\w*|derram\w*|tira(?:ndo)? (?:toner|tinta)",
    "smoke": r"smok(?:e|es|ing)|burn(?:s|ing|t)|on fire|sparks?|humo|quemad[ao]|quemando|chispas?",
}
_COMPILED = {kind: re.compile(rf"\b(?:{wording})\b") for kind, wording in _KINDS.items()}
# What says only that something is wrong, and counts as dead where no part of the machine is named.
_BROKEN = re.compile(
    r"\b(?:broke|broken|out of order|(?:not|n'?t|isn'?t|stopped|quit|never) work(?:s|ing)?|(?:doesn'?t|does ?n'?t|won'?t|"
    r"does not|will not) "
    r"work|acting up|malfunction\w*|error|errors|acts up|messed up|no (?:funciona|sirve|jala|trabaja)\w*|averiad[ao]|"
    r"descompuest[ao]|rot[ao]|"
    r"(?<!una )fall[ao]|fallando|fallas|se descompuso|se rompio|problem with (?:the|our|my) (?:copier|printer|machine))\b"
)
_CODE = r"[a-z]{0,3}[- ]?[0-9]{1,6}(?:[-.][0-9a-z]{1,5}){0,2}"
_CUED = re.compile(
    rf"\b(?:errors?|codes?|codigos?|says|shows|showing|displays?|displaying|reads|marca|dice|service|sale)"
    rf"(?: (?:error|code|codigo|number|numero|is|es|de|the|el|a|an|on|message|:))*[ :#]*({_CODE})(?![\w-]|[.,][0-9])"
)
_KNOWN_SHAPES = re.compile(
    r"(?<![\w-])(e ?[0-9]{2,6}(?:-[0-9]{2,4})?|sc ?[0-9]{3}(?:-[0-9]{2})?|[cfj][0-9]-[0-9]{2,4}|c-[0-9]{4})(?![\w-]|[.,][0-9])"
)
_LONGEST = 2_000


@dataclass(frozen=True)
class Fault:
    """``kinds`` of fault (jam, quality, noise, dead ...), sorted, and error ``codes`` in capitals, as the message has them."""

    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.codes)


def read(text: str) -> Fault:
    """What a message says is wrong; an empty Fault (false) if it says nothing of the kind."""
    said = fold(clean(text))[:_LONGEST]
    codes = tuple(dict.fromkeys(code for code, _, _ in _codes(said)))
    kinds = {kind for kind, wording in _COMPILED.items() if wording.search(said)}
    if not kinds and not codes and _BROKEN.search(said):
        kinds = {"dead"}
    return Fault(tuple(sorted(kinds)), codes)


def mentions(text: str) -> bool:
    """True when the message itself describes a fault, so that it need not be asked for."""
    return bool(read(text))


def find(text: str) -> list[Entity]:
    """The error codes of a message (kind ``error_code``), in capitals without spaces."""
    text = clean(text)
    return [Entity("error_code", code, text[start:end], start, end) for code, start, end in _codes(fold(text)[:_LONGEST])]


def _codes(said: str) -> list[tuple[str, int, int]]:
    found = {
        match.span(1): match[1]
        for pattern in (_CUED, _KNOWN_SHAPES)
        for match in pattern.finditer(said)
        if _is_code(match[1], cued=pattern is _CUED)
    }
    return [(code.upper().replace(" ", ""), *span) for span, code in sorted(found.items())]


def _is_code(code: str, cued: bool) -> bool:
    """A bare number is one only in a form such as 49.4C02 or beside "error"; years and quantities are none."""
    return not cued or any(char.isalpha() for char in code) or "." in code or "-" in code
