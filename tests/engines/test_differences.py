"""What DuckDB calls the difference of two amounts or codes is what the rules call it."""

from __future__ import annotations

from random import Random

import duckdb

from shoebox.reconcile.engines.duckdb_words import amounts_are, texts_are
from shoebox.reconcile.rules import amounts, texts


def near(random: Random, text: str) -> str:
    """The text with up to three strokes of the keyboard gone wrong."""
    for _ in range(random.randrange(4)):
        at = random.randrange(len(text) + 1)
        kind = random.randrange(4)
        if kind == 0:
            text = text[:at] + random.choice("0123456789A") + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + random.choice("0123456789A") + text[at:]
        elif kind == 2:
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text


def test_texts() -> None:
    random = Random(5)
    pairs = []
    for _ in range(3_000):
        one = "".join(random.choices("0123456789A", k=random.randrange(7)))
        pairs.append((one, near(random, one) if random.random() < 0.9 else ""))
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE pair AS SELECT unnest($1) AS a, unnest($2) AS b", [list(x) for x in zip(*pairs, strict=True)]
        )
        relation = texts_are("a", "b", known="a <> '' AND b <> ''", same="a = b")
        said = connection.execute(f"SELECT a, b, {relation} FROM pair").fetchall()
    assert [(a, b, texts(a, b)) for a, b, _ in said] == said


def test_amounts() -> None:
    random = Random(6)
    pairs = []
    for _ in range(3_000):
        one = random.choice((random.randrange(1, 200), random.randrange(1, 100_000), random.randrange(1, 10**12)))
        digits = near(random, str(one)).replace("A", "0")
        other = random.choice((int(digits or 1), one * 10, one + random.randrange(3), one + one // 4, one // 2))
        pairs.append((one, max(1, other)))
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE pair AS SELECT unnest($1::BIGINT[]) AS a, unnest($2::BIGINT[]) AS b",
            [list(x) for x in zip(*pairs, strict=True)],
        )
        said = connection.execute(f"SELECT a, b, {amounts_are('a', 'b')} FROM pair").fetchall()
    assert [(a, b, amounts(a, b)) for a, b, _ in said] == said
