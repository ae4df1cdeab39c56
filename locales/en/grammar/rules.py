"""English wordings that outvote the classifier."""

# Before a wish to pay, and paying now.
LEAD_IN = r"""
please|ok|okay|yes|yeah|yep|hi|hello|hey|so|then|just|let me|lets|let's|i'?d like to|i want to|i wanna|i need to
i would like to|can i|can we|could i|we want to|we'?d like to|i'?ll|we'?ll|go ahead|how (?:can|do|would|should) (?:i|we)|and|only
"""
PAY = "pay(?:ing)?|settle"
# Beside paying, these mean something else than paying now.
OTHER_PAY = r"""
auto|automatic\w*|recurring|every month|each month|receipt|plan|history|link|stop|cancel|default|on file|saved|normally|usually
(?:did|has|have|was) (?:i|we|you|my|our|the|it)
^(?:um |uh |so )*(?:can|could|may) (?:i|we) (?:also )?pay (?:with|by|using) (?:an? |my |our )?\w+(?: (?:card|express|transfer))?$
^(?:um |uh |so )*(?:can|could|may) (?:i|we) (?:also )?pay (?:with|by|using) (?:an? |my |our )?\w+ or .*$
^(?:um |uh |so )*(?:can|could|may) (?:i|we) (?:also )?pay (?:with|by|using) (?:an? |my |our )?\w+ (?:card|express|transfer) or .*$
electric|rent|parking|water|taxes|mortgage|phone bill
"""
# "We'll pay on Friday": a payment is announced, by a word for the future and a day.
WILL = r"(?:i|we)(?:'?ll| will| can| could|'?re going to| are going to|'?m going to| promise to)"
WILL_DO = "pay"
WILL_PAY = ""
DAY = r"""
(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:next|the end of|end of) (?:the |this |next )?(?:week|month)
in (?:\w+ ){1,2}(?:days?|weeks?)|(?:on|by|before) the [0-9]{1,2}(?:st|nd|rd|th)|[0-9]{1,2}/[0-9]{1,2}
(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]|\b(?= ?$))
"""
# What was stopped is wanted again.
NEWS = "news|messages|notices|notifications|updates"
AGAIN = "again|once more"
START = "start|resume"
# The number that a meter shows is no invoice, unless invoices or paying are spoken of.
METER = "meter|counter|page count"
METER_SHOWS = "shows?|says?|reads?|is|at"
OF_INVOICES = r"""
wrong|incorrect\w*|disput\w*|invoices?|inv|bill(?:s|ed)?|charge[sd]?|po|pdf|pay\w*
"""
# A wish for automatic payments is no wish to pay now, whatever amount it names.
AUTOMATIC = r"auto-?pay\w*\b|automatic(?:ally)? (?:pay\w*|charge\w*)"
# What another customer owes is nobody's business; questions for it are small talk, whatever words they use.
SOMEBODY_ELSE = r"""
do(?:es)? (?!(?:i|we|you|my|our|it|that|this|the|they)\b)[a-z]+(?: [a-z']+){0,3} owe\b
what(?:'?s| is) (?!(?:my|our|the|your)\b)[a-z]+(?: [a-z]+){0,2}'s (?:balance|bill)\b
(?:another|other|different) (?:school|customer|client|people)\b
(?:another|someone else'?s|somebody else'?s) (?:company|account|business)(?:'s)? (?:invoices?|balance|bills?)\b
"""
