"""What stands behind the domain's ports: the database, the provider, the post."""
