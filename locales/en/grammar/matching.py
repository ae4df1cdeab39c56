"""English words beside the description of a machine or a payment method."""

# "One please" and "number one" name a place in the row; "skip that one", "one moment" do not.
ONE = "one"
AFTER_ONE = "please thanks"
BEFORE_ONE = "um uh option number machine card"
# "A second" is a moment.
SECOND = "second"
BEFORE_SECOND = "a one"
LAST = "last"
FLOOR = "floor|fl"
NO_CONTENT = """
the a an my our this that it its s is in on at by of to for from with and or one use using please i we want it's pay i'd like yes
no ending ends number serial sn model machine device unit thing
"""
