"""The marks of hand-made answers: what counts as right, missed and false, and what it comes to in money."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind as Kind
from shoebox.drill.marking import Marks, as_json, mark_answer, marks_text
from shoebox.drill.marking.marks import Known, Mark, Told, calibrate, f1_ppm, ratio_ppm
from shoebox.drill.marking.matching import Matching
from shoebox.drill.outage import Asked, make_outage
from shoebox.drill.outage.rows import TRUTH_COLUMNS

LISTS = {"sales", "also", "slip_ids", "charge_ids", "numbers"}


@dataclass
class Case:
    """A truth and an answer, told line by line. Rows whose names share a letter can't be told apart."""

    truth: list[dict[str, object]] = field(default_factory=list)
    links: list[tuple[str, str, float]] = field(default_factory=list)
    findings: list[tuple[object, ...]] = field(default_factory=list)

    def slip(self, name: str, *, sale: str = "") -> Case:
        return self._row(what="slip", id=name, sales=[sale or name], alike=name[0], role="settled")

    def charge(self, name: str, *sales: str, scored: str = "yes") -> Case:
        return self._row(what="charge", id=name, sales=list(sales), alike=name[0], scored=scored)

    def expect(self, kind: Kind, slips: str = "", charges: str = "", minor: int = 100, **more: object) -> Case:
        ids = {"slip_ids": slips.split(), "charge_ids": charges.split()}
        name = f"f{len(self.truth)}"
        return self._row(
            what="finding", id=name, kind=kind.value, amount_minor=minor, **ids, **{"optional": "no", **more}
        )

    def link(self, charge: str, slip: str, sure: float = 1.0) -> Case:
        self.links.append((charge, slip, sure))
        return self

    def say(self, kind: Kind, slips: str = "", charges: str = "", minor: int = 100, sure: float = 1.0) -> Case:
        name = f"t{len(self.findings)}"
        self.findings.append((name, kind.value, slips.split(), charges.split(), minor, "USD", sure, ["because"]))
        return self

    def marks(self, folder: Path) -> Marks:
        folder.mkdir(exist_ok=True)
        with duckdb.connect() as db:
            shape = ", ".join(f"{name} {self._type(name)}" for name in TRUTH_COLUMNS)
            self._write(
                db, folder / "truth.parquet", shape, [[row.get(c) for c in TRUTH_COLUMNS] for row in self.truth]
            )
            self._write(db, folder / "links.parquet", "charge_id TEXT, slip_id TEXT, confidence DOUBLE", self.links)
            shape = (
                "finding_id TEXT, kind TEXT, slip_ids TEXT[], charge_ids TEXT[], amount_minor BIGINT, currency TEXT, "
                "confidence DOUBLE, reasons TEXT[]"
            )
            self._write(db, folder / "findings.parquet", shape, self.findings)
        return mark_answer(folder, folder)

    def _row(self, **facts: object) -> Case:
        empty: dict[str, object] = {name: [] if name in LISTS else "" for name in TRUTH_COLUMNS}
        self.truth.append({**empty, "currency": "USD", "amount_minor": 100, **facts})
        return self

    @staticmethod
    def _type(name: str) -> str:
        return "TEXT[]" if name in LISTS else "BIGINT" if name == "amount_minor" else "TEXT"

    @staticmethod
    def _write(db: duckdb.DuckDBPyConnection, path: Path, shape: str, rows: list) -> None:
        db.execute(f"CREATE OR REPLACE TABLE made ({shape})")
        for row in rows:
            db.execute(f"INSERT INTO made VALUES ({', '.join('?' * len(row))})", list(row))
        db.execute(f"COPY made TO '{path}' (FORMAT parquet)")


