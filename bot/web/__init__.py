"""HTTP: the website's chat, the payment pages, documents, provider notices, health."""
