"""Search as you type over 50,000 items, beside a bare LIKE scan and a bare full-text query of the same names."""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bounding import slow_looks
from shoebox.domain.item import EAN_DIGITS, Item, PricesFacts, is_ean
from shoebox.storage.price_list import PRICES_FILE, PriceList, write_price_list

ITEMS, TYPED, LOOKED_UP = 50_000, 300, 500
WHAT = (
    "coat", "jacket", "shirt", "socks", "trousers", "jeans", "hat", "scarf", "gloves", "dress", "skirt", "bag",
)  # fmt: skip
LIKE = (
    "wool", "cotton", "linen", "red", "blue", "green", "black", "white", "grey", "navy", "small", "large", "long",
)  # fmt: skip
Figure = tuple[str, float, str, float | None]


def _items(chance: random.Random) -> list[Item]:
    def name(at: int) -> str:
        return f"{chance.choice(LIKE).title()} {chance.choice(WHAT)} {chance.choice(LIKE)} no. {at % 997}"

    return [Item(sku=f"{100_000 + at}", name=name(at), price_minor=199 + at, barcode=_ean(at)) for at in range(ITEMS)]


def _ean(at: int) -> str:
    body = f"400{at:09d}"
    return next(body + str(last) for last in range(10) if is_ean(body + str(last)))


def _typed(chance: random.Random, items: list[Item]) -> list[str]:
    """What stands in the line after each key of a person who types two words of an item's name."""
    texts: list[str] = []
    while len(texts) < TYPED:
        first, second, *_ = chance.choice(items).name.lower().split()
        whole = f"{first} {second}"
        texts += [whole[:end].strip() for end in range(1, len(whole) + 1)]
    return texts[:TYPED]


def _times(work: Callable[[str], object], texts: list[str]) -> list[float]:
    times = []
    for text in texts:
        began = perf_counter()
        work(text)
        times.append((perf_counter() - began) * 1_000)
    return times


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def main() -> tuple[list[Figure], list[str]]:
    """Rows of (name, value, unit, ratio to the bare way of the same run), and what is not within bounds."""
    chance = random.Random(1)
    items = _items(chance)
    texts = _typed(chance, items)
    codes = [chance.choice(items).barcode for _ in range(LOOKED_UP)]
    assert all(len(code) == EAN_DIGITS for code in codes)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = perf_counter()
        write_price_list(folder, PricesFacts(currency="USD", as_of_ms=0, items=ITEMS), items)
        making = perf_counter() - began
        prices = PriceList(folder)
        bare = sqlite3.connect(folder / PRICES_FILE)
        assert all(prices.find(code) is not None for code in codes[:20])
        found = _times(prices.search, texts)
        exact = _times(prices.find, codes)
        scan = _times(
            lambda text: bare.execute(
                "SELECT * FROM item WHERE name LIKE ? LIMIT 20", (f"%{'%'.join(text.split())}%",)
            ).fetchall(),
            texts,
        )
        match = _times(
            lambda text: bare.execute(
                "SELECT rowid FROM word WHERE word MATCH ? LIMIT 20", (" AND ".join(f'"{w}"*' for w in text.split()),)
            ).fetchall(),
            texts,
        )
        bare.close()
        prices.close()
    p50, p50_scan, p50_match = (statistics.median(times) for times in (found, scan, match))
    rows: list[Figure] = [
        (f"search as you type, {ITEMS:,} items, p50, against a bare LIKE scan", round(p50, 2), "ms", p50 / p50_scan),
        ("the same, against a bare full-text query", round(p50, 2), "ms", p50 / p50_match),
        ("the same, p99, against a bare LIKE scan", round(_p99(found), 2), "ms", _p99(found) / _p99(scan)),
        ("the same, p99, against a bare full-text query", round(_p99(found), 2), "ms", _p99(found) / _p99(match)),
        ("item by its barcode, p50", round(statistics.median(exact), 3), "ms", None),
        (f"price list of {ITEMS:,} items made", round(making, 2), "s", None),
    ]
    return rows, slow_looks({"search as you type": _p99(found), "item by its barcode": _p99(exact)})


if __name__ == "__main__":
    for what, value, unit, ratio in main()[0]:
        print(what, value, unit, "" if ratio is None else f"{ratio:.2f}")
