"""English words around invoice numbers."""

CUES = "invoice invoices inv bill bills document"
AFTER_CUE = "number numbers no num nr is the"
# After these it is a quantity, or a house in a street.
NOT_AN_ID = "days day dollars dollar bucks cents percent pm am years ft feet k"
STREETS = "street st avenue ave road rd drive dr blvd lane ln suite north south east west"
# In a list of numbers; "and" and "or".
JOINS = "and or"
# "Ending in 82, 91 and the 500"
ENDING = "ending|ends|ended"
ENDING_IN = "in|with"
BETWEEN_ENDINGS = "and|or|the"
# Where a voice pauses within a number.
PAUSES = "dash hyphen number"
