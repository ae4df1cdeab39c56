"""One dialogue, held from beginning to end, and all that is needed to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import Reply
from domain.core.models import ExecutedCommand
from tests.simulator.ledger import Books
from tests.simulator.scenario import Scenario
from tests.simulator.user import Act, User
from tests.simulator.world import Office, World

# Patience beyond what the goal needs, in turns.
_PATIENCE = {"impatient": 6}
_USUAL_PATIENCE = 8


@dataclass(frozen=True)
class Turn:
    """What the customer did, what was answered, and whether that brought him further."""

    act: Act
    replies: tuple[Reply, ...]
    moved: bool


@dataclass(frozen=True)
class Dialogue:
    """What was said, and what came of it. ``done``: the customer has what he wanted; ``dead_end``: nothing led on.

    ``commands`` are what was carried out, each with the number of the message it came from.
    """

    scenario: Scenario
    turns: tuple[Turn, ...]
    news: tuple[Reply, ...]
    done: bool
    dead_end: bool
    before: Books
    after: Books
    commands: tuple[tuple[ExecutedCommand, int], ...]
    captures: tuple[tuple[int, str], ...]
    left_open: tuple[str, ...]
    failed_turns: int


async def hold(scenario: Scenario, office: Office) -> Dialogue:
    """Hold the dialogue of this scenario; who gets a link pays."""
    with office.world(scenario) as world:
        before, user, page = world.books(), User(scenario, world.find_code), scenario.goal.page
        progress = user.progress
        turns = await _talk(scenario, world, user)
        news = await world.pay(page) if progress.done and page else []
        return Dialogue(
            scenario=scenario,
            turns=tuple(turns),
            news=tuple(news),
            done=progress.done,
            dead_end=progress.dead_end,
            before=before,
            after=world.books(),
            commands=tuple((done, world.message_of(done.key)) for done in world.carried_out()),
            captures=tuple(world.captures()) if page else (),
            left_open=world.open_flows(),
            failed_turns=world.failed_turns(),
        )


async def _talk(scenario: Scenario, world: World, user: User) -> Sequence[Turn]:
    questions = scenario.goal.questions
    budget = questions + _PATIENCE.get(scenario.behaviour, questions + _USUAL_PATIENCE)
    turns: list[Turn] = []
    act: Act | None = user.begin()
    while act and len(turns) < budget:
        replies = await world.do(act)
        following = user.react(replies)
        turns.append(Turn(act, tuple(replies), user.progress.moved))
        act = following
    return turns
