"""English corrections of what was said before."""

LEAD = r"""
no|nope|not that(?: one)?|wait|hold on|sorry|oops|whoops|ups|my mistake|my bad|correction|actually|rather|instead
on second thought|let me correct that|i (?:mean|meant|said)|i mean to say|it should be|(?:better|please) make (?:it|that)
make (?:it|that)|change (?:it|that) to|let'?s (?:make it|do|use)|use|better|only|just
"""
HESITATION = r"um+|uh+|er+|hmm+"
INSTEAD = "instead|rather"
POLITE = "please"
# "Change OLD to NEW"
CHANGE = "change|switch"
THE_OLD = "the"
INTO = "to|into"
INSTEAD_OF = "instead of|rather than"
NOT = "not|no"
BUT = "but"
AND = "and"
ANYTHING_BUT = r"anything but|any but|not|don'?t (?:use|pay|take|want)|except"
# "La Visa, no"
REFUSED_ARTICLE = ""
REFUSED_AFTER = ""
THE = "the|no,? the"
OTHER = "other"
OTHER_THING = "one|machine|card|account"
WISH = r"i (?:want|need|would like|'?d like) to|can i|let me"
CORRECT = "change|correct|fix|edit|redo|re-?enter|wrong"
THE_WRONG = r"the|that'?s (?:the|a)"
IS = "is|was"
WRONG = "wrong|incorrect|not right"
# The kinds of question that a word names, for "change the amount".
NAMES = {
    "equipment": "machine | copier | printer | equipment | device",
    "method": "method | card | account | visa",
    "money": "amount | total | sum | cap | limit | maximum",
    "day_of_month date": "day | date",
    "selection own_invoice invoice_number": "invoice | invoices | selection",
    "company_number": "company | customer",
    "urgency": "urgency | priority",
    "contact call_back": "phone | contact | email | mail | callback",
    "text": "problem | description | reason | note | text",
    "meter": "reading | meter | count | counter",
}
