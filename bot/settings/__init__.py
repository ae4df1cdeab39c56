"""config.yml and faq.yml, read with every mistake told at once with its line."""
