"""How tries are changed: bytes as libFuzzer does, JSON by its shape, and with words that are known to be nasty."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from fuzz.hostile import TOKENS, VALUES
from fuzz.sealing import loose, spelled

Mutate = Callable[[bytes, int], bytes]
DEPTH_MAX = 30


class Mutator:
    """Changes one try into the next; the same seed makes the same change."""

    def __init__(self, by_bytes: Mutate) -> None:
        self._by_bytes = by_bytes

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        rng = random.Random(seed)
        way = rng.random()
        if way < 0.4 and (changed := _json_changed(data, rng)) is not None:
            return changed[:most]
        if way < 0.6:
            return _token_put(data, rng)[:most]
        return bytes(self._by_bytes(data, most))


def _token_put(data: bytes, rng: random.Random) -> bytes:
    token = rng.choice(TOKENS)
    at = rng.randrange(len(data) + 1)
    return data[:at] + token + data[at + rng.choice((0, len(token), rng.randrange(12))) :]


def _json_changed(data: bytes, rng: random.Random) -> bytes | None:
    """One line of it, from its first bracket on, changed by its shape; None where there is no JSON."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    if rng.random() < 0.1:
        return b"\n".join(_lines_moved(lines, at, rng))
    mark, brace, rest = lines[at].partition(b"{")
    plain = loose(brace + rest)
    if not isinstance(plain, dict):
        return None
    lines[at] = mark + spelled(_changed(plain, rng, 0))
    return b"\n".join(lines)


def _lines_moved(lines: list[bytes], at: int, rng: random.Random) -> list[bytes]:
    other = rng.randrange(len(lines))
    return [[*lines[:at], *lines[at + 1 :]], [*lines, lines[at]], [*lines[:at], lines[other], *lines[at:]]][
        rng.randrange(3)
    ]


def _changed(value: Any, rng: random.Random, depth: int) -> Any:
    inner = isinstance(value, dict | list) and len(value) > 0
    if inner and depth < DEPTH_MAX and rng.random() < 0.85:
        return _inside(value, rng, depth)
    ways = [lambda: rng.choice(VALUES), lambda: [value], lambda: {"a": value}, lambda: _near(value, rng)]
    return rng.choices(ways, (4, 1, 1, 4))[0]()


def _inside(value: Any, rng: random.Random, depth: int) -> Any:
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key, way = rng.choice(keys), rng.random()
    made = dict(value) if isinstance(value, dict) else list(value)
    if way < 0.08:
        made.pop(key)
    elif way < 0.16 and isinstance(made, list):
        made.extend(made * rng.choice((1, 3)))
    elif way < 0.16 and isinstance(made, dict):
        made[str(rng.choice(VALUES))[:40]] = rng.choice(VALUES)
    else:
        made[key] = _changed(made[key], rng, depth + 1)
    return made


def _near(value: Any, rng: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return rng.choice((value + 1, value - 1, -value, value * 1_000_003, 1 << rng.randrange(70)))
    if isinstance(value, str):
        at = rng.randrange(len(value) + 1)
        word = str(rng.choice(VALUES))[:40]
        return rng.choice((value[:at] + word + value[at:], value[:at], value.swapcase(), value * 2, word))
    return rng.choice(VALUES)
