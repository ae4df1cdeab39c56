"""English words for a service call."""

CALL = "service call|call|ticket|case|repair|request"
NUMBER = "number|num"
