"""The English words around the website's chat: what its own controls say."""

from collections.abc import Mapping

LABELS: Mapping[str, str | Mapping[str, str]] = {
    "launcher": {
        "open": "Open chat",
        "help": "Chat with us",
        "unread": "new",
        "down": "The chat cannot be reached. Please try again.",
    },
    "title": "Accounts help",
    "close": "Close chat",
    "log": "Conversation",
    "write": "Write your message",
    "send": "Send message",
    "you": "You",
    "bot": "Assistant",
    "staff": "Our team",
    "newTab": "opens in a new tab",
    "download": "Download",
    "typing": "The assistant is writing",
    "sending": "Sending…",
    "again": "Try again",
    "edit": "Change it",
    "notSent": "Not sent. Please try again.",
    "tooLong": "This could not be sent. Please change it and try again.",
    "down": "Connection lost. Trying again. Your messages are kept.",
    "offline": "You are offline. Your messages are kept and sent later.",
    "connecting": "Connecting…",
    "fresh": "Your last chat has ended. This is a new one.",
    "newer": "New messages",
    "safe": "Never type card or bank numbers here. You pay on a secure page.",
    "states": {
        "bot": "Automatic assistant",
        "waiting": "Waiting for a person",
        "human": "You are talking with a person",
        "closed": "This chat is closed. Write to start again.",
    },
}
