"""A pretend outside world in one program: a payment provider with hosted pages, and an inbox for e-mail and text messages."""
