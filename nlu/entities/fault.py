"""Does a message say what is wrong with a machine? Error codes and the words of the trade, in English and Spanish."""

from __future__ import annotations

import re

from nlu.words import clean, fold

_FAULT = re.compile(
    r"\b(jam\w*|streak\w*|smear\w*|smudg\w*|error|errors|code|broken|broke|leak\w*|nois[ey]\w*|grinding|squeak\w*|blank pages?|faded|"
    r"lines on|stuck|offline|frozen|freez\w*|crash\w*|dead|down|out of toner|low toner|toner|won'?t|will not|does ?n[o']t|doesn'?t|"
    r"not (?:print|work|scan|copy|fax|feed|turn)\w*|can'?t (?:print|scan|copy|fax)|keeps?|stopped|misfeed\w*|crooked|"
    r"atasc\w*|atasco|mancha\w*|rayas?|lineas|no (?:imprime|escanea|copia|funciona|enciende|prende|sirve|jala)|averiad\w*|"
    r"descompuest\w*|roto|rota|ruido|en blanco|falla\w*|fallo)\b|\b[a-z]{1,3}-?[0-9]{2,5}\b"
)


def mentions(text: str) -> bool:
    """True when the message itself describes a fault, so that it need not be asked for."""
    return bool(_FAULT.search(fold(clean(text))))
