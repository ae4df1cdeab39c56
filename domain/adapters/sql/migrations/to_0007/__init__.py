"""What migration 0007 needs: its tables, where their rows come from, and what is done about rows that break a rule."""
