"""Several requests in one message, and rules that outvote the classifier."""
