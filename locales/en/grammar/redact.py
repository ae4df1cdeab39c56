"""English words beside card and bank account numbers."""

# Before the code of a card, between the two, and between them where the code is spoken.
CODE = "security code|card code|verification code"
CODE_SPOKEN = "security code"
CODE_AFTER = "is|number|code|on|the|back"
CODE_IS = "is"
DIGITS = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
# A message with these speaks of a bank account, or of its routing number.
ROUTING = "routing|transit"
ACCOUNT = "bank|checking|savings"
# "Checking account 123456789"
ACCOUNT_KIND = "bank|checking|savings"
ACCOUNT_NUMBER = "account|acct|number|is"