def test_a_perfect_answer_is_perfect(tmp_path: Path) -> None:
    case = Case().slip("a1").charge("A1", "a1").charge("B1", "a1").expect(Kind.DUPLICATE_CHARGE, "a1", "A1 B1")
    marks = case.link("A1", "a1").link("B1", "a1").say(Kind.DUPLICATE_CHARGE, "a1", "A1 B1").marks(tmp_path)
    assert marks.kind(Kind.DUPLICATE_CHARGE) == Mark(name="duplicate_charge", raised=1, true=1, found=1)
    assert marks.links == Mark(name="links", raised=2, true=2, found=2)
    assert (marks.total.f1_ppm, marks.links.f1_ppm) == (1_000_000, 1_000_000)
    (money,) = marks.refunds
    assert (money.due_minor, money.right_minor, money.wrong_minor, money.missed_minor) == (100, 100, 0, 0)


def test_what_is_not_said_is_missed_and_what_is_not_so_is_false(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("B1", "b1").expect(Kind.MISSING_CHARGE, "a1")
    marks = case.link("B1", "a1").say(Kind.MISSING_CHARGE, "b1").marks(tmp_path)
    assert marks.kind(Kind.MISSING_CHARGE) == Mark(name="missing_charge", raised=1, false=1, missed=1)
    assert marks.links == Mark(name="links", raised=1, false=1, missed=1)
    assert [one.slips for one in marks.missed] == [("a1",)]
    assert [one.slips for one in marks.false] == [("b1",)]


def test_slips_that_nothing_tells_apart_stand_for_one_another(tmp_path: Path) -> None:
    """Sales a1 and a2 over one amount on one card: which of them is called unpaid moves no cent."""
    case = Case().slip("a1").slip("a2").charge("A1", "a1").expect(Kind.MISSING_CHARGE, "a2")
    marks = case.link("A1", "a2").say(Kind.MISSING_CHARGE, "a1").marks(tmp_path)
    assert marks.total.f1_ppm == marks.links.f1_ppm == 1_000_000


def test_one_finding_answers_for_one_thing(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("a2").expect(Kind.MISSING_CHARGE, "a1").expect(Kind.MISSING_CHARGE, "a2")
    mark = case.say(Kind.MISSING_CHARGE, "a1").marks(tmp_path).kind(Kind.MISSING_CHARGE)
    assert (mark.true, mark.missed, mark.false) == (1, 1, 0)


def test_a_thing_said_twice_is_false_once(tmp_path: Path) -> None:
    case = Case().slip("a1").expect(Kind.MISSING_CHARGE, "a1").say(Kind.MISSING_CHARGE, "a1")
    mark = case.say(Kind.MISSING_CHARGE, "a1").marks(tmp_path).kind(Kind.MISSING_CHARGE)
    assert (mark.true, mark.missed, mark.false) == (1, 0, 1)


def test_the_very_finding_goes_before_one_that_only_looks_like_it(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("a2").expect(Kind.MISSING_CHARGE, "a1", also=["late"]).expect(Kind.LATE, "a2")
    marks = case.say(Kind.LATE, "a2").say(Kind.MISSING_CHARGE, "a1").marks(tmp_path)
    assert (marks.total.true, marks.total.missed) == (2, 0)


def test_a_duplicate_must_name_two_charges_of_its_family(tmp_path: Path) -> None:
    case = Case().slip("a1").charge("A1", "a1").charge("B1", "a1").charge("C1")
    case.expect(Kind.DUPLICATE_CHARGE, "a1", "A1 B1")
    mark = case.say(Kind.DUPLICATE_CHARGE, "a1", "A1 C1").marks(tmp_path).kind(Kind.DUPLICATE_CHARGE)
    assert (mark.true, mark.missed, mark.false) == (0, 1, 1)


def test_a_family_may_be_told_in_two_findings_but_no_charge_twice(tmp_path: Path) -> None:
    """Charged three times: the extra charges are said one by one, and the second one once more."""
    case = Case().slip("a1").charge("A1", "a1").charge("B1", "a1").charge("C1", "a1")
    case.expect(Kind.DUPLICATE_CHARGE, "a1", "A1 B1 C1", 200)
    for extra in ("B1", "C1", "C1"):
        case.say(Kind.DUPLICATE_CHARGE, "a1", f"A1 {extra}", 100)
    marks = case.marks(tmp_path)
    mark = marks.kind(Kind.DUPLICATE_CHARGE)
    assert (mark.raised, mark.true, mark.false, mark.missed) == (3, 2, 1, 0)
    (money,) = marks.refunds
    assert (money.due_minor, money.right_minor, money.wrong_minor) == (200, 200, 100)


def test_a_mismatch_must_name_the_right_slip(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("A1", "a1").expect(Kind.AMOUNT_MISMATCH, "a1", "A1")
    mark = case.say(Kind.AMOUNT_MISMATCH, "b1", "A1").marks(tmp_path).kind(Kind.AMOUNT_MISMATCH)
    assert (mark.true, mark.missed, mark.false) == (0, 1, 1)


def test_money_beyond_what_is_due_is_wrong_though_the_finding_is_right(tmp_path: Path) -> None:
    case = Case().slip("a1").charge("A1", "a1").charge("B1", "a1").expect(Kind.DUPLICATE_CHARGE, "a1", "A1 B1", 100)
    (money,) = case.say(Kind.DUPLICATE_CHARGE, "a1", "A1 B1", 150).marks(tmp_path).refunds
    assert (money.due_minor, money.right_minor, money.wrong_minor) == (100, 100, 50)


def test_missed_and_false_refunds_are_money_too(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("A1", "a1").charge("B1", "b1").charge("C1")
    case.expect(Kind.VOID_CHARGED, "a1", "A1", 300)
    (money,) = case.say(Kind.DUPLICATE_CHARGE, "b1", "B1 C1", 70).marks(tmp_path).refunds
    assert (money.due_minor, money.right_minor, money.wrong_minor, money.missed_minor) == (300, 0, 70, 300)


def test_what_may_be_said_is_no_miss_and_not_false(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").expect(Kind.CARD_MISMATCH, "a1", optional="yes")
    case.expect(Kind.CARD_MISMATCH, "b1", optional="yes")
    mark = case.say(Kind.CARD_MISMATCH, "a1").marks(tmp_path).kind(Kind.CARD_MISMATCH)
    assert (mark.true, mark.missed, mark.false) == (1, 0, 0)


def test_saying_that_nothing_tells_them_apart_answers_for_all_of_them(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("a2").slip("a3").charge("A1", "a1")
    case.expect(Kind.MISSING_CHARGE, "a2").expect(Kind.MISSING_CHARGE, "a3")
    marks = case.say(Kind.AMBIGUOUS, "a1 a2 a3", "A1").marks(tmp_path)
    assert (marks.total.raised, marks.total.true, marks.total.missed, marks.total.found) == (1, 1, 0, 2)


def test_doubt_between_what_can_be_told_apart_answers_for_nothing(tmp_path: Path) -> None:
    """One finding that names every sale of the day in a breath: none of them looks like another."""
    case = Case().slip("a1").slip("b1").slip("c1").charge("C1", "c1")
    case.expect(Kind.MISSING_CHARGE, "a1").expect(Kind.MISSING_CHARGE, "b1")
    marks = case.say(Kind.AMBIGUOUS, "a1 b1 c1", "C1").marks(tmp_path)
    assert (marks.total.raised, marks.total.true, marks.total.missed, marks.total.found) == (1, 0, 2, 0)


def test_a_sale_keyed_twice_may_be_tied_to_either_slip(tmp_path: Path) -> None:
    case = Case().slip("a1", sale="7").slip("b1", sale="7").charge("A1", "7").link("A1", "b1")
    assert case.marks(tmp_path).links == Mark(name="links", raised=1, true=1, found=1)


def test_a_charge_for_two_sales_needs_both(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("A1", "a1", "b1").link("A1", "a1")
    links = case.marks(tmp_path).links
    assert (links.raised, links.true, links.missed) == (1, 1, 1)


def test_a_charge_whose_role_is_open_is_not_asked_about(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("A1", "a1", scored="open").charge("B1", "b1")
    marks = case.link("A1", "b1").link("B1", "b1").marks(tmp_path)
    assert marks.links == Mark(name="links", raised=1, true=1, found=1)


def test_a_charge_tied_to_a_slip_that_it_does_not_belong_to_is_false(tmp_path: Path) -> None:
    links = Case().slip("a1").charge("A1").link("A1", "a1").marks(tmp_path).links
    assert (links.true, links.false, links.missed) == (0, 1, 0)


def test_a_gap_takes_in_the_numbers_between_its_ends() -> None:
    known = [Known("k1", Kind.SLIP_GAP, (), (), 0, "USD", "torn", numbers=("0850110012",))]
    for reasons, right in (
        (("numbers 850110010-850110020",), 1),
        (("numbers 850110012",), 1),
        (("numbers 850110013",), 0),
    ):
        matching = Matching([Told("t1", Kind.SLIP_GAP, (), (), 0, "USD", 900_000, reasons)], {})
        matching.look_for(known)
        assert (len(matching.answers), len(matching.missed)) == (right, 1 - right)


def test_confidence_is_held_against_what_came_true() -> None:
    said = [(900_000, True)] * 9 + [(900_000, False)] + [(600_000, True)] * 2
    calibration = calibrate(said)
    assert [(band.count, band.right, band.said_ppm) for band in calibration.bands] == [
        (2, 2, 600_000),
        (10, 9, 900_000),
    ]
    assert calibration.error_ppm == (2 * 400_000) // 12


def test_shares_of_nothing_are_whole() -> None:
    assert (ratio_ppm(0, 0), ratio_ppm(1, 4), f1_ppm(0, 0)) == (1_000_000, 250_000, 0)


def test_marks_read_as_a_table_and_as_json(tmp_path: Path) -> None:
    case = Case().slip("a1").slip("b1").charge("A1", "a1").expect(Kind.MISSING_CHARGE, "b1").link("A1", "a1", 0.97)
    marks = case.say(Kind.DUPLICATE_CHARGE, "a1", "A1", 250, 0.6).marks(tmp_path)
    text = marks_text(marks, cases=3)
    assert "missing charge" in text
    assert "Refunds in USD: $0.00 due, $0.00 of it said; $2.50 said wrongly." in text
    assert "Missed:" in text
    assert "Said and not so:" in text
    told = json.loads(json.dumps(as_json(marks)))
    assert told["kinds"]["missing_charge"]["missed"] == 1
    assert told["links"]["f1_ppm"] == 1_000_000


def test_an_answer_to_another_drill_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not about the drill"):
        Case().slip("a1").charge("A1", "a1").link("Z9", "a1").marks(tmp_path)


def test_folders_that_are_something_else_are_refused(tmp_path: Path) -> None:
    Case().slip("a1").marks(tmp_path / "whole")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refusal, match=r"holds no links\.parquet"):
        mark_answer(tmp_path / "empty", tmp_path / "whole")
    with pytest.raises(Refusal, match="holds no truth"):
        mark_answer(tmp_path / "whole", tmp_path / "empty")
    with duckdb.connect() as db:
        db.execute(f"COPY (SELECT 1 AS x) TO '{tmp_path / 'whole' / 'links.parquet'}' (FORMAT parquet)")
    with pytest.raises(Refusal, match="can not be compared"):
        mark_answer(tmp_path / "whole", tmp_path / "whole")
    (tmp_path / "whole" / "links.parquet").write_bytes(b"PAR1 is not all of it")
    with pytest.raises(Refusal, match="can not be compared"):
        mark_answer(tmp_path / "whole", tmp_path / "whole")


def test_the_truth_may_be_csv(tmp_path: Path) -> None:
    wishes = {"slips": 200, "stores": 2, "baskets": "made-up", "profile": "hostile"}
    for form in ("csv", "parquet"):
        make_outage(tmp_path / form, Asked(form=form, **wishes))
    answer = tmp_path / "answer"
    Case().marks(answer)
    (answer / "truth.parquet").unlink()
    marks = [mark_answer(answer, tmp_path / form) for form in ("csv", "parquet")]
    assert marks[0] == marks[1]
    assert marks[0].total.missed > 10
