"""English beginnings and joints of requests, and refusals to pay."""

# Before a verb that asks for something.
POLITE = r"""
please|just|also|can (?:you|i|we)|could (?:you|i|we)|would you|i (?:also )?(?:want|need|would like)(?: you)? to
i'?d (?:also )?like(?: you)? to|we (?:want|need) to|let'?s|let me|go ahead and|then
"""
VERB = r"""
pay|show|tell|send|e-?mail|list|set up|turn (?:on|off)|add|remove|delete|cancel|stop|talk|speak|connect|transfer|call|log|place
open|update|give|get|pull up|check|see|view|link|unlink|switch|change|make|rename|download|settle|order|schedule|sign|what'?s
what (?:is|are|do|did)|how much|how many|which|when|where|who|do (?:i|we)|did (?:you|my|our)|is my|are (?:we|there)
"""
# Between two requests: after a comma, and without one.
AFTER_COMMA = "and|then|also"
JOIN = "and then|and also|and|then|also|plus|but"
# "I do not even want to pay"
NOT = r"""
do +not|don'?t|dont|never|not|won'?t|will not|wouldn'?t|can'?t|cannot|no longer|without|rather not|no
"""
WANTING = r"""
even|really|yet|currently|actually|going|trying|ready|able|here|planning|want\w*|wanna|gonna|need|like|have|to|you|please|let|us|me
go ahead and|be
"""
PAY = r"""
pay(?:ing)?|charg(?:e|ing)|settl(?:e|ing)|process(?:ing)? (?:the|a|any|my|that) payment|mak(?:e|ing) (?:a|any|the) payments?
"""
# After a refusal: what is wanted instead, and where the refusal ends although no new request begins.
INSTEAD = "but|rather|instead"
ONLY = "just|only"
BREAK = "but|only|just|instead"
LEFT_OVER = "but | and"
# "Just tell me"
BEFORE_TELL = "but|just|only"
TELL = "tell|show|let me (?:know|see)|look|looking|check"
TELL_AFTER = "me|it|them"
# How to be reached is no request.
BEFORE_REACHED = "please|you can"
REACHED_AT = "(?:call|reach|text|e-?mail) (?:me|us)(?: back)? (?:at|on)"
