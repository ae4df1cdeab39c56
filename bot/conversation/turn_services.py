"""What every turn is given."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rendering.texts import Texts
from bot.settings.channel import Channels
from dialogs.engine.engine import Dialogue
from domain.core.policy import Policy
from domain.core.ports import Clock
from domain.core.tokens import SecretDeriver
from nlu.understanding import Understanding


@dataclass(frozen=True)
class TurnServices:
    """What every turn needs, put together in ``bot.app``."""

    understanding: Understanding
    dialogue: Dialogue
    texts: Texts
    policy: Policy
    deriver: SecretDeriver
    clock: Clock
    channels: Channels
