"""From a made outage to its marks, through the reconciliation's public face: floors that fail if either side breaks.

The drill may not import the reconciliation; these tests may, since they stand outside both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import duckdb
import pytest

from shoebox.domain.finding import FindingKind
from shoebox.drill.marking import Known, Marks, Told, mark_answer
from shoebox.drill.outage import Asked, make_outage, only, profiles
from shoebox.drill.outage.block import make_block
from shoebox.drill.outage.making import incident_head
from shoebox.drill.outage.profiles import EVERY, Chances
from shoebox.drill.outage.scene import Scene
from shoebox.drill.outage.visits import open_pool
from shoebox.drill.outage.writing import INCIDENT_FILE, IncidentFile, Spool, to_parquet
from shoebox.reconcile import read_findings, read_links, run

pytestmark = pytest.mark.thorough

SURE_PPM = 750_000
PARTS = {"slips": "slip_id", "charges": "charge_id"}


def reconcile(outage: Path, out: Path) -> Path:
    run(outage / "slips.parquet", outage / "charges.parquet", out, incident=outage / "incident.toml")
    return out


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An outage of 1,800 papers, and the answer to it."""
    folder = tmp_path_factory.mktemp("standard")
    make_outage(folder / "outage", Asked(slips=1_800, stores=6, baskets="made-up", seed=21))
    return folder / "outage", reconcile(folder / "outage", folder / "answer")


def test_an_outage_is_answered_well(standard: tuple[Path, Path]) -> None:
    """Floors well below what is seen: whoever breaks the generator, the marks or the engine falls through them."""
    outage, answer = standard
    marks = mark_answer(answer, outage)
    assert marks.links.f1_ppm > 990_000
    assert marks.total.f1_ppm > 900_000
    for kind, least in (
        (FindingKind.MISSING_CHARGE, 880_000),
        (FindingKind.DUPLICATE_CHARGE, 850_000),
        (FindingKind.CARD_MISMATCH, 900_000),
    ):
        assert marks.kind(kind).found > 5
        assert marks.kind(kind).f1_ppm > least, kind
    (money,) = marks.refunds
    assert money.right_minor > 0.9 * money.due_minor
    assert money.wrong_minor < 0.05 * money.due_minor


def test_an_answer_that_says_nothing_is_marked_so(standard: tuple[Path, Path], tmp_path: Path) -> None:
    outage, answer = standard
    with duckdb.connect() as db:
        for name in ("links", "findings"):
            db.execute(f"COPY (FROM read_parquet('{answer}/{name}.parquet') LIMIT 0) TO '{tmp_path}/{name}.parquet'")
    marks = mark_answer(tmp_path, outage)
    assert (marks.links.recall_ppm, marks.total.recall_ppm, marks.total.raised) == (0, 0, 0)
    assert marks.refunds[0].right_minor == 0


def test_a_clean_outage_needs_no_word(tmp_path: Path) -> None:
    """Honest repeats, ordinary sales before and after, web orders, declined and reversed attempts: no finding."""
    make_outage(tmp_path / "outage", Asked(profile="clean", slips=1_000, stores=4, baskets="made-up", seed=22))
    marks = mark_answer(reconcile(tmp_path / "outage", tmp_path / "answer"), tmp_path / "outage")
    assert [(one.kind.value, one.reasons) for one in marks.false] == []
    assert marks.links.f1_ppm > 998_000


# Each fault alone, on papers that say all they can: every slip with its approval code, every charge with a slip number.

