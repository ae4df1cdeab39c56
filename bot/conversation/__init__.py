"""A message becomes an answer: accept, turn, transcript, and the news a conversation is told."""
