"""Rasa's REST channel and /model/parse."""
