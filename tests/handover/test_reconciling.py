"""Finance's run as people live with it: batches come in any order, a run is stopped and gone on with, imports go on."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, BinaryIO

import pytest

from boxmaking import NOON_MS, MemoryRegister
from casemaking import ANN, PINS, PRIYA
from financemaking import new_desk
from paper.reading import text
from shoebox import reconcile
from shoebox.central.contract_files import TOLD_EVERY_LINES, write_csv
from shoebox.domain.acts import Sale
from shoebox.domain.case import Change
from shoebox.domain.decision import Action, CaseState, CloseReason
from shoebox.domain.errors import Refusal, Stopped
from shoebox.domain.finding import FindingKind, RunSummary, Stay
from shoebox.handover import reconciling
from shoebox.handover.finance import FinanceDesk
from shoebox.reconcile import Files, read_links
from shoebox.reconcile.engines.duckdb import DuckEngine
from shoebox.storage.case_book import CaseBook, CaseWriter

pytestmark = pytest.mark.thorough

HEAD = "charge_id,charged_at,store_id,amount,kind,card_brand,card_last4,auth_code,slip_ref\n"


def real_desk(folder: Path) -> FinanceDesk:
    """A desk whose evidence is central's own, as in the program."""
    made = new_desk(folder)
    made.casework._evidence = lambda finding: made.central.evidence(finding.slip_ids, finding.charge_ids)
    made.casework._given_back = made.central.given_back
    return made


def card(store: str, n: int) -> tuple[str, str]:
    """Last four and approval code of a store's customer."""
    return f"{(1_117 + 731 * n + 13 * int(store)) % 10_000:04}", f"{(100_003 * n + 7_919 * int(store)) % 1_000_000:06}"


def line(charge: str, store: str, minor: int, n: int, *, minute: int, slip: str = "") -> str:
    when = f"2026-11-14T{10 + minute // 60:02}:{minute % 60:02}:00-05:00"
    last4, code = card(store, n)
    return f"{charge},{when},{store},{minor // 100}.{minor % 100:02},charge,visa,{last4},{code},{slip}\n"


def sell(register: MemoryRegister, minor: int, n: int, slip: str) -> None:
    last4, code = card(register.store, n)
    paper = {"brand": "visa", "last4": last4, "approval": code, "reason": ""}
    register.append(Sale(slip=slip, tender="card", amount_minor=minor, tax_minor=0, currency="USD", **paper))


def boxes(folder: Path) -> list[Path]:
    """Three stores with eight slips each, every one over another amount; store 031 has one over $99.99 as well."""
    folder.mkdir()
    paths = []
    for number, store in enumerate(("085", "031", "112")):
        register = MemoryRegister(store)
        register.open()
        for n in range(8):
            sell(register, 1_001 + 911 * n + 17 * number, n, f"{store}{100_000 + n}")
        if store == "031":
            sell(register, 9_999, 99, "031100099")
        paths.append(folder / f"{store}.shoebox")
        paths[-1].write_bytes(register.close())
    return paths


def charge_files(folder: Path) -> list[Path]:
    """A charge for each slip but the last of 112; that over $99.99 twice, and the first of 085 by another hand."""
    lines = [
        line(f"C-{store}-{n}", store, 1_001 + 911 * n + 17 * number, n, minute=10 * n, slip=f"{store}{100_000 + n}")
        for number, store in enumerate(("085", "031", "112"))
        for n in range(8)
        if (store, n) != ("112", 7)
    ]
    lines += [
        line("C-X-1", "031", 9_999, 99, minute=100, slip="031100099"),
        line("C-X-2", "031", 9_999, 99, minute=102),
    ]
    lines += [line("C-085-0b", "085", 1_001, 0, minute=40, slip="085100000")]
    Random(5).shuffle(lines)
    paths = []
    for at in range(4):
        paths.append(folder / f"charges-{at}.csv")
        paths[-1].write_text(HEAD + "".join(lines[at::4]))
    return paths


def enrol(desk: FinanceDesk) -> None:
    for store in ("085", "031", "112"):
        desk.central.enrol(MemoryRegister(store).enrolment)


def bring(desk: FinanceDesk, path: Path) -> None:
    if path.suffix == ".csv":
        desk.central.import_charges(path)
    else:
        (result,) = desk.central.import_boxes([path])
        assert result.sentence == "" or "refused" not in result.outcome, result


