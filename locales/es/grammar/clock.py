"""Spanish times of the day."""

AFTERNOON = r"(?:de|por|en) la (?:tarde|noche)"
NIGHT = "noche"
MORNING = r"(?:de|por|en) la manana"
ONE = "una"
AND = "y"
PARTS_AFTER = {30: "media", 15: "cuarto"}
PARTS_BEFORE: dict[int, str] = {}
OH = ""
AT = "a las?|desde las?"
NO_TIME = "dias?"
MIDNIGHT = "medianoche"
NOON = "mediodia"
