"""Documents that a customer can keep, print and file: invoice copies, receipts of payments, statements of account."""
