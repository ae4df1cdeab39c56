"""The web server's own parts: limits, health, the page on which the dealer's people answer, sockets."""
