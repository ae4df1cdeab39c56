"""Payment links, attempts, and what the provider's truth makes of them."""
