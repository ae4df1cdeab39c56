"""Text before it is understood: tokens, language, spelling, word lists."""
