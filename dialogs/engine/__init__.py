"""Steps a dialogue: what was heard meets the open flow, and gives the next move."""
