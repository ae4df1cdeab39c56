"""The terminal chat: a client of the website's endpoints."""
