"""Numbers of the trade stand in the policy or the reconciliation's own file, none in code: the rest has its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from house.tree import SOURCE

ROOMS = (
    "till", "day", "domain", "casework", "central", "handover", "desk", "paper", "carry", "reconcile", "storage",
    "formats",
)  # fmt: skip
# A name with one of these words says days, money, shares or a limit of something that a chain may want otherwise.
WORDS = {
    "DAY", "DAYS", "HOUR", "HOURS", "H", "MINUTE", "MINUTES", "WEEK", "WEEKS", "WEEKEND", "MONTH", "MONTHS",
    "PERCENT", "SHARE", "PPM", "MINOR", "TOLERANCE", "LIMIT", "FLOOR", "FLOAT", "TIP", "ROUNDING", "TRIES",
    "LARGEST", "CHECKS", "COUNTS",
}  # fmt: skip

# Units of time and of parts; the shape of a page or of a typed text; limits of a form that keep a number readable.
UNITS = {
    "HOUR_MS", "DAY_MS", "MINUTE_MS", "_HOUR_MS", "_DAY_MS", "_MINUTE_MS", "_DAY_H", "_WEEK_H", "_HOURS",
    "PPM", "PPM_PER_PERCENT", "CERTAIN_PPM", "SURE_PPM", "DAY_S", "HOUR_S", "MINUTE_S", "_DAY_S",
}  # fmt: skip
SHAPES = {"_KEY_SHARE_MAX", "_ACROSS_SHARE", "_NATURAL_SHARE_MAX", "_BARS_SHARE_MAX", "DAY_SIGNS_MAX"}
REASONS = {
    "day/drawer.py:COUNTS_MAX": "the rule itself: where two counts agree with nothing, the third stands",
    "desk/office/count_view.py:COUNTS_SHOWN": "how many lines a page has room for",
    "paper/cash_sheet.py:_COUNTS_SHOWN": "how many lines a sheet has room for",
    "paper/day_drawers.py:COUNTS_SHOWN": "the same",
    "paper/clerk_sheet.py:_FIELD_SHARE": "how wide a column is",
    "paper/clerk_sheet.py:_KEYS_SHARE": "the same",
    "paper/clerk_words.py:EXAMPLE_MINOR": "the sum of an example on paper",
    "domain/board.py:HOURS": "how many bars the board draws",
    "domain/board.py:DAYS": "how many bars the board draws",
    "domain/wall.py:MINUTES_SHOWN": "how many bars the page of stores draws",
    "desk/office/no_drawer_sheet.py:DAYS_SHOWN": "how many days a sheet has room for side by side",
    "domain/custody.py:DAYS_BACK_MAX": "how far back a start reads a book for boxes",
    "domain/incident.py:DAYS_BACK_MAX": "the calendar: a 31st is at most so many days ago",
    "domain/money.py:AMOUNT_MINOR_MAX": "what a whole number in a body may be",
    "domain/enrolling.py:CODE_DAYS": "how long an enrolment code opens: the protocol's",
    "domain/office_card.py:KEY_DAYS": "how long head office's key signs: the protocol's",
    "domain/office_card.py:OVERLAP_DAYS": "the same",
    "domain/office_card.py:WARN_DAYS": "the same",
    "domain/office_card.py:KEY_DAYS_MAX": "the same",
    "domain/practice.py:_LEAST_MINOR": "amounts of practice, which are no sales",
    "domain/practice.py:_MOST_MINOR": "amounts of practice, which are no sales",
    "casework/intake.py:WEIGHED_PPM_MIN": "below it an alternative is not worth a line beside the evidence",
    "casework/statement.py:DAYS_ON_PAPER_MAX": "how long a paper may be",
    "central/outgoing.py:DAYS_MAX": "how long something sent out may be good: the protocol's, chosen with --days",
    "reconcile/engines/duckdb_room.py:UNTOLD_PERCENT": "how an engine counts its memory",
    "reconcile/findings.py:EXACT_PPM": "how sure a rule is: measured on drills, not chosen by a chain",
    "reconcile/links.py:ALONE_PPM": "the same",
    "reconcile/findings.py:MISSING_SLIP_BY_HOUR": "the same",
    "reconcile/findings.py:RUNNER_UP_SHARE_MIN": "below it an alternative is not worth a line beside the evidence",
    "reconcile/incident.py:DAYS_MAX": "what a number of days in a file may be",
    "reconcile/proof.py:STORE_DAYS_LISTED_MAX": "how long a list may be",
    "reconcile/timing.py:_AROUND_HOURS": "how far a table of hours reaches",
    "storage/book_notices.py:HOURS_FROM_MIN": "from when on a span is said in hours",
    "desk/banners.py:_HOURS_SAID_MAX": "from when on an age is said in days",
}


def numbers() -> Iterator[str]:
    """Where a number, or several, stands under such a name at the top of a module."""
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for name, value in _named(ast.parse(path.read_text(encoding="utf-8"))):
                if WORDS & set(name.split("_")) and _is_number(value) and name not in UNITS | SHAPES:
                    yield f"{path.relative_to(SOURCE).as_posix()}:{name}"


def _named(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for line in module.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None:
            yield line.target.id, line.value
        for target in line.targets if isinstance(line, ast.Assign) else ():
            if isinstance(target, ast.Name):
                yield target.id, line.value  # type: ignore[union-attr]
            elif isinstance(target, ast.Tuple) and isinstance(line.value, ast.Tuple):  # type: ignore[union-attr]
                pairs = zip(target.elts, line.value.elts, strict=False)  # type: ignore[union-attr]
                yield from ((one.id, value) for one, value in pairs if isinstance(one, ast.Name))


def _is_number(value: ast.expr) -> bool:
    """A number, a sum with one in it, or nothing but numbers in a list or table."""
    if isinstance(value, ast.BinOp):
        return any(isinstance(one, ast.Constant) and isinstance(one.value, int | float) for one in ast.walk(value))
    try:
        found = ast.literal_eval(value)
    except ValueError:
        return False
    every = (
        list(found.values()) if isinstance(found, dict) else found if isinstance(found, list | tuple | set) else [found]
    )
    return bool(every) and all(isinstance(one, int | float) and not isinstance(one, bool) for one in every)


def test_a_number_of_the_trade_stands_in_the_policy() -> None:
    found = set(numbers())
    assert found - REASONS.keys() == set(), "move it into domain/policy.py, or say here why it is none of the trade's"
    assert REASONS.keys() - found == set(), "these are gone: take their lines out here"
