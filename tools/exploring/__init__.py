"""Where every flow can go: each is walked with sample customers and sample answers, for its picture and for the tests."""
