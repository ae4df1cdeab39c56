"""English words that steer a conversation."""

# A question in the middle of something else, and what may stand before it.
ASIDE = "and|by the way|hang on|hold on|wait|one sec(?:ond)?|(?:quick|one) question|so|hey"
ASKS = "what|how|when|where|which|who|do|does|did|am|are|is|was|can|could|should"
# No fault is described in these words.
GIVES_UP = "cancel|never ?mind|forget (?:it|about)|let'?s stop|stop here|changed my mind"
# Digits as they are read out.
DIGITS = "zero|oh|one|two|three|four|for|five|six|seven|eight|nine"
BYE = "bye|goodbye|good night|see you|farewell"
# Around a new amount or day.
AROUND_AMOUNTS = "a an at most up to max maximum limit cap of it is the amount total but only just make about please per month"
ONES = "ones?"
# After a no these words only say it once more.
REFUSES = "don'?t|not|no|never|nothing|forget|leave"
# Nothing is to be added; these are all that is said.
NOTHING_MORE = r"""
(?:no )?(?:nothing(?: (?:else|more|to add|i can think of|from (?:me|us)|for now))?|no note|no more(?: from (?:me|us))?)
(?:no )?that (?:s|is|was) (?:all|everything|it)
"""
CONTACTS = {"email": "email | e-mail", "phone": "phone | cell"}
