"""English words for what machines use up."""

# TONER in a pattern stands for these words, of every language.
TONER = "toners?|ink|cartridges?"
KINDS = {
    "waste": "waste (?:toner )?(?:box|bottle|container|cartridge)s?|waste toner",
    "staples": "staples?(?: cartridges?)?",
    "paper": "(?:copy |letter |legal |printer )?paper|reams?",
    "colors": "(?:all (?:the |three |3 )?|three |3 )?colou?r(?:s|es)?(?: TONER)?",
    "set": "(?:full|complete|whole) set(?: of TONER)?|all (?:four|4)(?: colou?rs| TONER)?",
    "black": "(?:black|bk)(?: TONER)?",
    "cyan": "(?:cyan|blue)(?:es|s)?(?: TONER)?",
    "magenta": "(?:magenta|red)s?(?: TONER)?",
    "yellow": "yellows?(?: TONER)?",
}
ONE = "an?|one"
# Between a number and what it counts: "3 boxes of", "a case of the".
GLUE = """
more|new|of|the|boxe?s?|cases?|packs?|packages?|cartons?|reams?|cartridges?|toners?|bottles?|units?|each
"""
COUNTS = {2: "a couple of | a couple | a pair of", 12: "a dozen", 6: "half a dozen"}
# "One of each"
ONE_OF_EACH = "an?|one"
OF = "of"
EACH = "each"
