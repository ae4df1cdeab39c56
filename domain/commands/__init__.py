"""Everything a conversation can change, and how it is carried out once per key."""
