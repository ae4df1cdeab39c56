"""How urgent something is, from how it is said: "it's down completely" is high, "no rush" is low."""

from __future__ import annotations

import re
from typing import Literal

from nlu.text.tokens import clean, fold

Urgency = Literal["high", "normal", "low"]

_LOW = re.compile(
    r"\b(?:(?<!.)low|(?:not|isn'?t|not that|not very|not too|not so|no es|nada|no tan) (?:an? )?(?:very |too |"
    r"super |muy )?(?:urgent|urgente|emergency|"
    r"emergencia|critical|pressing)|no (?:rush|hurry|hay prisa|hay apuro|urge|corre prisa|big deal)|not a big deal|"
    r"another (?:copier|printer|machine) (?:in the meantime|for now|we can use)|sin prisa|"
    r"can wait|could wait|puede esperar|"
    r"whenever|when(?:ever)? (?:you|they) (?:can|get)|cuando puedan?|low (?:priority|urgency)|baja|next time|"
    r"at your convenience|minor|take your time|still (?:works|working|prints)|"
    r"todavia (?:funciona|imprime)|leisurely|routine|not important|any ?time)\b"
)
_HIGH = re.compile(
    r"\b(?:urgent(?:ly|e|emente)?|emergency|emergencia|asap|a s a p|right away|right now|immediately|"
    r"inmediatamente|de inmediato|ahora mismo|today|hoy|"
    r"hoy mismo|critical|critico|high|alta|(?:completely|totally|all) (?:down|dead|broken)|(?:is|'s|it s|are|"
    r"been) (?:down|dead)|down completely|"
    r"won'?t (?:turn on|print at all|start|power)|dead in the water|can'?t (?:work|print anything|do anything|"
    r"wait|bill|operate)|cannot (?:work|wait)|"
    r"as soon as (?:possible|you can)|lo antes posible|cuanto antes|no (?:funciona|prende|enciende|imprime) (?:nada|para nada)|"
    r"(?:esta )?(?:muerta|totalmente parada|parada)|no podemos (?:trabajar|imprimir)|nothing (?:works|prints)|standstill|"
    r"drop everything|"
    r"top priority|deadline|"
    r"we'?re stuck|only (?:copier|printer)|"
    r"la unica (?:copiadora|impresora)|smok(?:e|ing)|on fire|burning|humo|quemad[oa]|stopped (?:completely|working)|"
    r"very$|very (?:soon|quickly|bad|badly|much so)|muy (?:pronto|mal)|muy$)\b"
)
_NORMAL = re.compile(
    r"\b(?:normal|medium|media|regular|standard|soon|pronto|this week|esta semana|tomorrow|manana|in between|"
    r"moderate|average|so so|mas o menos)\b"
)


def read(text: str) -> Urgency | None:
    """The urgency a message states, or None if it says nothing of it. "Not urgent" wins over "urgent"."""
    said = fold(clean(text))
    if _LOW.search(said):
        return "low"
    if _HIGH.search(said):
        return "high"
    return "normal" if _NORMAL.search(said) else None
