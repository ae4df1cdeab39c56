"""Telegram: a bot in private chats, by long polling or webhook. python-telegram-bot carries the messages and nothing else."""

from bot.channels.telegram.door import TelegramDoor, TelegramRefused
from bot.channels.telegram.webhook import router

__all__ = ["TelegramDoor", "TelegramRefused", "router"]
