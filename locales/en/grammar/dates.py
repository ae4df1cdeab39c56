"""English days, months and spans of time."""

# From Monday on, from January on.
WEEKDAYS = {
    0: "monday | mon", 1: "tuesday | tues | tue", 2: "wednesday | wed | weds", 3: "thursday | thurs | thur | thu",
    4: "friday | fri", 5: "saturday", 6: "sunday",
}  # fmt: skip
MONTHS = {
    1: "january | jan", 2: "february | feb", 3: "march | mar", 4: "april | apr", 5: "may", 6: "june | jun", 7: "july | jul",
    8: "august | aug", 9: "september | sept | sep", 10: "october | oct", 11: "november | nov", 12: "december | dec",
}  # fmt: skip
# Months that are only read as a part of a date.
SHORT_MONTHS: dict[int, str] = {}
MORNING = r"morning|in the am|before (?:noon|lunch)|(?:first|1th) thing"
AFTERNOON = r"afternoon|after (?:noon|lunch)"
EVENING = r"evening|tonight|end of (?:the )?day|after (?:work|hours)"
TODAY = "today|tonight|now|this (?:morning|afternoon|evening)|right away|asap"
TOMORROW = "tomorrow|tomorow|tommorow|tmrw|tomorrows"
AFTER_TOMORROW = "day after tomorrow"
# "Two weeks from ...": besides weekdays, days from which is counted, and those of them that are today.
FROM = "from"
FROM_DAYS = "today|now|tomorrow"
FROM_TODAY = "today now"
ONE = "a|one"
DAYS, WEEKS = "days?", "weeks?"
IN = "in|within"
FROM_NOW = "from now"
# A place in a row is a day where nothing follows, or these; not "the second copier".
AFTER_A_DAY = "of|at|in|by|or|and|if|is|please|around|before|after|then|works|would|this|next|each|every"
# "March the 3rd", "the 3rd of March", "el 3 de marzo del 2027"
THE_DAY = "the"
OF_MONTH = "of"
OF_YEAR = ""
FIRST_OF_MONTH = r"(?:the )?1(?:st)? of (?:the|next) month"
END_OF_MONTH = r"end of (?:the |this )?month|last day of the month|month end"
END_OF = "end of"
NEXT_WEEK = "next week"
END_OF_WEEK = r"end of (?:the|this) week"
WEEKEND = r"(?:this |the )?weekend"
# "Friday the 13th"
AFTER_WEEKDAY = "the"
NEXT = "next"
BEFORE_WEEKDAY = "on|this|coming"
# "El 15", "dia 15"
NUMBERED = ""
NUMBERED_DAY = ""
# A message without any of these words names no day, unless by figures.
CUES = """
today tonight now asap away tomorrow tomorow tommorow tmrw tomorrows week weekend weekends month day days weeks morning afternoon
evening
"""
# "I can't pay today": a day that was ruled out; "can't you come today?" and "not before Friday" name it all the same.
CANNOT = r"can'?t|can ?not|won'?t|unable to|not"
ASKED_OF = "you|they|we|i|he|she"
UNTIL = "but|until|till|before|by"
WE_CANNOT = r"(?:i|we) (?:can'?t|can ?not|won'?t)"
# "On the 5th", "every 15th": before a day of the month.
ON_A_DAY = "on|by|every|each|day"
DAY_ITSELF = "the|day"
LAST_DAY = r"last day|end of (?:the |each |every )?month|month end"
