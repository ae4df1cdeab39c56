"""What a turn costs: statements, rows, CPU, beside an earlier commit. ``python -m benchmarks.costs``; the check is ``bounds``."""
