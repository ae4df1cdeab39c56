"""English faults of machines."""

KINDS = {
    "jam": r"""
        jam(?:s|med|ming|med up)?|misfeed\w*|stuck|eat(?:s|ing|en)? (?:the |my |our |up )?paper
        (?:two|2|several|multiple) (?:sheets|pages) at once|crooked|won'?t feed|not feeding
    """,
    "quality": r"""
        streak\w*|smear\w*|smudg\w*|(?:faded|fading)|blurr?y\w*|blank|lines? (?:on|down|through|across|in)
        (?:black|white) (?:lines?|marks?|spots?|dots?)|spots on|ghosting
        colou?rs? (?:is|are|looks?|look)(?: all)? (?:off|wrong|bad)|too (?:light|dark)
    """,
    "noise": r"nois[ey]\w*|grind\w*|squeak\w*|squeal\w*|rattl\w*|clunk\w*|click(?:s|ing)|beep\w*",
    "dead": r"""
        (?:won'?t|will not|does ?n'?t|doesn'?t) (?:turn|power|start)(?: on| up)?|dead|no power
        (?:is|are|s|went|'s|been|all) down|down (?:again|completely|since)
    """,
    "frozen": r"""
        frozen|freez\w*|froze|(?:screen|panel|display) (?:does ?n'?t|doesn'?t|won'?t|isn'?t) (?:respond\w*|work\w*)|hung|crash\w*
    """,
    "offline": r"""
        off ?line
        (?:can'?t|cannot|won'?t|not|doesn'?t) (?:connect\w*|find(?:ing)? the (?:printer|copier)|see the (?:printer|copier))
    """,
    "printing": r"(?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) print\w*",
    "scanning": r"""
        (?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) scan\w*
        scan\w* (?:is|are|isn'?t|does ?n'?t|doesn'?t|won'?t|not|stopped|keeps)
    """,
    "faxing": r"""
        (?:won'?t|not|can'?t|cannot|doesn'?t|does not|will not|stopped|isn'?t|quit) fax\w*
        fax\w* (?:is|are|isn'?t|does ?n'?t|doesn'?t|won'?t|not|stopped|keeps)
    """,
    "finishing": r"stapl\w+|hole punch\w*|finisher|booklet\w*",
    "supplies": r"""
        (?:out of|low on|low|need\w*|no|replace) (?:\w+ )?(?:toner|ink|staples|drum)
        (?:toner|ink|drum) (?:is|light|low|empty|out|message)|waste (?:toner|box)
    """,
    "leak": r"leak\w*|spill\w*",
    "smoke": "smok(?:e|es|ing)|burn(?:s|ing|t)|on fire|sparks?",
}
# What says only that something is wrong.
BROKEN = r"""
broke|broken|out of order|(?:not|n'?t|isn'?t|stopped|quit|never) work(?:s|ing)?
(?:doesn'?t|does ?n'?t|won'?t|does not|will not) work|acting up|malfunction\w*|error|errors|acts up|messed up
problem with (?:the|our|my) (?:copier|printer|machine)
"""
# What stands before an error code, and between it and the code.
CODE = "errors?|codes?|says|shows|showing|displays?|displaying|reads|service|sale"
CODE_AFTER = "error|code|number|is|the|a|an|on|message"
