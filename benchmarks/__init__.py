"""What Ledgerline costs, measured beside the least it could cost: ``python -m benchmarks``."""
