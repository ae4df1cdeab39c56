"""Who acts for a company and how they proved it; contacts on file, privacy, and reaching the dealer's people."""
