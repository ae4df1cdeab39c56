"""How config.yml is read: lines, values, and the records they become."""
