"""Why somebody does not accept an invoice: a wrong amount, nothing received, billed twice ... in English and Spanish."""

from __future__ import annotations

import re
from typing import Literal

from nlu.text.tokens import clean, fold

Reason = Literal["twice", "paid", "not_received", "returned", "damaged", "amount", "other"]

# In this order: "we already paid the wrong amount" is about what was paid, and "billed twice" about no amount.
_KINDS: tuple[tuple[Reason, str], ...] = (
    ("twice", r"twice|two times|double[ -]?(?:billed|charged?)|duplicated?|same invoice|dos veces|duplicad[ao]|doble(?:mente)?"),
    (
        "paid",
        r"already (?:been )?(?:paid|settled|sent (?:a |the )?(?:check|payment))|(?:we|i)(?:'ve| have)? paid|was paid|"
        r"ya (?:la |lo |las )?(?:pag\w+|esta pagad[ao]|fue pagad[ao])",
    ),
    (
        "returned",
        r"return(?:ed)?|sent (?:it|them|that) back|cancel+ed|"
        r"(?:never|did ?n'?t|did not) (?:order|ask|request|sign|agree)\w*|not ours|contract (?:ended|is over|expired)|"
        r"devolvi\w*|devuelt\w*|cancel(?:amos|e|ado|ada)|no (?:lo |la )?(?:pedi\w*|ordenamos|solicit\w+)|no es nuestr[ao]",
    ),
    (
        "not_received",
        r"(?:never|not|did ?n'?t|did not|haven'?t|have not) (?:\w+ )?"
        r"(?:receiv\w*|arriv\w*|deliver\w*|g[eo]t|show(?:ed)? up|came|come)|nothing (?:came|arrived)|missing|"
        r"no (?:lo |la |los |las |nos )*(?:recib\w*|llego|llegaron|entreg\w*)|nunca (?:lleg\w+|recib\w+|vin\w+)|falta\w*",
    ),
    (
        "damaged",
        r"damaged?|defective|broken|(?:poor|bad) (?:quality|work|job|service)|did ?n'?t (?:fix|work)|"
        r"(?:not|never) (?:fixed|repaired|done|finished|working)|wrong (?:item|product|part|toner|machine)|"
        r"danad[ao]s?|defectuos[ao]s?|rot[ao]s?|mal (?:hech|trabaj)\w*|"
        r"(?:no|nunca) (?:lo |la )?(?:funcion|arregl|repar|sirv|termin)\w*",
    ),
    (
        "amount",
        r"amount|price|rate|total|too (?:high|much)|over ?charg\w*|does ?n'?t match|more than|should be|"
        r"extra charge|fee|importe|precio|monto|cobr\w+ de mas|demasiado|alt[ao]|no coincide|mas de lo|recargo",
    ),
    ("other", r"(?:something|anything) else|other|another reason|otr[ao]s?(?: cosa| razon| motivo)?"),
)
_COMPILED = tuple((kind, re.compile(rf"\b(?:{wording})\b")) for kind, wording in _KINDS)
_LONGEST = 2_000


def read(text: str) -> Reason | None:
    """The reason a message gives, or None if it gives none of the usual ones."""
    said = fold(clean(text))[:_LONGEST]
    return next((kind for kind, wording in _COMPILED if wording.search(said)), None)
