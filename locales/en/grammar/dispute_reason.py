"""English reasons for not accepting an invoice."""

KINDS = {
    "twice": "twice|two times|double[ -]?(?:billed|charged?)|duplicated?|same invoice",
    "paid": r"""
        already (?:been )?(?:paid|settled|sent (?:a |the )?(?:check|payment))|(?:we|i)(?:'ve| have)? paid|was paid
    """,
    "returned": r"""
        return(?:ed)?|sent (?:it|them|that) back|cancel+ed
        (?:never|did ?n'?t|did not) (?:order|ask|request|sign|agree)\w*|not ours|contract (?:ended|is over|expired)
    """,
    "not_received": r"""
        (?:never|not|did ?n'?t|did not|haven'?t|have not) (?:\w+ )?(?:receiv\w*|arriv\w*|deliver\w*|g[eo]t)
        (?:never|not|did ?n'?t|did not|haven'?t|have not) (?:\w+ )?(?:show(?:ed)? up|came|come)
        nothing (?:came|arrived)|missing
    """,
    "damaged": r"""
        damaged?|defective|broken|(?:poor|bad) (?:quality|work|job|service)|did ?n'?t (?:fix|work)
        (?:not|never) (?:fixed|repaired|done|finished|working)|wrong (?:item|product|part|toner|machine)
    """,
    "amount": r"""
        amount|price|rate|total|too (?:high|much)|over ?charg\w*|does ?n'?t match|more than|should be|extra charge|fee
    """,
    "other": "(?:something|anything) else|other|another reason",
}
