"""One small grammar a file: ``find`` gives the spans of a message, ``read`` the answer to a question that asked for just this."""
