"""Links by number: the first of every charge in line with the charges, the others beside them."""

from __future__ import annotations

import numpy as np

from shoebox.reconcile.findings import Place, Rule
from shoebox.reconcile.links import Numbered, every_link, lined_up


def charges(*numbers: int) -> Numbered:
    rows = np.array(numbers, dtype=np.int64)
    one = np.ones(len(rows), dtype=np.int64)
    return Numbered.of({"cid": rows, "amount": one, "day_no": one, "captured": one}, "cid", ("captured",))


def test_every_charge_stands_in_line_once_and_its_other_links_beside() -> None:
    """Charges but for 2, a bad row: 0 settles slip 7, 1 none, 3 pays slips 8 and 9, 4 pays 6, 5 settled 4 before."""
    decided = {
        "cid": [3, 4, 3], "sid": [9, 6, 8], "role": [Place.PART, Place.SETTLES, Place.PART],
        "first": [-1, -1, -1], "ppm": [990_000, 970_000, 990_000], "rule": [Rule.EXACT_SUM, Rule.ALONE, Rule.EXACT_SUM],
    }  # fmt: skip
    settled = {"cid": np.array([0, 5]), "sid": np.array([7, 4]), "stay_ppm": np.array([0, 985_000])}
    read = charges(4, 0, 1, 3, 5)
    links = every_link(read, settled, {name: np.array(column) for name, column in decided.items()}, 999_900)
    first, beyond = lined_up(links, read)
    assert (first["cid"].tolist(), first["sid"].tolist()) == ([0, 1, 3, 4, 5], [7, -1, 9, 6, 4])
    assert first["rule"].tolist()[::4] == [Rule.EXACT, Rule.SETTLED_BEFORE]
    assert first["ppm"].tolist()[::4] == [999_900, 985_000]
    assert (beyond["cid"].tolist(), beyond["sid"].tolist()) == ([3], [8])
    assert beyond["nth"][0] > first["nth"][2], "the links of a charge keep their order"
