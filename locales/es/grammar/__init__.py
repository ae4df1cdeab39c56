"""What customers say, as the grammars of ``nlu`` look for it: one module of word tables a grammar."""
