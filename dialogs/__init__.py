"""What is said when. Knows no channel, no engine, no database."""
