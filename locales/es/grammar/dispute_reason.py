"""Spanish reasons for not accepting an invoice."""

KINDS = {
    "twice": "dos veces|duplicad[ao]|doble(?:mente)?",
    "paid": r"ya (?:la |lo |las )?(?:pag\w+|esta pagad[ao]|fue pagad[ao])",
    "returned": r"""
        devolvi\w*|devuelt\w*|cancel(?:amos|e|ado|ada)|no (?:lo |la )?(?:pedi\w*|ordenamos|solicit\w+)|no es nuestr[ao]
    """,
    "not_received": r"""
        no (?:lo |la |los |las |nos )*(?:recib\w*|llego|llegaron|entreg\w*)|nunca (?:lleg\w+|recib\w+|vin\w+)|falta\w*
    """,
    "damaged": r"""
        danad[ao]s?|defectuos[ao]s?|rot[ao]s?|mal (?:hech|trabaj)\w*
        (?:no|nunca) (?:lo |la )?(?:funcion|arregl|repar|sirv|termin)\w*
    """,
    "amount": r"importe|precio|monto|cobr\w+ de mas|demasiado|alt[ao]|no coincide|mas de lo|recargo",
    "other": "otr[ao]s?(?: cosa| razon| motivo)?",
}
