"""What customers do about what they owe, other than paying: statements, disputes, promises, methods, automatic payments."""
