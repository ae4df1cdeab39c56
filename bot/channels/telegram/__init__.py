"""Telegram: a bot in private chats, by long polling or webhook. python-telegram-bot carries the messages and nothing else."""
