"""What is known to be nasty, at every door: each ends in an error of the trade or is taken, and nothing grows large.

`python tests/fuzz TARGET` tries what nobody thought of. What it finds is kept in `corpus/TARGET` and tried here.
"""

from __future__ import annotations

import tracemalloc

import pytest

from fuzz.hostile import hostile
from fuzz.targets import TARGETS, Target

# A 64 MB bomb in 64 kB is among what is tried; nothing that a door reads there may need as much.
MEMORY_BYTES_MAX = 96 * 1024 * 1024


@pytest.fixture(params=TARGETS.values(), ids=lambda target: target.name)
def target(request: pytest.FixtureRequest) -> Target:
    return request.param


def test_what_the_program_writes_itself_is_taken(target: Target) -> None:
    """Else a fuzzer would begin outside the door, and never come in."""
    assert "" in [target.try_out(data) for data in target.seeds()]


@pytest.mark.thorough
def test_what_is_nasty_is_refused_in_words_or_taken(target: Target) -> None:
    ended = {name: target.try_out(data) for name, data in hostile(target.name).items()}
    assert len(ended) > 150


@pytest.mark.thorough
def test_what_is_nasty_needs_little_memory(target: Target) -> None:
    for name, data in hostile(target.name).items():
        tracemalloc.start()
        target.try_out(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < MEMORY_BYTES_MAX, name
