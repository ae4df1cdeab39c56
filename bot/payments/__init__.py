"""Our side of the hosted payment page: the page behind our link, and the provider's webhooks."""