FAULTS = {
    "lost": FindingKind.MISSING_CHARGE,
    "double": FindingKind.DUPLICATE_CHARGE,
    "triple": FindingKind.DUPLICATE_CHARGE,
    "split": FindingKind.SPLIT_CHARGE,
    "combined": FindingKind.COMBINED_CHARGE,
    "wrong_store": FindingKind.STORE_MISMATCH,
    "keyed_twice": FindingKind.DUPLICATE_SLIP,
    "paper_lost": FindingKind.MISSING_SLIP,
    "void_again_charged": FindingKind.VOID_CHARGED,
    "void_charged": FindingKind.VOID_CHARGED,
    "cash_charged": FindingKind.VOID_CHARGED,
    "partial_capture": FindingKind.AMOUNT_MISMATCH,
    "tip": FindingKind.AMOUNT_MISMATCH,
    "cent": FindingKind.AMOUNT_MISMATCH,
    "slip_amount": FindingKind.AMOUNT_MISMATCH,
    "charge_amount": FindingKind.AMOUNT_MISMATCH,
    "slip_last4": FindingKind.CARD_MISMATCH,
    "charge_last4": FindingKind.CARD_MISMATCH,
    "wrong_currency": FindingKind.MISSING_CHARGE,
    "torn_out": FindingKind.SLIP_GAP,
    "slip_number": FindingKind.SLIP_GAP,
    "late": FindingKind.LATE,
    "picked_up_charged": FindingKind.DUPLICATE_CHARGE,
    "refund_lost": FindingKind.REFUND_MISSING,
    "refund_doubled": FindingKind.REFUND_DUPLICATE,
    "refund_as_charge": FindingKind.REFUND_CHARGED,
    "web_retry": FindingKind.DUPLICATE_CHARGE,
    "file_replayed": FindingKind.DUPLICATE_CHARGE,
    "file_missing": FindingKind.MISSING_CHARGE,
}
# What may be odd about some of them, always: another hand, another place, a mistake of its own.
ODD: dict[str, tuple[str, dict[str, int]]] = {
    "sent again at once": ("double", {"at_once": EVERY}),
    "keyed again with a mistake": ("double", {"at_once": 0, "own_typo": EVERY, "in_other_store": 0, "on_the_web": 0}),
    "charged again in another store": ("double", {"at_once": 0, "in_other_store": EVERY}),
    "charged again on the web": ("double", {"at_once": 0, "in_other_store": 0, "on_the_web": EVERY, "token": EVERY}),
    "declined and never charged": ("lost", {"lost_with_attempt": EVERY}),
    "keyed twice on another number": ("keyed_twice", {"other_number": EVERY}),
    "keyed twice with a mistake": ("keyed_twice", {"twice_typo": EVERY}),
    "keyed and charged twice": ("keyed_twice", {"twice_charged": EVERY}),
}
# These need no word: a code that differs, a number keyed wrong, a day or a file off by one.
HARMLESS = (
    "slip_code", "charge_code", "code_by_central", "reference_wrong", "wrong_day", "no_last4", "no_charge_last4",
    "file_shifted", "declined_first", "reversed", "void_again", "void_walked", "picked_up",
)  # fmt: skip
# A wrong number here and there, or nothing of a pad can be told; web orders are few.
OFTEN = {"slip_number": EVERY // 100, "web_retry": EVERY // 4}
PAPERS = 120
CONTRACT = tuple(FindingKind)[: tuple(FindingKind).index(FindingKind.LATE) + 1]


@dataclass(frozen=True)
class Alone:
    """Marks of one run over many stores, each with one fault; `found` has the kinds that should be found of each."""

    marks: Marks
    store_of: dict[str, str]
    fault_of: dict[str, str]
    found: dict[str, set[FindingKind]]

    def wrong(self, fault: str) -> list[str]:
        """What was missed or falsely said in the store with this fault."""
        told = [
            (f"{what} {one.kind.value}", self._store(one))
            for what, ones in (("missed", self.marks.missed), ("false", self.marks.false))
            for one in ones
        ]
        return sorted(what for what, store in told if self.fault_of[store] == fault)

    def _store(self, one: Known | Told) -> str:
        """A gap is of no slip: its numbers begin with their store's."""
        rows = (*one.slips, *one.charges)
        if rows:
            return self.store_of[rows[0]]
        return one.numbers[0][:3] if isinstance(one, Known) else one.reasons[0].split()[1]


def full_papers(fault: str) -> Chances:
    """A clean outage whose papers say all they can, but for one thing that goes wrong in one of twenty-five cases."""
    fault, odd = ODD.get(fault, (fault, {}))
    often = OFTEN.get(fault, EVERY // 2 if fault.startswith(("refund", "cash", "file")) else EVERY // 25)
    told = replace(only(fault, often), code_small=EVERY, code_large=EVERY, reference=EVERY, web=20_000, **odd)
    if fault.startswith("refund"):
        told = replace(told, refund=10_000)
    if fault.startswith("file"):
        told = replace(told, **{fault: EVERY // 4})
    return told


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """One run over as many stores as there are faults."""
    folder = tmp_path_factory.mktemp("alone")
    outage, pool = folder / "outage", open_pool("made-up")
    outage.mkdir()
    faults = {f"{number:03d}": fault for number, fault in enumerate((*FAULTS, *ODD, *HARMLESS), 1)}
    store_of: dict[str, str] = {}
    found: dict[str, set[FindingKind]] = {}
    asked = Asked(profile="clean", slips=PAPERS * len(faults), stores=len(faults))
    with Spool(outage, 7) as spool, IncidentFile(outage / INCIDENT_FILE, incident_head(asked)) as incident:
        for number, (store, fault) in enumerate(faults.items()):
            scene = Scene(full_papers(fault), store, len(faults), 4, "USD", "CAD")
            rng = Random(f"alone/{fault}")
            block, _ = make_block(pool, scene, rng, PAPERS, first_sale=number * PAPERS, first_register=1)
            spool.add(block)
            incident.add(store, block.spoiled)
            store_of |= {row.id: store for row in (*block.slips, *block.charges)}
            found[fault] = {one.kind for one in block.expected}
    to_parquet(outage)
    return Alone(mark_answer(reconcile(outage, folder / "answer"), outage), store_of, faults, found)


@pytest.mark.parametrize("fault", [*FAULTS, *ODD])
def test_a_fault_alone_is_found_and_named(alone: Alone, fault: str) -> None:
    kind = FAULTS[ODD.get(fault, (fault, {}))[0]]
    assert kind in alone.found[fault]
    assert alone.wrong(fault) == []


def test_every_fault_of_a_drill_stands_alone_once() -> None:
    """Whoever teaches the drill a new fault says here what is found of it alone, or that it needs no word."""
    alone_faults = {*FAULTS, *HARMLESS}
    assert {name for name in profiles.FAULTS if name not in alone_faults} == set()


def test_every_kind_of_the_contract_stands_alone_once(alone: Alone) -> None:
    """But for `ambiguous`, which is no fault: it says what nobody can tell."""
    kinds = set().union(*alone.found.values())
    assert {kind.value for kind in CONTRACT if kind not in kinds} == {"ambiguous"}


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_harms_nobody_alone_needs_no_word(alone: Alone, fault: str) -> None:
    assert alone.wrong(fault) == []


# What must not matter


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("small")
    make_outage(folder / "outage", Asked(profile="hostile", slips=500, stores=3, baskets="made-up", seed=23))
    return folder / "outage", reconcile(folder / "outage", folder / "answer")


def rewritten(outage: Path, target: Path, queries: dict[str, str]) -> Path:
    """The same outage with other rows, by a query for each part; `{file}` is what there was."""
    target.mkdir()
    (target / "incident.toml").write_bytes((outage / "incident.toml").read_bytes())
    with duckdb.connect() as db:
        for part in PARTS:
            query = queries.get(part, "FROM {file}").format(file=f"read_parquet('{outage}/{part}.parquet')")
            db.execute(f"COPY ({query}) TO '{target}/{part}.parquet' (FORMAT parquet)")
    return target


def same_bytes(one: Path, other: Path) -> bool:
    return all(
        (one / name).read_bytes() == (other / name).read_bytes() for name in ("links.parquet", "findings.parquet")
    )


def test_the_order_of_rows_does_not_matter(small: tuple[Path, Path], tmp_path: Path) -> None:
    outage, answer = small
    mixed = {part: f"FROM {{file}} ORDER BY hash({name}, 5)" for part, name in PARTS.items()}
    assert same_bytes(answer, reconcile(rewritten(outage, tmp_path / "mixed", mixed), tmp_path / "out"))


def test_the_cut_into_files_does_not_matter(small: tuple[Path, Path], tmp_path: Path) -> None:
    outage, answer = small
    with duckdb.connect() as db:
        for part, name in PARTS.items():
            for piece in range(3):
                (tmp_path / part / str(piece)).mkdir(parents=True)
                rows = f"FROM read_parquet('{outage}/{part}.parquet') WHERE hash({name}) % 3 = {piece}"
                db.execute(f"COPY ({rows}) TO '{tmp_path}/{part}/{piece}/rows.parquet' (FORMAT parquet)")
    run(tmp_path / "slips", tmp_path / "charges", tmp_path / "out", incident=outage / "incident.toml")
    assert same_bytes(answer, tmp_path / "out")


def told(answer: Path) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for one in read_findings(answer):
        yield one.kind.value, one.amount_minor, tuple(why for why in one.reasons if not why.startswith("runner_up"))


def test_the_names_of_rows_do_not_matter(small: tuple[Path, Path], tmp_path: Path) -> None:
    """Ids in another order: the same findings for the same reasons, though rows that are alike may change places."""
    outage, answer = small
    renamed = {
        part: f"SELECT * REPLACE (md5({name} || 'x')[:12] AS {name}) FROM {{file}}" for part, name in PARTS.items()
    }
    again = reconcile(rewritten(outage, tmp_path / "renamed", renamed), tmp_path / "out")
    assert Counter(told(again)) == Counter(told(answer))
    roles = [Counter(link.role for link in read_links(where)) for where in (answer, again)]
    assert roles[0] == roles[1]


def test_rows_of_somebody_else_change_nothing(small: tuple[Path, Path], tmp_path: Path) -> None:
    """Web orders of other cards a month later, and a store far away that had no outage.

    How common things are is learnt from all rows, so that a word said at evens may tip; what was said surely stays.
    """
    outage, answer = small
    strangers = (
        "SELECT 'x' || i AS charge_id, 'X-' || i AS order_id, CASE WHEN i % 2 = 0 THEN '900' END AS store_id, "
        "CASE WHEN i % 2 = 0 THEN 'pos' ELSE 'web' END AS channel, "
        "TIMESTAMP '2026-12-20 10:00:00' + to_seconds(i * 991) AS charged_at, "
        "(500 + i)::VARCHAR || '.11' AS amount, 'USD' AS currency, 'charge' AS kind, 'captured' AS status, "
        "'Visa' AS card_brand, lpad(((i * 7919) % 10000)::VARCHAR, 4, '0') AS card_last4, "
        "NULL::VARCHAR AS card_fingerprint, lpad((900000 + i)::VARCHAR, 6, '0') AS auth_code, "
        "NULL::VARCHAR AS slip_ref FROM range(200) AS r(i)"
    )
    more = {"charges": f"FROM {{file}} UNION ALL BY NAME ({strangers})"}
    again = reconcile(rewritten(outage, tmp_path / "more", more), tmp_path / "out")
    for one, other in ((answer, again), (again, answer)):
        sure = {found.finding_id for found in read_findings(one) if found.confidence_ppm > SURE_PPM}
        assert len(sure) > 60
        assert sure <= {found.finding_id for found in read_findings(other)}
    assert {link.role.value for link in read_links(again) if link.charge_id.startswith("x")} == {"unrelated"}


def test_a_second_outage_in_other_stores_changes_no_verdict(small: tuple[Path, Path], tmp_path: Path) -> None:
    """The same outage beside itself under other store numbers and ids: twice the findings, kind by kind."""
    outage, answer = small
    double = {
        "slips": "FROM {file} UNION ALL BY NAME (SELECT * REPLACE ('z' || slip_id AS slip_id, '5' || store_id[2:] AS "
        "store_id, '5' || slip_no[2:] AS slip_no, lpad(((card_last4::INT + 5003) % 10000)::VARCHAR, 4, '0') AS "
        "card_last4, lpad(((auth_code::INT + 500009) % 1000000)::VARCHAR, 6, '0') AS auth_code, 'z' || order_ref AS "
        "order_ref) FROM {file})",
        "charges": "FROM {file} UNION ALL BY NAME (SELECT * REPLACE ('z' || charge_id AS charge_id, 'z' || order_id AS "
        "order_id, '5' || store_id[2:] AS store_id, '5' || slip_ref[2:] AS slip_ref, "
        "lpad(((card_last4::INT + 5003) % 10000)::VARCHAR, 4, '0') AS card_last4, "
        "lpad(((auth_code::INT + 500009) % 1000000)::VARCHAR, 6, '0') AS auth_code) FROM {file})",
    }
    again = reconcile(rewritten(outage, tmp_path / "double", double), tmp_path / "out")
    # Numbers are cut to make room for the other store's, and with them the mistypings that leave a gap.
    once, twice = (
        Counter(one.kind.value for one in read_findings(where) if one.kind is not FindingKind.SLIP_GAP)
        for where in (answer, again)
    )
    assert sum(once.values()) > 40
    assert abs(sum(twice.values()) - 2 * sum(once.values())) <= 0.05 * sum(once.values())


@pytest.mark.parametrize("profile", ["poor", "multi-currency", "rich"])
def test_other_profiles_are_answered_too(tmp_path: Path, profile: str) -> None:
    """Dates alone, five currencies, card tokens."""
    make_outage(tmp_path / "outage", Asked(profile=profile, slips=200, stores=5, baskets="made-up", seed=24))
    marks = mark_answer(reconcile(tmp_path / "outage", tmp_path / "answer"), tmp_path / "outage")
    assert marks.links.f1_ppm > 960_000


@pytest.mark.parametrize("days", [7, 100])
def test_the_date_does_not_matter(small: tuple[Path, Path], tmp_path: Path, days: int) -> None:
    """The same outage on another day: the same findings for the same reasons."""
    outage, answer = small
    times = {"slips": "sold_at", "charges": "charged_at"}
    later = {
        part: f"SELECT * REPLACE ({time}::TIMESTAMPTZ + INTERVAL {days} DAY AS {time}) FROM {{file}}"
        for part, time in times.items()
    }
    moved = rewritten(outage, tmp_path / "later", later)
    (moved / "incident.toml").write_text(
        re.sub(
            r"\d{4}-\d\d-\d\dT[\d:]+Z",
            lambda at: (datetime.fromisoformat(at[0]) + timedelta(days=days)).isoformat(),
            (moved / "incident.toml").read_text(),
        )
    )
    assert Counter(told(reconcile(moved, tmp_path / "out"))) == Counter(told(answer))
