"""English words around people's names."""

TITLE = "mr|mrs|ms|miss|dr|father|pastor|sister|rev"
# Titles by their short form; those that are left out; those without a point.
SHORT_TITLES: dict[str, str] = {}
NO_TITLE = ""
UNDOTTED = "miss father pastor sister"
# What announces a name.
CUE = r"""
my name(?: is|'s)|name ?:|the name is|call me|ask for|contact(?: person)?(?: is|:)|the contact is|talk (?:to|with)
speak (?:to|with)|can reach|get (?:a )?hold of|this is|it'?s|i'?m|i am|call
"""
# After these anything may follow, so what follows has to look like a name: followed by where the person is from, for instance.
WEAK = "this is it's its i'm im i am call talk to with speak"
FROM = r"from|over (?:at|in)|(?:in|at) the (?:front|main|school|church|office|desk)|here (?:from|at|in)|at [0-9]"
NO_NAME = """
a an the my our your his her this that these those me myself you him us them it i we they someone somebody anyone anybody whoever
who whom nobody person people human agent representative manager office front desk billing service accounting receivable dispatch
tech technician company customer account number invoice bill payment machine copier printer broken stupid urgent done out locked
down not working at in on from with to for of and or but here there now today tomorrow yes no ok okay sure please thanks thank
calling going trying looking having getting paying sorry happy ready good great fine bad wrong right new late lost stuck about
just only all any some what when where why how if so is are was be been am do does did don dont can could will would know idea
name school church business department team supervisor boss owner secretary bookkeeper principal reception receptionist teacher
over back again dead jammed jam error code emergency real live sales support customer's clear time whatever everything nothing
pay show send tell give get
"""
# Small words within a name.
PARTICLES = "van von al st"
ARTICLE = "the"
# Before a name that was asked for.
FILLERS = r"""
um|uh|oh|well|yes|yeah|just|please|ask for|asking for|it'?s|it is|that'?s|that would be|the name is|my name is|me|for|to|with
"""
# Before a name in a message that is kept for those who tend the sentences; the name is left out there.
INTRODUCES = "my name is|my name's|i am|i'm|this is|it's|name is"
