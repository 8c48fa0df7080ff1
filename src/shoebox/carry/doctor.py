"""What stands between a register and head office, or its store's office, in plain words. Carry room.

Looks, sends no entry, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from shoebox.carry.sender import Sender
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.office_card import OfficeCard, utc_day
from shoebox.transport.http_road import Address
from shoebox.transport.probe import Step, probe

SKEW_MS_MAX = 120_000
_VERSION = frozenset({"carry.too_old", "carry.too_new"})
_OF_DOOR = {
    "doctor.office_port": "doctor.door_closed", "doctor.office_silent": "doctor.door_closed",
    "doctor.office_other": "doctor.door_other", "doctor.office_stranger": "doctor.door_other",
}  # fmt: skip


class To(StrEnum):
    """Where a way leads."""

    HEAD_OFFICE = "head_office"
    OFFICE = "office"
    OWN_DOOR = "own_door"


@dataclass(frozen=True, slots=True)
class Way:
    """A way that was tried: to whom, where that is, and how far it came."""

    to: To
    address: Address
    steps: tuple[Step, ...]

    @property
    def is_right(self) -> bool:
        """Whether all of it is as it must be."""
        return all(step.is_right for step in self.steps)


def examine_line(
    address: Address, ca_file: Path | None, sender: Callable[[], Sender | None], *, wait_s: float, pinned: bytes = b""
) -> list[Step]:
    """Every step from the name to the enrolment. `sender` answers None where the register has no key of head office.

    With `pinned` the way is to the office of the store, which has this certificate.
    """
    steps = probe(address, ca_file=ca_file, pinned=pinned, wait_s=wait_s)
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
    steps.append(_clock(asking.skew_ms, "office" if pinned else "clock"))
    if asking.keys:
        steps.append(_key(asking.keys.card, asking.clock.wall_ms()))
    try:
        receipt = asking.look(welcome, head)
    except ShoeboxError as wrong:
        return [*steps, _told("enrolment", wrong)]
    finally:
        asking.road.close()
    held = {"held": receipt.held_seq, "head": head.seq}
    return [*steps, Step("enrolment", facts=held)]


def examine_door(port: int, certificate: bytes, *, wait_s: float) -> Way:
    """The office's own door, from this PC itself: whether it is open, and whether it is this office that answers.

    What lies between is the registers' to tell: a firewall of this PC lets its own programs through.
    """
    address = Address(f"https://127.0.0.1:{port}")
    if not certificate:
        return Way(To.OWN_DOOR, address, (Step("certificate", "doctor.door_never", {"port": port}),))
    steps = probe(address, pinned=certificate, wait_s=wait_s)
    return Way(To.OWN_DOOR, address, tuple(replace(step, code=_OF_DOOR.get(step.code, step.code)) for step in steps))


def _told(name: str, wrong: ShoeboxError) -> Step:
    return Step(name, wrong.code, {**wrong.facts, "said": str(wrong)})


def _key(card: OfficeCard, now_ms: int) -> Step:
    day = utc_day(card.ends_ms())
    return Step("key", "keys.soon" if card.ends_soon(now_ms) else "", {"card": card.number, "day": day})


def _clock(skew_ms: int, whose: str) -> Step:
    facts = {"minutes": abs(skew_ms) // 60_000, "way": "behind" if skew_ms > 0 else "ahead of"}
    wrong = "doctor.office_clock" if whose == "office" else "doctor.clock"
    return Step("clock", wrong if abs(skew_ms) > SKEW_MS_MAX else "", facts)
