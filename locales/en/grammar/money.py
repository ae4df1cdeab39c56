"""English words of amounts."""

# The currency after a number that is written in figures, and in words.
UNIT = "dollars?|bucks?"
DOLLARS = "dollar dollars buck bucks usd"
CENTS = "cents?"
CENTS_SAID = "cent cents"
THOUSAND = "k|grand"
AND = "and"
# "On day 12" is no amount, though it has a number.
DAY = "day"
POINT = "point"
# With these words a figure is not the whole number.
SPOKEN = "hundred thousand million"
# "The 861.13 one", "the invoice for $250": an amount that names one thing.
NAMING_BEFORE = "the|that"
NAMING_UNIT = "dollars?"
NAMED = "one|invoice|bill"
NAMED_FOR = "(?:one|invoice|bill) (?:for|of|over|that'?s)"
# "20 or 30 dollars" is no amount.
OR = "or|to"
# In words: what multiplies, and which of these is money by itself.
TIMES = {1_000: "grand | k | thousand", 100: "hundred", 1_000_000: "million"}
SLANG = "grand"
A = "a an one the another"
BEFORE_COUPLE = "a"
HALF = "half"
COUPLE = "couple"
OF = "of"
AND_A_HALF = "and a half"
# "Un millón de dólares"
OF_DOLLARS = ""
# What may begin an amount without any number.
UNCOUNTED = "grand|buck|dollar|half|couple"
