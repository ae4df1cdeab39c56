"""How the shipped data came about: the table of meanings and the word lists. Run by hand, once; see docs/understanding.md."""
