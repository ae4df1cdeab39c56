"""English words around the answer to a question."""

AROUND = """
it its is s the a my our number invoice invoices company code please thanks and yes sure ok um uh that this for to of i m sorry
account total amount e mail email phone by on just only one ones was think no
"""
