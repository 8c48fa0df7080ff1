"""A clerk before a window on a real book."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desk.register.counter import Counter, at_the_counter, new_house
from shoebox.desk.lanes import Lanes


@pytest.fixture
def house(tmp_path):
    """A store with its day open."""
    made = new_house(tmp_path / "085-2")
    yield made
    made.book.close()


@pytest.fixture
def open_counter(house, lanes, shown) -> Callable[..., Counter]:
    """Open the register window on the house, inline unless other lanes are given."""

    def open_it(*, width: int = 1280, height: int = 800, with_lanes: Lanes | None = None, clerk: str = "17") -> Counter:
        window = at_the_counter(house, with_lanes or lanes, clerk=clerk)
        shown(window, width, height)
        return Counter(house, window)

    return open_it


@pytest.fixture
def counter(open_counter) -> Counter:
    """The register window at 1280 x 800, Rosa Lind at work."""
    return open_counter()
