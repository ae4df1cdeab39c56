"""The wordings behind a selection, as tables: each is one way of saying which invoices are meant, in both languages.

They match the plain form that ``selection_grammar`` makes: invoice numbers read ``<n0>``, amounts ``<m0>``, places in a row
``#2``, number words are digits, accents are gone.
"""

from __future__ import annotations

import re

from nlu.text.tokens import word_set

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan enero",
            "february feb febrero",
            "march mar marzo",
            "april apr abril",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDER = {
    "oldest": "oldest|earliest|most overdue|mas (?:antigu|viej|atrasad|vencid)[ao]s?|mas antiguas",
    "newest": "newest|latest|most recent|mas (?:recientes?|nuev[ao]s?)",
    "largest": "largest|biggest|big one|highest|most expensive|mas (?:grandes?|alt[ao]s?|car[ao]s?)|mayor(?:es)?(?! (?:de|a)\\b)",
    "smallest": "smallest|lowest|littlest|cheapest|tiniest|mas (?:pequen[ao]s?|chic[ao]s?|baj[ao]s?|barat[ao]s?)"
    "|menor(?:es)?(?! (?:de|a)\\b)",
}
# A message without any number, and without any word that begins like these, chooses nothing; most are told so at once.
MAY_CHOOSE = re.compile(
    r"\b(?:all\b|every|whole|full\b|entire|total|lot\b|both|ambas|ambos|tod[ao]|saldo|complet|oldest|earliest|newest|latest|"
    r"recent|largest|biggest|big one|highest|expensive|smallest|lowest|littlest|cheapest|tiniest|mas\b|mayor|menor|past\b|"
    r"(?:over)?due\b|delinq|late\b|arrears|vencid|atrasad|moros|vencer|corriente|current|month|mes\b|ones?\b|invoice|those|"
    r"bills?\b|charges|factura|las? |last|first|top |ultim|primer|penultim|p ?\.? ?o\b|purchase|orden|except|sin\b|menos|"
    rf"(?:{_MONTH})\b)"
)
_THINGS = r"(?: ?(?:ones?|invoices?|bills?|facturas?|cuentas?))?"
ORDERED = [
    (name, re.compile(rf"(?:\b(\d{{1,2}}) )?{_THINGS.replace('? ', '')} ?\b(?:{words})\b(?: (\d{{1,2}})\b(?! (?:days|dias)))?"))
    for name, words in _ORDER.items()
]
MAY_BE_ORDERED = re.compile(rf"\b(?:{'|'.join(_ORDER.values())})")
EVERYTHING = re.compile(
    r"\b(?:everything|every (?:single )?(?:one|invoice|bill)|(?:the )?whole (?:thing|lot|balance|amount|account|bill|"
    r"shebang)|"
    r"(?:the )?(?:full|entire|total) (?:balance|amount|account|bill|thing)|the lot|all of (?:it|them|those|these|my|"
    r"our|the|what)|"
    r"(?:pay|them|it|those|clear|settle|these) all(?: off)?|all (?:my|our|the|open|outstanding|unpaid|invoices|bills|"
    r"balances|due|#)|"
    r"all (?:but|except|besides|without|minus|other than|apart from|excluding)|all <|"
    r"tod[ao]s (?:las|los|mis|nuestras|ellas)|tod[ao]s? (?:menos|excepto|salvo|sin|lo que|el saldo|la cuenta|lo)|"
    r"(?:pag(?:a|ar|ue|uen|o)|pagarl[ao]s?|paguelo|liquidar|saldar|quiero) tod[ao]s?|(?:el )?saldo (?:completo|total)|el "
    r"total|la totalidad|por completo)\b"
)
EVERYTHING_ASKED = re.compile(r"\b(?:all|todas|todos|todo|total|complete|completo|full)\b")
NOT_EVERYTHING = re.compile(
    r"\b(?:that (?:s|is|was|will be) (?:all|everything)|is that all|thats all|era todo|at all|after all|"
    r"all (?:i|we) (?:want|need|have|know)|all (?:set|right|good|day|done|"
    r"clear|the (?:time|best|way))|for everything|everything (?:is|s) (?:ok|okay|good|fine|alright|all right)|is "
    r"everything|eso es todo|es todo|"
    r"todo (?:bien|el dia|esta)|por todo|gracias por todo|sobre todo|del todo|not all)\b"
)
NOT_DUE = re.compile(
    r"\b(?:(?:not|n t|aren t|isn t) (?:yet )?(?:past )?due|not overdue|"
    r"current (?:ones|invoices|bills|charges)|por vencer|no vencidas?|al "
    r"corriente)\b"
)
PAST_DUE = re.compile(
    r"\b(?:past ?due|over ?due|past do|delinquent|late (?:ones|invoices|bills|stuff)|"
    r"(?:is|are|s|re|running) late|in arrears|vencid[ao]s?|atrasad[ao]s?|morosas?)\b"
)
_MORE = (
    r"(?:over|older than|more than|past|beyond|greater than|bigger than|larger than|above|exceeding|mas de|"
    r"mayor(?:es)? (?:de|a|que)|arriba de|superiores a)"
)
_LESS = (
    r"(?:under|less than|fewer than|smaller than|below|within|younger than|menos de|menor(?:es)? (?:de|a|que)|debajo "
    r"de|inferiores a)"
)
_DAYS = r"(?: ?- ?)?(?: (?:days?|dias?)\b)"
OVER_DAYS = re.compile(rf"\b{_MORE} (\d{{1,3}}){_DAYS}|\b(\d{{1,3}}) ?\+{_DAYS}|\b(\d{{1,3}}){_DAYS}? (?:or more|plus|o mas)\b")
OVER_BUCKET = re.compile(rf"\b{_MORE} (30|60|90|120)\b|\b(30|60|90|120) ?\+")
UNDER_DAYS = re.compile(rf"\b{_LESS} (\d{{1,3}}){_DAYS}")
SPAN_DAYS = re.compile(r"\b(\d{1,3}) ?(?:-|to|through|and|a|y|hasta) ?(\d{1,3})(?: (?:days?|dias?)\b)?")
BUCKETS = {(1, 30), (0, 30), (30, 60), (31, 60), (60, 90), (61, 90), (90, 120), (91, 120)}
OVER_MONEY = re.compile(rf"\b(?:{_MORE}|at least|al menos) (?:<m(\d+)>|(\d{{2,6}}))")
UNDER_MONEY = re.compile(rf"\b(?:{_LESS}|up to|at most|hasta) (?:<m(\d+)>|(\d{{2,6}}))")
IN_MONTH = re.compile(
    rf"\b(?:from|in|for|of|dated|del mes de|de|en|las? de) (?:the )?({_MONTH})\b(?! ?[#\d])|\b({_MONTH}) (?:ones?|"
    rf"invoices?|bills?|charges|one s)\b"
)
ONLY_MONTH = re.compile(rf"^(?:the |las? de )?({_MONTH})(?: s)?$")
LAST_MONTH = re.compile(r"\b(?:last|previous) month\b|\bmes (?:pasado|anterior)\b")
THIS_MONTH = re.compile(r"\bthis month\b|\beste mes\b")
PO = re.compile(
    r"\b(?:p ?\.? ?o ?\.?|purchase order|orden(?: de compra)?|oc) ?(?:number |num |numero |# ?|no ?\.? "
    r")?([a-z]{0,4}-?\d[a-z0-9-]{1,15})\b"
)
PLACE = re.compile(
    r"\b(?:ones?|invoices?|those|everything|bills?|charges|facturas?|las?|todo)(?: (?:is|are))? (?:for|at|from|in|"
    r"belonging to|de|del|para|en) "
    r"((?:the |our |my |la |las |el |los |nuestra )?[a-z][a-z0-9 &#]{1,40})"
)
PLACE_BEFORE = re.compile(r"(?:just |only |pay )*(?:the |our |my )?([a-z][a-z ]{2,30}?) (?:ones?|invoices?|bills?)$")
NO_PLACE = word_set(
    "now today me us this last that sure it them once full month year week days day i we you total good time "
    "please mi ayer hoy ahora favor mes "
    "disputed wrong other others same next right correct bad weird those these them all both some any which no none "
    "january first two three second account balance company empresa cuenta copier copy abajo arriba una once"
) | set(MONTHS)
FIRST_N = re.compile(r"\b(?:first|top|primer[ao]s) (\d{1,2})\b|\b(\d{1,2}) primer[ao]s\b|\b(\d{1,2}) #1\b(?=$| )")
LAST_N = re.compile(
    r"\blast (\d{1,2})\b(?! ?(?:days|months|weeks|years|digits))|\bultim[ao]s (\d{1,2})\b|\b(\d{1,2}) ultim[ao]s\b"
)
_NOT_A_PLACE_IN_A_ROW = r"(?! (?:time|thing|place|floor|day|of|week|street|month|year|vez|piso|dia|grade|name|shift|quarter)\b)"
NTH = re.compile(rf"(?<!every )(?<!\ba )(?<!\d )#(\d{{1,2}})\b{_NOT_A_PLACE_IN_A_ROW}")
NTH_IN_TALK = re.compile(rf"\b(?:the|pay|la|el|las|los|and|y|but|except|menos) #(\d{{1,2}})\b{_NOT_A_PLACE_IN_A_ROW}")
LAST = re.compile(
    r"\b(?:the |la |el |on )?(?:last(?: (?:one|invoice|bill))?|ultim[ao])\b(?! ?(?:month|year|week|time|payment|night|"
    r"statement|quarter|thing|name|call|pago|vez|mes|\d))"
)
BOTH = re.compile(r"\b(?:both|ambas|ambos|las 2|los 2)\b(?! (?:mas|prim|ult|fact))")
_TO = r"(?:to|through|thru|until|till|up to|a|al|hasta|-)(?: (?:the|la|el|number|invoice))?"
NUMBERS_FROM_TO = re.compile(
    rf"(?:\b(?:from|between|de|entre|desde)(?: (?:la|el|the))? )?<n(\d+)> (?:{_TO}|(?<=between <n0> )and) <n(\d+)>"
)
PLACES_FROM_TO = re.compile(rf"^(?:\w+ )*?#?(\d{{1,2}}) {_TO} #?(\d{{1,2}})$")
PLACES_FROM_TO_IN_TALK = re.compile(rf"#(\d{{1,2}}) {_TO} #(\d{{1,2}})\b")
LAST_BUT_ONE = re.compile(r"(?:#2 to (?:the )?|next to )last\b|\bpenultim[ao]\b")
# An exception of which no wording above knows what it leaves out.
UNREAD_EXCEPTION = re.compile(
    r"\b(?:(?:all|everything|every one|them|it|those|tod[ao]s?(?: ell[ao]s)?),? (?:but|pero)|except(?: for)?|excepting|"
    r"excluding|besides|"
    r"minus|other than|apart from|leave (?:out|off)|leaving (?:out|off)|take (?:out|off)|drop|remove|skip|skipping|"
    r"menos|excepto|salvo|quit\w+|saqu?e|saca) "
    r"((?:the|that|this|those|these|my|our|one|ones|what|la|el|las|los|es[ao]s?|un[ao]|lo) .{2,60})"
)
# To refuse some of all is to leave them out; a refusal by itself chooses nothing.
_DO_NOT = r"(?:(?:don t|dont|do not|never) (?:pay|include|touch|do)|no (?:pague\w*|pagues|incluya|toque))"
REFUSED = re.compile(rf"\b{_DO_NOT}\b")
EXCEPT = re.compile(
    rf"(?:(?<=everything )|(?<=all )|(?<=them )|(?<= it )|(?<=rest )|(?<=invoices )|(?<=tod[ao]s )|(?<=todo )|(?<=[,.] )|"
    rf"(?<=but )|(?<=and ))"
    rf"{_DO_NOT}\b|"
    r"\b(?:but not|but without|but leave out|but|except(?: for)?|excepting|excluding|besides|without|minus|other than|"
    r"apart from|leave (?:out|off)|leaving (?:out|off)|take (?:out|off)|drop|remove|"
    r"skip|skipping|not(?= (?:the |<n|#))|pero no|menos(?! de)|excepto|salvo|sin|quit(?:e|a|ando)|saqu?e|saca|"
    r"no(?= (?:la|el|las|los) ))\b"
)
ONLY = re.compile(r"\b(?:nothing but|none but|but only|but just|only|just|solo|solamente|unicamente|nada mas)\b")
BARE = re.compile(
    r"(?:(?:numbers?|numeros?|invoices?|options?|and|y|the|las?|el|please|yes|ok|pay|por favor|just|solo|ones?|#|&|,|"
    r"\.|\d{1,2})(?: |$))+$"
)
