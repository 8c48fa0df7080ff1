"""What stands between a register and head office, in plain words. Carry room: looks, sends no entry, writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shoebox.carry.sender import Sender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.office_card import OfficeCard, utc_day
from shoebox.transport.http_road import Address
from shoebox.transport.probe import Step, probe

SKEW_MS_MAX = 120_000
_VERSION = frozenset({"carry.too_old", "carry.too_new"})


def examine_line(
    address: Address, ca_file: Path | None, sender: Callable[[], Sender | None], *, wait_s: float
) -> list[Step]:
    """Every step from the name to the enrolment. `sender` answers None where the register has no key of head office."""
    steps = probe(address, ca_file=ca_file, wait_s=wait_s)
    if not steps[-1].is_right:
        return steps
    try:
        asking = sender()
    except ShoeboxError as wrong:  # such as a key that nobody unlocked: the way so far is right all the same
        return [*steps, _told("key", wrong)]
    if asking is None:
        return [*steps, Step("key", "receipt.no_key")]
    try:
        welcome, head = asking.greet()
    except ShoeboxError as wrong:
        name = "version" if wrong.code in _VERSION else "answer"
        return [*steps, _told(name, wrong)]
    steps.append(Step("version", facts={"app": welcome.app[:40]}))
    steps += [_clock(asking.skew_ms), _key(asking.keys.card, asking.clock.wall_ms())]
    try:
        receipt = asking.look(welcome, head)
    except ShoeboxError as wrong:
        return [*steps, _told("enrolment", wrong)]
    finally:
        asking.road.close()
    held = {"held": receipt.held_seq, "head": head.seq}
    return [*steps, Step("enrolment", facts=held)]


def _told(name: str, wrong: ShoeboxError) -> Step:
    return Step(name, wrong.code, {**wrong.facts, "said": str(wrong)})


def _key(card: OfficeCard, now_ms: int) -> Step:
    day = utc_day(card.ends_ms())
    return Step("key", "keys.soon" if card.ends_soon(now_ms) else "", {"card": card.number, "day": day})


def _clock(skew_ms: int) -> Step:
    facts = {"minutes": abs(skew_ms) // 60_000, "way": "behind" if skew_ms > 0 else "ahead of"}
    return Step("clock", "doctor.clock" if abs(skew_ms) > SKEW_MS_MAX else "", facts)