def standing(desk: FinanceDesk) -> set[str]:
    return {row.finding_id for row in desk.casework.queue() if row.state is not CaseState.SUPERSEDED}


def result_bytes(desk: FinanceDesk, run_no: int) -> tuple[bytes, bytes]:
    out = desk.folder / "runs" / f"{run_no:04d}" / "result"
    return (out / "links.parquet").read_bytes(), (out / "findings.parquet").read_bytes()


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_batches_in_any_order_end_in_what_one_run_says(tmp_path: Path, seed: int) -> None:
    """Boxes and charges come one by one, a run after every second; the last says what a run of all at once says."""
    pieces = [*boxes(tmp_path / "stick"), *charge_files(tmp_path)]
    with closing(real_desk(tmp_path / "once")) as once, closing(real_desk(tmp_path / "often")) as often:
        enrol(once)
        enrol(often)
        for piece in pieces:
            bring(once, piece)
        once.reconcile()
        mixed = pieces.copy()
        Random(seed).shuffle(mixed)
        for at, piece in enumerate(mixed):
            bring(often, piece)
            has_both = often.central.counts().slips and often.central.counts().charges
            if has_both and (at % 2 or piece is mixed[-1]):
                often.reconcile()
        last = often.casework.runs()[0].run_no
        assert result_bytes(often, last) == result_bytes(once, 1)
        assert standing(often) == standing(once) != set()
        assert often.casework.verify().ok


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run over everything: $99.99 and $10.01 were charged twice, the last slip of 112 never."""
    folder = tmp_path_factory.mktemp("once")
    with closing(real_desk(folder / "hq")) as desk:
        enrol(desk)
        for piece in (*boxes(folder / "stick"), *charge_files(folder)):
            bring(desk, piece)
        desk.reconcile()
    return folder / "hq"


@pytest.fixture
def worked(reconciled: Path, tmp_path: Path) -> Iterator[FinanceDesk]:
    """A desk of its own after that run."""
    shutil.copytree(reconciled, tmp_path / "hq")
    with closing(real_desk(tmp_path / "hq")) as desk:
        yield desk


def case_over(desk: FinanceDesk, minor: int) -> int:
    (row,) = [row for row in desk.casework.queue() if row.amount_minor == minor]
    return row.case_id


def test_late_charges_change_what_they_must_and_say_so(worked: FinanceDesk, tmp_path: Path) -> None:
    """The charge of the last slip of 112 comes: its case is left behind, all else is as it was."""
    missing = case_over(worked, 1_001 + 911 * 7 + 34)
    doubled = case_over(worked, 9_999)
    before = worked.casework.case(doubled)
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-112-7", "112", 1_001 + 911 * 7 + 34, 7, minute=70, slip="112100007"))
    bring(worked, late)
    worked.reconcile()
    changes = worked.casework.changes(2)
    assert [(one.change, one.row.case_id, one.why) for one in changes.rows if one.change is Change.GONE] == [
        (Change.GONE, missing, ("charge_came C-112-7",))
    ]
    assert dict(changes.counts).keys() <= {Change.GONE, Change.WEIGHED}
    assert changes.links[1:] == (1, 0, 0)
    assert changes.links[0] == len(read_links(worked.folder / "runs" / "0001" / "result"))
    assert worked.casework.case(doubled).evidence == before.evidence
    assert worked.casework.case(doubled).row.state is CaseState.OPEN


def told_of_before(monkeypatch: pytest.MonkeyPatch, *stays: Stay) -> list[Files | None]:
    """Which earlier runs the engine is told of; each run answers that these sales stay."""
    told: list[Files | None] = []
    run = reconcile.run

    def noting(*files: Path, before: Files | None, **more: Any) -> RunSummary:
        told.append(before)
        return replace(run(*files, before=before, **more), stays=stays)

    monkeypatch.setattr(reconciling.reconcile, "run", noting)
    return told


def test_the_engine_is_told_of_the_run_before(worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stays settled by it is kept with the run."""
    stay = Stay("C-112-7", "S1", 985_000, "S2")
    told = told_of_before(monkeypatch, stay)
    worked.reconcile()
    assert told == [reconciling.files_of(worked.folder, 1)]
    assert worked.casework.runs()[0].summary.stays == (stay,)
    assert worked.casework.changes(2).stays == 1


