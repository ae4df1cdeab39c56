"""The telephone, over TwiML webhooks: a call is a conversation, each key, word or silence of the caller a turn."""
