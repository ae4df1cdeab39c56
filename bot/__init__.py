"""All that faces the outside: channels, web pages, background jobs, and the place where the parts meet."""
