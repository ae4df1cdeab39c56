"""The inbox: where all e-mail and text messages of the demo arrive, instead of with people."""
