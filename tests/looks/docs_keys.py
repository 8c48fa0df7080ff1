"""Every key of every window, written into docs/guides/keys.md: ``python tests/looks/docs_keys.py``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from shoebox.desk.shortcuts import ALL_PAGES, COMMON, SHORTCUTS
from shoebox.desk.widgets.keycap import key_names

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "keys.md"
FACES = {
    COMMON: "Everywhere",
    "launcher": "Launcher",
    "register": "Register",
    "office": "Office",
    "finance": "Finance",
}

PAGES = {
    "card": "A card slip",
    "cash": "A cash sale",
    "pickup": "An online order",
    "items": "By items",
    "decide": "Approvals",
    "files": "Instruction files",
    "board": "War room",
    "journal": "Journals",
    "trail": "Audit trail",
}

HEAD = """# Every key

F1 lists those of the window that is open. This page is written from the table that the keys are bound by
(`python tests/looks/docs_keys.py`).

## How many keys a card slip takes

$62.41 on Visa, last four 4417, code 48213A, imprinted: 24 keys where the pad's next number is right, 32 where the nine
digits of the number are typed. A test keys both, and counts.

| what | keys | how many |
|---|---|---|
| slip number: the pad's next one, or typed | `Enter` or `0 8 5 1 0 0 0 4 7` | 1 or 9 |
| amount, and on | `6 2 4 1 Enter` | 5 |
| brand: Visa | `1` | 1 |
| last four | `4 4 1 7` | 4 |
| last four again | `4 4 1 7` | 4 |
| expiry date valid | `Y` | 1 |
| approval code | `4 8 2 1 3 A` | 6 |
| signature compared, all copies legible | `Y` | 1 |
| record | `Enter` | 1 |
| | | **24 or 32** |

Fields that are full let the keyboard go on by themselves: a slip number of the pad, four digits, a code of the usual
length. The tax follows the amount, and the usual imprint stands chosen. A clerk's first slip of a shift takes one key
more, F4 for why cards are taken by hand. No mouse is needed anywhere in a sale.
"""


def guide() -> str:
    """The page as the table has it now."""
    parts = [HEAD]
    for face, title in FACES.items():
        lines = [line for line in SHORTCUTS if line.face == face]
        parts.append(f"\n## {title}\n")
        in_order = sorted(lines, key=lambda line: line.page != ALL_PAGES)  # those of the whole window first
        for page, keys in groupby(in_order, key=lambda line: line.page):
            if page != ALL_PAGES:
                parts.append(f'\n### On its page "{page}"\n')
            parts.append("\n| key | what |\n|---|---|\n")
            parts += [f"| {' + '.join(key_names(line.key))} | {line.words} |\n" for line in keys]
    return "".join(parts)


if __name__ == "__main__":
    GUIDE.write_text(guide(), "utf-8")
