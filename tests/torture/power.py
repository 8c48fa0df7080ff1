"""A disk that loses power: what may stand on it at any moment of a recorded writing, given what was synced.

What was synced is there. Of what was written since, any part may be: nothing, all, the first of it, any selection, or
torn in sectors of 512 bytes. Names made or removed since the folder was synced come back in order, as many as please.
The model takes a disk at its word; one that lies about a sync can't be simulated away.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SECTOR = 512
MANNERS = ("none", "all", "first", "some", "torn")

Op = tuple[Any, ...]


@dataclass
class Inode:
    """One file: what is surely on the disk, and what was done to it since."""

    durable: bytes = b""
    pending: list[Op] = field(default_factory=list)

    def settle(self) -> None:
        self.durable = self.after(self.pending)
        self.pending = []

    def after(self, ops: list[Op]) -> bytes:
        data = bytearray(self.durable)
        for op in ops:
            if op[0] == "truncate":
                del data[op[1] :]
                data.extend(bytes(op[1] - len(data)))
            else:
                _, offset, written = op
                data.extend(bytes(max(0, offset - len(data))))
                data[offset : offset + len(written)] = written
        return bytes(data)


@dataclass
class Disk:
    """One folder on the disk, and its names that are sure."""

    names: dict[str, Inode] = field(default_factory=dict)  # as the running program sees them
    durable: dict[str, Inode] = field(default_factory=dict)
    pending: list[tuple[str, Inode | None]] = field(default_factory=list)
    told: list[tuple[str, int]] = field(default_factory=list)

    def do(self, event: tuple[Any, ...]) -> None:
        """The next thing that was recorded."""
        kind, *said = event
        if kind == "create":
            self._name(said[0], Inode())
        elif kind == "delete":
            self._name(said[0], None)
            if said[1]:
                self._settle_names()
        elif kind in ("write", "truncate"):
            self.names[said[0]].pending.append((kind, *said[1:]))
        elif kind == "sync":
            self.names[said[0]].settle()
            if said[1]:
                self._settle_names()
        elif kind == "told":
            self.told.append((said[0], said[1]))

    def after_power(self, manner: str, chance: random.Random) -> dict[str, bytes]:
        """What may stand in the folder when the power comes back: file by name."""
        names = dict(self.durable)
        known = {"none": 0, "all": len(self.pending)}.get(manner, chance.randint(0, len(self.pending)))
        for name, inode in self.pending[:known]:
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        return {name: inode.after(_chosen(inode.pending, manner, chance)) for name, inode in names.items()}

    def _name(self, name: str, inode: Inode | None) -> None:
        self.pending.append((name, inode))
        if inode is None:
            del self.names[name]
        else:
            self.names[name] = inode

    def _settle_names(self) -> None:
        self.durable, self.pending = dict(self.names), []


def _chosen(ops: list[Op], manner: str, chance: random.Random) -> list[Op]:
    if manner == "none" or not ops:
        return []
    if manner == "all":
        return ops
    if manner == "first":
        return ops[: chance.randint(0, len(ops))]
    if manner == "some":
        return [op for op in ops if chance.random() < 0.5]
    return [part for op in ops for part in _sectors(op) if chance.random() < 0.5]


def _sectors(op: Op) -> Iterator[Op]:
    if op[0] == "truncate":
        yield op
        return
    _, offset, data = op
    for at in range(0, len(data), SECTOR):
        yield ("write", offset + at, data[at : at + SECTOR])


def power_cuts(log: list[tuple[Any, ...]], *, states: int, seed: int) -> Iterator[tuple[Disk, dict[str, bytes]]]:
    """So many moments of a recorded writing, each with a disk as it may be afterwards; evenly over its length."""
    chance = random.Random(seed)
    first = next(at for at, event in enumerate(log) if event[0] == "told")
    moments = sorted(chance.randrange(first, len(log)) for _ in range(states))
    disk, done = Disk(), 0
    for number, moment in enumerate(moments):
        for event in log[done : moment + 1]:
            disk.do(event)
        done = moment + 1
        yield disk, disk.after_power(MANNERS[number % len(MANNERS)], chance)
