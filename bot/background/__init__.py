"""Work that no request waits for: the outbox, its senders, webhook events, polling of payments."""
