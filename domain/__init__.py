"""The business: companies, invoices, payments, service calls. Knows no channel, no database, no network."""
