"""English numbers, written and spoken."""

ZEROS = "zero oh o nought"
UNITS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine | niner"}
# Other numbers below thirty that are one word.
TEENS = {
    10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
    18: "eighteen", 19: "nineteen",
}  # fmt: skip
TENS = {
    20: "twenty", 30: "thirty", 40: "forty | fourty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
}  # fmt: skip
# Between tens and units, beside a hyphen.
TENS_AND = ""
# Hundreds that are one word; and the word that multiplies what stands before it.
HUNDREDS: dict[int, str] = {}
HUNDRED = "hundred"
THOUSAND = "thousand"
MILLION = "million millions"
# Between hundreds or thousands and the rest.
AND = "and"
# "A hundred", "hundred": one of them, with this word before it, or without any.
A = "a"
AFTER_A = "hundred thousand million"
ONE_ALONE = "hundred thousand"
THOUSAND_ALONE = ""
ORDINALS = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
    11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth", 15: "fifteenth", 16: "sixteenth", 17: "seventeenth",
    18: "eighteenth", 19: "nineteenth", 20: "twentieth", 30: "thirtieth",
}  # fmt: skip
ORDINAL_SUFFIXES = "st nd rd th"
# What recognisers write for a digit.
SOUND_ALIKE = {"2": "to | too", "4": "for | fore", "8": "ate", "1": "won", "3": "tree", "6": "sex"}
DOUBLE = "double"
TRIPLE = "triple"
DASHES = "dash"
# Words that are a number or only go with the next one.
ARTICLES = ""
# Words of one that count nothing in most places.
NOT_COUNTED = "a"
ONES = "one"
# "Nineteen oh five": what years begin with.
CENTURIES = "nineteen twenty"
AROUND = "the a number option please"
