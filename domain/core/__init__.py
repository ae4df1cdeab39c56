"""What every room of the business uses: money, tokens, policy, errors, and the ports to the outside."""