@pytest.mark.parametrize("name", ["in/slips.csv", "result/links.parquet"])
def test_a_run_before_that_cant_be_read_any_more_holds_nobody_up(
    worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The run is made from scratch, and taken in."""
    told = told_of_before(monkeypatch)
    (worked.folder / "runs" / "0001" / name).write_bytes(b"\xff\xff")
    worked.reconcile()
    assert told == [reconciling.files_of(worked.folder, 1), None]
    assert len(worked.casework.runs()) == 2


def void(desk: FinanceDesk, folder: Path, row: str) -> None:
    """A file that says of this charge that it was voided; all else of it is as it was."""
    file = folder / "voids.csv"
    file.write_text(HEAD.replace("\n", ",status\n") + row.replace("\n", ",voided\n"))
    assert desk.central.import_charges(file).restated == 1


def test_a_sale_whose_only_charge_was_voided_since_is_found_missing(worked: FinanceDesk, tmp_path: Path) -> None:
    """The charge of the second slip of 085 is voided: the next run finds that the sale was never charged, and why."""
    void(worked, tmp_path, line("C-085-1", "085", 1_912, 1, minute=10, slip="085100001"))
    worked.reconcile()
    (new,) = [one for one in worked.casework.changes(2).rows if one.change is Change.NEW]
    found = worked.casework.case(new.row.case_id).finding
    assert (found.kind, found.amount_minor, new.why) == (FindingKind.MISSING_CHARGE, 1_912, ("charge_came C-085-1",))


def test_a_refund_of_a_charge_that_was_voided_since_goes_nowhere(worked: FinanceDesk, tmp_path: Path) -> None:
    """$99.99 was charged twice and one refund approved; that charge is voided, and the next run finds no double."""
    doubled = case_over(worked, 9_999)
    worked.casework.propose(doubled, Action.REFUND, maker=ANN)
    worked.casework.approve(doubled, checker=PRIYA, pin=PINS[PRIYA])
    (going,) = worked.casework.case(doubled).proposal.lines
    minute = {"C-X-1": 100, "C-X-2": 102}[going.charge_id]
    named = "031100099" if going.charge_id == "C-X-1" else ""
    void(worked, tmp_path, line(going.charge_id, "031", 9_999, 99, minute=minute, slip=named))
    assert worked.casework.file_figures().given == 1
    assert worked.casework.write_instructions(worked.out, by=ANN) == ()
    held = worked.casework.case(doubled)
    assert held.given_back == (going.charge_id,)
    assert held.reasons[-1] == (
        f"{going.charge_id} took no money after all, as a later file says: whoever gives more back writes why."
    )
    assert {one.status for one in held.evidence.charges} == {"captured"}, "as it was decided on"
    worked.reconcile()
    assert worked.casework.case(doubled).row.state is CaseState.SUPERSEDED


def test_what_was_decided_stays_decided(worked: FinanceDesk) -> None:
    """One case closed, one proposed, approved and sent; the same again says nothing new."""
    closed, sent = case_over(worked, 1_001), case_over(worked, 9_999)
    worked.casework.close_without(closed, CloseReason.STORE_EXPLAINED, by=ANN)
    worked.casework.propose(sent, Action.REFUND, maker=ANN)
    worked.casework.approve(sent, checker=PRIYA, pin=PINS[PRIYA])
    worked.casework.write_instructions(worked.out, by=ANN)
    worked.reconcile()
    assert worked.casework.case(closed).row.state is CaseState.CLOSED
    assert worked.casework.case(sent).row.state is CaseState.INSTRUCTED
    changes = worked.casework.changes(2)
    assert (changes.rows, changes.settled, changes.same) == ((), 2, len(standing(worked)) - 2)
    worked.casework.reopen(closed, by=ANN, note="The customer called again.")
    assert worked.casework.case(closed).row.state is CaseState.OPEN
    with pytest.raises(Refusal, match="nothing to open again"):
        worked.casework.reopen(sent, by=ANN, note="No.")
    worked.reconcile()
    assert worked.casework.changes(3).settled == 1


def test_a_run_that_contradicts_a_decision_says_so_once(worked: FinanceDesk, tmp_path: Path) -> None:
    """The slip that nobody charged is charged by instruction; then the store's own charge comes after all."""
    minor = 1_001 + 911 * 7 + 34
    sent = case_over(worked, minor)
    worked.casework.propose(sent, Action.CHARGE, maker=ANN)
    worked.casework.approve(sent, checker=PRIYA, pin=PINS[PRIYA])
    worked.casework.write_instructions(worked.out, by=ANN)
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-112-7", "112", minor, 7, minute=70, slip="112100007"))
    bring(worked, late)
    for _ in range(2):
        worked.reconcile()
    assert worked.casework.case(sent).row.state is CaseState.INSTRUCTED
    unfound = [one for one in worked.casework.changes(2).rows if one.change is Change.UNFOUND]
    assert [(one.row.case_id, one.why) for one in unfound] == [(sent, ("charge_came C-112-7",))]
    assert not [one for one in worked.casework.changes(3).rows if one.change is Change.UNFOUND]
    assert [act.words for act in worked.casework.case(sent).history].count("No longer found by a run") == 1
    assert worked.casework.verify().ok


def stop_in(stage: str) -> tuple[list[str], object, object]:
    told: list[str] = []
    return told, lambda name, *_: told.append(name), lambda: stage in told


@pytest.mark.parametrize(
    ("stage", "gathers", "engines"),
    [("gathering", 2, 1), ("reading", 0, 1), ("candidates", 0, 0), ("deciding", 0, 0), ("cases", 0, 0)],
)
def test_a_stopped_run_goes_on_where_it_was_whole(
    worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch, stage: str, gathers: int, engines: int
) -> None:
    """Stopped in a stage, nothing is half there; the next start does again only what had not come to its end."""
    _, tell, stop = stop_in(stage)
    with pytest.raises(Stopped):
        worked.reconcile(progress=tell, stop=stop)  # type: ignore[arg-type]
    folder = worked.folder / "runs" / "0002"
    assert len(worked.casework.runs()) == 1
    assert {path.name for path in folder.rglob("*") if path.name.startswith(".")} == set()
    assert (folder / "result").exists() == (stage == "cases")
    assert (folder / "in" / "gathered.json").exists() == (stage != "gathering")
    assert (folder / "kept" / "2-exact").exists() == (stage in {"candidates", "deciding"})
    counted = {"gather": 0, "engine": 0}
    write, load = worked.central.__class__.write_slips, DuckEngine.load

    def writing(self: object, *given: object) -> int:
        counted["gather"] += 2
        return write(self, *given)  # type: ignore[arg-type]

    def loading(self: DuckEngine, *given: object) -> object:
        counted["engine"] += 1
        return load(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(worked.central.__class__, "write_slips", writing)
    monkeypatch.setattr(DuckEngine, "load", loading)
    summary, _ = worked.reconcile()
    assert (counted["gather"], counted["engine"]) == (gathers, engines)
    assert result_bytes(worked, 2) == result_bytes(worked, 1)
    assert summary.proofs == worked.casework.runs()[0].summary.proofs
    assert {path.name for path in folder.iterdir()} == {"in", "result"}
    timings = dict(summary.timings_ms)
    assert timings.keys() >= {"deciding", "whole"}
    assert ("gathering" in timings) == bool(gathers), "the next run would be promised that gathering takes no time"


def test_a_run_reads_its_files_for_their_digests_once(worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it goes on with what was gathered before a stop."""
    read: list[str] = []
    digest_of = hashlib.file_digest

    def counting(file: BinaryIO, name: str) -> object:
        nonlocal read
        read += [Path(file.name).name] * (Path(file.name).suffix == ".csv")
        return digest_of(file, name)

    monkeypatch.setattr(hashlib, "file_digest", counting)
    _, tell, stop = stop_in("cases")
    with pytest.raises(Stopped):
        worked.reconcile(progress=tell, stop=stop)  # type: ignore[arg-type]
    worked.reconcile()
    assert sorted(read) == ["charges.csv", "slips.csv"]


def test_a_run_is_stopped_while_it_is_held_against_the_one_before(
    worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken in, and the next start goes on with the engine's result."""
    asked: list[object] = []

    def endless(before: object, now: object, *, stop: Callable[[], bool]) -> None:
        asked.append(stop)
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(reconciling.reconcile, "since", endless)
        with pytest.raises(Stopped):
            worked.reconcile(stop=lambda: False)
    assert asked != [None]
    assert len(worked.casework.runs()) == 1
    monkeypatch.setattr(DuckEngine, "load", None)
    worked.reconcile()
    assert len(worked.casework.runs()) == 2


@pytest.mark.parametrize("moment", ["the comparison has ended", "the book of cases is waited for"])
def test_a_stop_before_the_taking_in_leaves_nothing(
    worked: FinanceDesk, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Pressed at the last moment: no case, no run, a whole book; the next start goes on with the engine's result."""
    pressed: list[str] = []
    compared, writing = reconciling.reconcile.since, CaseBook.write

    def comparing(*given: Any, **more: Any) -> object:
        found = compared(*given, **more)
        pressed.extend([moment] * moment.startswith("the comparison"))
        return found

    @contextmanager
    def waiting(self: CaseBook, *, at_ms: int) -> Iterator[CaseWriter]:
        with writing(self, at_ms=at_ms) as writer:
            pressed.append(moment)
            yield writer

    late = worked.folder / "late.csv"
    late.write_text(HEAD + line("C-Z", "112", 4_242, 50, minute=5))
    bring(worked, late)
    before = worked.casework.queue()
    with monkeypatch.context() as patched:
        patched.setattr(reconciling.reconcile, "since", comparing)
        patched.setattr(CaseBook, "write", waiting)
        with pytest.raises(Stopped):
            worked.reconcile(stop=lambda: bool(pressed))
    assert moment in pressed
    assert (worked.casework.queue(), len(worked.casework.runs())) == (before, 1)
    assert worked.casework.verify().ok
    monkeypatch.setattr(DuckEngine, "load", None)
    worked.reconcile()
    assert len(worked.casework.runs()) == 2


def test_what_came_after_a_stop_is_read_as_well(worked: FinanceDesk, tmp_path: Path) -> None:
    """Stopped when all was decided; then a charge comes: files and result of before are not gone on with."""
    _, tell, stop = stop_in("cases")
    with pytest.raises(Stopped):
        worked.reconcile(progress=tell, stop=stop)  # type: ignore[arg-type]
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-Z", "112", 4_242, 50, minute=5))
    bring(worked, late)
    summary, _ = worked.reconcile()
    assert summary.charge_count == worked.central.counts().charges


@pytest.mark.parametrize("name", ["in/slips.csv", "result/summary.json"])
def test_files_that_somebody_touched_are_not_gone_on_with(worked: FinanceDesk, name: str) -> None:
    _, tell, stop = stop_in("cases")
    with pytest.raises(Stopped):
        worked.reconcile(progress=tell, stop=stop)  # type: ignore[arg-type]
    touched = worked.folder / "runs" / "0002" / name
    touched.write_bytes(b"{}" + touched.read_bytes())
    worked.reconcile()
    assert result_bytes(worked, 2) == result_bytes(worked, 1)


@pytest.mark.parametrize("stage", ["gathering", "deciding", "cases"])
def test_boxes_and_charges_come_in_while_a_run_goes_on(worked: FinanceDesk, tmp_path: Path, stage: str) -> None:
    """Real files, at many stages: nothing waits for the run."""
    register = MemoryRegister("085", "085-2")
    worked.central.enrol(register.enrolment)
    register.open()
    sell(register, 7_777, 51, "085200001")
    box, late = tmp_path / "late.shoebox", tmp_path / "late.csv"
    box.write_bytes(register.close())
    late.write_text(HEAD + line("C-L", "085", 7_777, 51, minute=5, slip="085200001"))
    came: list[str] = []

    def tell(name: str, *_: int) -> None:
        if name == stage and not came:
            came.append(name)
            bring(worked, box)
            bring(worked, late)

    summary, _ = worked.reconcile(progress=tell)
    assert came
    assert worked.central.counts().slips >= summary.slip_count


@pytest.mark.parametrize("stage", ["gathering", "reading", "cases"])
def test_a_second_run_is_refused_before_it_touches_what_the_first_reads(
    worked: FinanceDesk, tmp_path: Path, stage: str
) -> None:
    """A second window of the same head office, a charge having come, while the first is at this stage."""
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-L", "085", 7_777, 51, minute=5))
    seen: list[str] = []
    folder = worked.folder / "runs"

    def second(at: str, _done: int, _total: int) -> None:
        if at != stage or seen:
            return
        seen.append(at)
        bring(worked, late)
        before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
        with closing(real_desk(worked.folder)) as other, pytest.raises(Refusal) as refused:
            other.reconcile(by=PRIYA)
        assert refused.value.code == "reconcile.run_in_use"
        assert "--" not in str(refused.value)
        assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == before

    runs = len(worked.casework.runs())
    worked.reconcile(by=ANN, progress=second)
    assert seen == [stage]
    with closing(real_desk(worked.folder)) as other:
        other.reconcile(by=PRIYA)
        assert len(other.casework.runs()) == runs + 2
    assert [path.name for path in folder.iterdir() if path.is_file()] == []


def test_whoever_writes_does_not_wait_for_a_reader(worked: FinanceDesk, tmp_path: Path) -> None:
    """A row of the slips is read, and the rest is not yet: a charges file goes in, and the reader sees its moment."""
    rows = worked.central._book.every_charge()
    first = next(rows)
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-L", "085", 7_777, 51, minute=5))
    before = worked.central.counts().charges
    bring(worked, late)
    assert len([first, *rows]) == before == worked.central.counts().charges - 1


def test_a_statement_of_files_that_are_gone_says_so(worked: FinanceDesk) -> None:
    days = worked.store_days(1)
    assert sum(day.proof.slips_in.count for day in days) == worked.central.counts().slips
    assert all(day.closes for day in days)
    with pytest.raises(Refusal, match="not in this desk's folder"):
        worked.store_days(7)


def test_the_reports_have_the_statement_by_store_and_day(worked: FinanceDesk) -> None:
    """As PDF and as a sheet; once the run's files are gone the report says so, and is written all the same."""
    said = text(worked.write_reports(by=ANN).findings_pdf.read_bytes())
    _, _, statement = said.partition("By store and day")
    assert "Adds up," in statement
    (proof,) = worked.casework.runs()[0].summary.proofs
    assert statement.partition("Together")[2].split()[2:4] == [str(proof.slips_in.count), str(proof.charges_in.count)]
    shutil.rmtree(worked.folder / "runs")
    assert "own files are not here any more" in text(worked.write_reports(by=ANN).findings_pdf.read_bytes())


def test_the_report_leads_from_a_box_to_the_days_on_its_slips(tmp_path: Path) -> None:
    """Business day 12 November: $62.41 at noon and $88.00 at 00:15, written on the 13th; both days are told apart."""
    desk = real_desk(tmp_path / "hq")
    register = MemoryRegister()
    desk.central.enrol(register.enrolment)
    register.open("2026-11-12")
    register.sale(6_241)
    register.sale(8_800, happened_ms=NOON_MS + (17 * 60 + 15) * 60_000)
    late = tmp_path / "late.csv"
    late.write_text(HEAD + line("C-L", "085", 7_777, 51, minute=5))
    desk.central.take_box("box", register.close())
    bring(desk, late)
    desk.reconcile()
    days = {day.day: day.proof.slips_in.amount_minor for day in desk.store_days(1) if day.proof.slips_in.count}
    assert days == {"2026-11-12": 6_241, "2026-11-13": 8_800}
    said = " ".join(text(desk.write_reports(by=ANN).findings_pdf.read_bytes()).split())
    assert "A box and its end-of-day report count by the business day." in said
    assert "Store 085, box of 12 Nov 2026: of which slips written on 13 Nov 2026: 1, $88.00." in said
    left = "its boxes 2, $150.41; less 1, $88.00 written on other dates; and 0, $0.00 from boxes of other days"
    assert f"Store 085, 12 Nov 2026: {left}; here 1, $62.41." in said
    assert (
        "Store 085, 13 Nov 2026: its boxes 0, $0.00; less 0, $0.00 written on other dates; and 1, $88.00 from" in said
    )
    assert {one.day: one.here[1] for one in desk.central.day_bridges()} == days
    desk.close()


def test_gathering_says_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    write_csv(tmp_path / "x.csv", ("a",), (["1"] for _ in range(2 * TOLD_EVERY_LINES + 1)), told.append)
    assert told == [TOLD_EVERY_LINES, 2 * TOLD_EVERY_LINES]
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
