"""Everything the business remembers: one frozen record a thing, each a row of the table of the same name.

Amounts are integer cents beside a ``currency``; the properties give them as Money. Instants are aware and in UTC.
"""
