"""Replies as the customer sees or hears them: texts, speech, numbers, pages, and signed addresses."""
