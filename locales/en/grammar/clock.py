"""English times of the day."""

AFTERNOON = r"(?:in the )?(?:afternoon|evening)|at night"
# Of those, the part in which twelve is midnight.
NIGHT = ""
MORNING = r"in the morning"
# One o'clock, where it is no number word.
ONE = ""
# Between the hour and a part of it or its minutes, and the parts.
AND = ""
PARTS_AFTER: dict[int, str] = {}
# Parts of an hour that stand before it.
PARTS_BEFORE = {30: "half past", 15: "quarter past | quarter after", -15: "quarter to | quarter till"}
# Before a single digit of minutes.
OH = "oh|o"
AT = "at|around|about|by|after|before|from"
# A number with these after it is no hour.
NO_TIME = "days?|dollars?|copies|st|street|ave"
MIDNIGHT = "midnight"
NOON = "noon|midday"
