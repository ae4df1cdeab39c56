"""The ways in, one file or folder each; they do not know each other."""
