"""English letters and words of company numbers."""

# Words that stand for their first letter.
SPELLING = """
alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey xray yankee zulu
"""
# How letters are called, as recognisers write it.
LETTERS = {
    "a": "ay", "b": "bee", "c": "see | sea | cee | si", "d": "dee", "e": "ee", "f": "eff | ef", "g": "gee | ge",
    "h": "aitch", "i": "eye", "j": "jay", "k": "kay | cay | quay", "l": "el | ell", "m": "em", "n": "en",
    "o": "oh | owe", "p": "pee | pea", "q": "queue | cue", "r": "are | ar", "s": "ess", "t": "tee | tea", "u": "you",
    "v": "vee", "x": "ex", "y": "why", "z": "zee | zed",
}  # fmt: skip
# Two letters that are a word stand before four digits in ordinary talk: "in 2018", "pay to 1234".
PLAIN_WORDS = "in at on by of to or is it my no we us so as an am be do go he if me up ok hi re vs pm"
CUES = "number company account customer client code id link is"
# Between a letter and the word that begins with it: "C as in cat".
AS_IN = "as in | for | like | as"
BETWEEN = "dash hyphen no num number"
AFTER_SPELLING = "then and"
BEFORE_A_LETTER = "capital letter letters"
CORRECTED = "no|wait|sorry|i mean|i meant|actually|oops|rather"
FILLERS = "um uh er eh ah mm hmm"
