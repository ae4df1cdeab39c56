"""Writes the beginnings of new things, in every place where the checks want something of them: ``ledgerline new flow NAME``."""
