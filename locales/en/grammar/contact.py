"""English words of e-mail addresses and telephone numbers."""

SIGNS = {"@": "at", ".": "dot | point", "-": "dash | hyphen | minus", "_": "underscore", "+": "plus"}
# After a dash, this makes it an underscore.
LOW = ""
ZEROS = "zero oh"
# A spoken name of several words is one only at the beginning, or after these: "it's front desk at oak hill dot com".
BEFORE_AN_ADDRESS = "is s its it email mail address mailto e"
NO_NAME = """
is s its it email mail address e my our the a an to for send use please write me text call him her them us at and i like as am
we are was contact reach
"""
# "Eight hundred" as an area code.
TOLL_FREE = "eight hundred"
