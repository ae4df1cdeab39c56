"""English ways of saying which invoices are meant."""

# The patterns are for a message in plain form: invoice numbers read <n0>, amounts <m0>, places in a row #2, number words are
# digits, and signs such as apostrophes are gone.

ORDER = {
    "oldest": "oldest|earliest|most overdue",
    "newest": "newest|latest|most recent",
    "largest": "largest|biggest|big one|highest|most expensive",
    "smallest": "smallest|lowest|littlest|cheapest|tiniest",
}
# A message without any number, and without any word that begins like these, chooses nothing; most are told so at once.
MAY_CHOOSE = r"""
all\b|every|whole|full\b|entire|total|lot\b|both|oldest|earliest|newest|latest|recent|largest|biggest|big one|highest|expensive
smallest|lowest|littlest|cheapest|tiniest|past\b|(?:over)?due\b|delinq|late\b|arrears|current|month|ones?\b|invoice|those|bills?\b
charges|last|first|top |except|p ?\.? ?o\b|purchase
"""
THINGS = "ones?|invoices?|bills?"
# After a count these are another quantity: "the oldest 30 days".
NO_COUNT = "days"
EVERYTHING = r"""
everything|every (?:single )?(?:one|invoice|bill)|(?:the )?whole (?:thing|lot|balance|amount|account|bill|shebang)
(?:the )?(?:full|entire|total) (?:balance|amount|account|bill|thing)|the lot|all of (?:it|them|those|these|my|our|the|what)
(?:pay|them|it|those|clear|settle|these) all(?: off)?|all (?:my|our|the|open|outstanding|unpaid|invoices|bills|balances|due|#)
all (?:but|except|besides|without|minus|other than|apart from|excluding)|all <
"""
EVERYTHING_ASKED = "all|total|complete|full"
# Everything is spoken of, and no invoice is meant.
NOT_EVERYTHING = r"""
that (?:s|is|was|will be) (?:all|everything)|is that all|thats all|at all|after all|all (?:i|we) (?:want|need|have|know)
all (?:set|right|good|day|done|clear|the (?:time|best|way))|for everything
everything (?:is|s) (?:ok|okay|good|fine|alright|all right)|is everything|not all
"""
NOT_DUE = r"(?:not|n t|aren t|isn t) (?:yet )?(?:past )?due|not overdue|current (?:ones|invoices|bills|charges)"
PAST_DUE = r"""
past ?due|over ?due|past do|delinquent|late (?:ones|invoices|bills|stuff)|(?:is|are|s|re|running) late|in arrears
"""
MORE = "over|older than|more than|past|beyond|greater than|bigger than|larger than|above|exceeding"
LESS = "under|less than|fewer than|smaller than|below|within|younger than"
DAYS = "days?"
OR_MORE = "or more|plus"
# "From 30 to 60 days"
SPAN_TO = "to|through|and"
SPAN_DAYS = "days?"
AT_LEAST = "at least"
AT_MOST = "up to|at most"
MONTH = "month"
LAST_MONTH = "(?:last|previous) month"
THIS_MONTH = "this month"
# "From March", "the March ones"
IN_MONTH = "from|in|for|of|dated"
IN_MONTH_THE = "the"
OF_A_MONTH = "ones?|invoices?|bills?|charges|one s"
ONLY_MONTH = "the"
PO = r"p ?\.? ?o ?\.?|purchase order"
PO_NUMBER = "number|num"
# "The ones for the warehouse", "the warehouse ones": the words of a place, and what is none.
PLACE = "ones?|invoices?|those|everything|bills?|charges"
PLACE_IS = "is|are"
PLACE_IN = "for|at|from|in|belonging to"
PLACE_THE = "the|our|my"
PLACE_END = "and|please|but|thanks|right now|today|now"
BEFORE_PLACE = "just|only|pay"
PLACE_OURS = "the|our|my"
AFTER_PLACE = "ones?|invoices?|bills?"
NO_PLACE = """
now today me us this last that sure it them once full month year week days day i we you total good time please
disputed wrong other others same next right correct bad weird those these them all both some any which no none
two three second account balance company copier copy
"""
FIRST = "first|top"
FIRST_AFTER = ""
# Any word for an end of the list is one of these, or begins like it.
ENDS = "last"
LAST_FEW = "last"
LAST_FEW_AFTER = ""
NOT_A_FEW = "days|months|weeks|years|digits"
LAST = "last(?: (?:one|invoice|bill))?"
NOT_LAST = "month|year|week|time|payment|night|statement|quarter|thing|name|call"
LAST_ONE = "the last one|the last invoice"
LAST_BUT_ONE = "(?:#2 to (?:the )?|next to )last"
NOT_A_PLACE_IN_A_ROW = "time|thing|place|floor|day|of|week|street|month|year|grade|name|shift|quarter"
NOT_NTH_AFTER = r"every|\ba"
NTH_AFTER = "the|pay|and|but|except"
BOTH = "both"
NOT_BOTH = ""
# From one number to another.
TO = "to|through|thru|until|till|up to"
TO_THE = "the|number|invoice"
FROM = "from|between"
FROM_THE = "the"
BETWEEN_AND = "(?<=between <n0> )and"
# Exceptions: of some that are named; those of which nothing else is understood; refusals; and what opens one.
ALL_BUT = "(?:all|everything|every one|them|it|those),? but"
LEAVE_OUT = r"""
except(?: for)?|excepting|excluding|besides|minus|other than|apart from|leave (?:out|off)|leaving (?:out|off)|take (?:out|off)
drop|remove|skip|skipping
"""
LEFT_OUT = "the|that|this|those|these|my|our|one|ones|what"
DO_NOT = "(?:don t|dont|do not|never) (?:pay|include|touch|do)"
DO_NOT_AFTER = "everything|all|them|[ ]it|rest|invoices|[,.]|but|and"
EXCEPT = r"""
but not|but without|but leave out|but|except(?: for)?|excepting|excluding|besides|without|minus|other than|apart from
leave (?:out|off)|leaving (?:out|off)|take (?:out|off)|drop|remove|skip|skipping|not(?= (?:the |<n|#))
"""
ONLY = "nothing but|none but|but only|but just|only|just"
# Around bare places in the list: "number 1 and 3 please".
BARE = "numbers?|invoices?|options?|and|the|please|yes|ok|pay|just|ones?"
# Of everything there is; and beside what is chosen already.
ALL = "all|everything|every one|the rest|the others|the lot"
ADDS = "and|also|plus|add|include"
ADDS_AFTER = "as well|too|also"
