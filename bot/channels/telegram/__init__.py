"""Telegram: a bot in private chats, by long polling or webhook. python-telegram-bot carries the messages and nothing else."""

from bot.channels.telegram.service import TelegramChannel, TelegramRefused
from bot.channels.telegram.webhook import router

__all__ = ["TelegramChannel", "TelegramRefused", "router"]
