"""Invoice copies, receipts and statements as PDF, and the addresses they are opened at."""
