"""What casework hands to paper and to the sheet: the last run as it is decided so far. Casework room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from shoebox.casework.kept import kept_evidence, kept_summary
from shoebox.casework.statement import day_cells, day_lines
from shoebox.casework.views import act_row, causes_of
from shoebox.casework.words import card_words, confidence_words, kind_words, proof_words, reason_words
from shoebox.domain.case import CaseRow, Change, QueueFilter, RunChange, RunChanges, RunRow
from shoebox.domain.clock import Clock, local_time
from shoebox.domain.decision import LIVE, CaseState
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import FindingKind, Proof, StoreDay
from shoebox.domain.finding import ProofLine as RunProofLine
from shoebox.domain.language import Say, as_written
from shoebox.domain.money import Money
from shoebox.domain.report import FileLine, FindingLine, FindingsReport, KindLine, ProofLine
from shoebox.domain.staff import Person
from shoebox.formats.worksheet import Cell, Column, Page, write_workbook
from shoebox.storage import case_reads
from shoebox.storage.case_book import CaseBook

# Paper is read by people: the largest ones stand on it, the sheet holds every one.
FINDINGS_ON_PAPER_MAX = 300
CHANGES_LISTED_MAX = 2_000

_FINDINGS = (
    Column("Case", 8), Column("Finding", 19), Column("What is wrong", 22), Column("Store", 10),
    Column("Store name", 20), Column("Card or order", 20), Column("At risk", 14), Column("Currency", 10),
    Column("Sure, %", 10), Column("State", 22), Column("Act by", 12), Column("Why", 60),
)  # fmt: skip
_PROOF = (Column("Side", 12), Column("Line", 34), Column("How many", 12), Column("Money", 18), Column("Currency", 10))
_DAYS = (
    Column("Store", 10), Column("Day", 12), Column("Side", 10), Column("How many", 10), Column("Money", 16),
    Column("Matched", 16), Column("In question", 16), Column("Other", 16), Column("Currency", 10),
)  # fmt: skip
_ACTS = (
    Column("Act", 8), Column("When, UTC", 22), Column("Person", 10), Column("Case", 8), Column("Act in words", 28),
    Column("Detail", 60),
)  # fmt: skip


def run_rows(book: CaseBook) -> tuple[RunRow, ...]:
    """Every run that was taken in, newest first."""
    with book.read() as conn:
        acts = case_reads.acts(conn, kind="run_taken")
    return tuple(
        RunRow(
            run_no=act.plain["run_no"],
            at_ms=act.at_ms,
            person=act.person,
            summary=kept_summary(act.plain["summary"]),
        )
        for act in reversed(acts)
    )


def run_changes(book: CaseBook, run_no: int) -> RunChanges:
    """What a run changed: cases opened, left behind, brought back or weighed anew, each with what came."""
    with book.read() as conn:
        found = case_reads.acts_of_run(conn, run_no, most=CHANGES_LISTED_MAX)
        if found is None:
            raise Refusal("case.no_run")
        taken, acts, kinds = found
        changes = [act for act in acts if act.kind in set(Change)]
        rows = case_reads.rows_of(conn, {act.case_id for act in changes})
    said = taken.plain
    return RunChanges(
        run_no=run_no,
        rows=tuple(
            RunChange(change=Change(act.kind), row=rows[act.case_id], why=causes_of(act))
            for act in changes
            if act.case_id in rows
        ),
        counts=tuple((change, kinds[change]) for change in Change if kinds.get(change)),
        same=said.get("same", 0),
        settled=said.get("settled", 0),
        links=tuple(said.get("links", ())),
        stays=len(said["summary"].get("stays", ())),
    )


def findings_report(
    book: CaseBook, run: RunRow, days: Iterable[StoreDay] | None, *, by: Person, clock: Clock, say: Say = as_written
) -> FindingsReport:
    """The last run on paper, in the currency that most of its findings are in and the language of `say`."""
    with book.read() as conn:
        rows = [row for row in case_reads.case_rows(conn, QueueFilter()) if row.state is not CaseState.SUPERSEDED]
        files = case_reads.files(conn)
    currency = _main_currency(rows, run)
    elsewhere = sum(row.currency != currency for row in rows)
    rows = [row for row in rows if row.currency == currency]
    proof = next((one for one in run.summary.proofs if one.currency == currency), None)
    return FindingsReport(
        title=say("Findings report"),
        run_id=str(run.run_no),
        made_ms=clock.wall_ms(),
        offset_min=clock.offset_min(),
        made_by=by.name,
        engine=run.summary.engine,
        rules_version=run.summary.rules_version,
        currency=currency,
        slips=_proof_lines(proof.slips, proof.slips_in, say) if proof else (),
        charges=_proof_lines(proof.charges, proof.charges_in, say) if proof else (),
        kinds=_kinds(rows, say),
        findings=tuple(_finding_line(book, row, say) for row in rows[:FINDINGS_ON_PAPER_MAX]),
        files=tuple(
            FileLine(name=file.name, lines=file.lines, total_minor=file.total_minor, digest=file.digest)
            for file in reversed(files)
            if file.currency == currency
        ),
        days=None if days is None else day_lines(days, currency, say),
        elsewhere=elsewhere,
    )


def worksheet(book: CaseBook, run: RunRow, days: Iterable[StoreDay] | None) -> bytes:
    """The workbook: findings, completeness in all and by store and day, decisions."""
    pages = (
        Page("Findings", _FINDINGS, _finding_cells(book)),
        Page("Completeness", _PROOF, _proof_cells(run.summary.proofs)),
        *(() if days is None else (Page("By store and day", _DAYS, day_cells(days)),)),
        Page("Decisions", _ACTS, _act_cells(book)),
    )
    return write_workbook(pages, title=f"Findings of run {run.run_no}")


def _main_currency(rows: list[CaseRow], run: RunRow) -> str:
    said = [row.currency for row in rows] or [proof.currency for proof in run.summary.proofs]
    return max(sorted(set(said)), key=said.count, default="USD")


def _proof_lines(parts: tuple[RunProofLine, ...], whole: RunProofLine, say: Say = as_written) -> tuple[ProofLine, ...]:
    """The parts, and what they must add up to."""
    named = [(proof_words(part.label, say), part) for part in parts]
    return tuple(
        ProofLine(label=label, count=line.count, amount_minor=line.amount_minor)
        for label, line in (*named, (say("Together, as taken in"), whole))
    )


def _kinds(rows: list[CaseRow], say: Say) -> tuple[KindLine, ...]:
    by_kind: dict[FindingKind, list[CaseRow]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return tuple(
        KindLine(
            label=kind_words(kind, 0, say),
            count=len(group),
            amount_minor=sum(row.amount_minor for row in group),
            decided=sum(_is_decided(row) for row in group),
            open_minor=sum(row.amount_minor for row in group if not _is_decided(row)),
        )
        for kind, group in sorted(by_kind.items(), key=lambda one: -sum(row.amount_minor for row in one[1]))
    )


def _finding_line(book: CaseBook, row: CaseRow, say: Say) -> FindingLine:
    return FindingLine(
        finding_id=row.finding_id,
        words=kind_words(row.kind, row.charges, say),
        store=row.store,
        card=card_words(row.brand, row.last4, say),
        amount_minor=row.amount_minor,
        confidence=confidence_words(row.confidence_ppm, say),
        reasons=_reasons(book, row, say),
        decision=say(row.state.words) if _is_decided(row) else "",
    )


def _reasons(book: CaseBook, row: CaseRow, say: Say) -> str:
    with book.read() as conn:
        plain = case_reads.opening_act(conn, row.case_id).plain
    return _said(plain, say)


def _said(plain: dict[str, Any], say: Say = as_written) -> str:
    """Why, from what the act that opened a case says."""
    evidence = kept_evidence(plain["evidence"])
    return " ".join(reason_words(reason, say, evidence) for reason in plain["finding"]["reasons"])


def _finding_cells(book: CaseBook) -> Iterator[tuple[Cell, ...]]:
    with book.read() as conn:
        rows = case_reads.case_rows(conn, QueueFilter())
        reasons = {act.case_id: _said(act.plain) for act in case_reads.acts(conn, kind="opened")}
    for row in rows:
        yield (
            row.case_id,
            row.finding_id,
            kind_words(row.kind, row.charges),
            row.store,
            row.store_name,
            card_words(row.brand, row.last4) or row.order_id,
            Money(row.amount_minor, row.currency),
            row.currency,
            confidence_words(row.confidence_ppm).removesuffix(" % sure"),
            row.state.words,
            row.deadline,
            reasons[row.case_id],
        )


def _proof_cells(proofs: tuple[Proof, ...]) -> Iterator[tuple[Cell, ...]]:
    for proof in proofs:
        for side, parts, whole in (
            ("Slips", proof.slips, proof.slips_in),
            ("Charges", proof.charges, proof.charges_in),
        ):
            for line in _proof_lines(parts, whole):
                yield side, line.label, line.count, Money(line.amount_minor, proof.currency), proof.currency


def _act_cells(book: CaseBook) -> Iterator[tuple[Cell, ...]]:
    """What people and the program did, but for the opening of each case, which the first sheet shows."""
    with book.read() as conn:
        acts = [act for act in case_reads.acts(conn) if act.kind != "opened"]
    for act in acts:
        row = act_row(act)
        moment = local_time(row.at_ms, 0).strftime("%Y-%m-%d %H:%M:%S")
        yield row.seq, moment, row.person, row.case_id or "", row.words, row.detail


def _is_decided(row: CaseRow) -> bool:
    """Whether a second person has said yes, or the case is at an end."""
    return row.state not in LIVE or row.state is CaseState.APPROVED
