"""Sandbox Pay: a payment provider with a vault, hosted pages, signed webhooks and faults on request."""
