"""Data in from the dealer's ERP and back out, and the reconciliation of both."""
