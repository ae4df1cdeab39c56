"""The second stage, an optional extra: what a whole sentence means, for messages that the core is not sure of."""
