"""What whole columns are called, of two amounts, two codes or two last fours, is what the rules call each pair."""

from __future__ import annotations

from random import Random

import numpy as np

from shoebox.reconcile import differing, rules


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


def columns(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    both = np.array(pairs, dtype=np.int64)
    return both[:, 0], both[:, 1]


def test_codes() -> None:
    """Numbers of up to eighteen digits, and codes with letters, which stand as negative numbers."""
    random, numbers = Random(5), {"": 0}
    pairs = []
    for _ in range(6_000):
        signs = "0123456789A" if random.random() < 0.2 else "0123456789"
        one = "".join(random.choices(signs, k=random.randrange(1, random.choice((7, 19))))).lstrip("0")
        other = near(random, one)[:18].lstrip("0") if random.random() < 0.9 else ""
        for text in (one, other):
            numbers.setdefault(text, int(text) if text.isdigit() else -1 - len(numbers))
        pairs.append((one, other))
    texts = {number: text for text, number in numbers.items()}
    said = differing.codes(*columns([(numbers[one], numbers[other]) for one, other in pairs]), texts)
    assert said.tolist() == [rules.texts(one, other) for one, other in pairs]


def test_last4s() -> None:
    random = Random(7)
    every = [f"{random.randrange(10_000):04}" for _ in range(3_000)]
    other = [near(random, one).replace("A", "0")[:4].rjust(4, "0") if random.random() < 0.9 else "" for one in every]
    pairs = [(int(one), int(two) if two else -1) for one, two in zip(every, other, strict=True)]
    assert differing.last4s(*columns(pairs)).tolist() == list(map(rules.texts, every, other))


def test_amounts() -> None:
    random = Random(6)
    pairs = []
    for _ in range(6_000):
        one = random.choice((random.randrange(1, 200), random.randrange(1, 100_000), random.randrange(1, 10**12)))
        digits = near(random, str(one)).replace("A", "0")
        other = random.choice((int(digits or 1), one * 10, one + random.randrange(3), one + one // 4, one // 2))
        pairs.append((one, max(1, other)))
    assert differing.amounts(*columns(pairs)).tolist() == [rules.amounts(*pair) for pair in pairs]
