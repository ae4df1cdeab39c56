"""Answers read from what was heard: typed, spoken, pressed or keyed."""
