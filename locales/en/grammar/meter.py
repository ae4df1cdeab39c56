"""English words of meter readings."""

KINDS = {
    "black": "black (?:and|&) white|black|mono(?:chrome)?|b ?/ ?w|bw|b ?& ?w",
    "color": "colou?r|clr",
    "scans": "scans?",
    "total": """
        total(?: (?:count|copies|prints|pages))?|meter|meters|count|counter|page count|copy count|copies|prints|pages
        reading|readings
    """,
}
# Between a kind and its number.
GLUE = """
is|are|at|reads?|says|shows|of|the|a|our|now|today|count|copies|prints|pages|meter|meters|reading|for|with
black|color|total|company|number
"""
# Without any of these a message tells no reading, and with any of the second no reading but money.
METER = "meters?|counter|count|readings?|copies|total|mono|black|bw|b ?/ ?w|colou?r|clr|scans"
MONEY = "dollars?|bucks|pay"
# Around a bare number that was asked for.
BEFORE_BARE = "it|is|s|its|the|reading|reads|says|shows|at|meter|um|uh|er|well|no|sorry|about|i|think"
AFTER_BARE = "please|thanks"
ZERO = "oh|o|zero"
