"""What goes wrong is told across processes as it is told within one."""

from __future__ import annotations

import copy
import pickle

import pytest

from shoebox.domain.errors import Refusal, ShoeboxError, Stopped, Trouble


@pytest.mark.parametrize(
    "wrong", [Refusal("demo.stores", stores=0), Trouble("files.unwritable", file="a", why="full"), Stopped()]
)
def test_it_travels_whole(wrong: ShoeboxError) -> None:
    for other in (pickle.loads(pickle.dumps(wrong)), copy.deepcopy(wrong)):
        assert type(other) is type(wrong)
        assert (other.code, other.facts, str(other)) == (wrong.code, wrong.facts, str(wrong))
