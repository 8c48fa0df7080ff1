"""Head office's papers of the boxes: one box's custody to the end, and the certificate of a destruction. Paper room."""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.domain.archive import ArchiveStep, BoxSheet, Certificate, KeptBox
from shoebox.domain.custody import HandOver, Way, same_seal
from shoebox.domain.ids import spaced
from shoebox.paper.day_page import draw_pieces
from shoebox.paper.faces import fit, printable, spoken
from shoebox.paper.flow import Flow
from shoebox.paper.form import draw_line
from shoebox.paper.frame import (
    A4_MM,
    BIG,
    BOTTOM,
    COLUMN,
    COLUMN_GAP,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    KEY,
    KEY_BIG,
    KEYS_HEIGHT,
    LEFT,
    LINE,
    RUNNING_HEAD_HEIGHT,
    SMALL,
    TOP,
    WIDTH,
    KeyFigure,
    draw_foot,
    draw_keys,
    draw_number,
    draw_running_head,
)
from shoebox.paper.sheet import Sheet
from shoebox.paper.table import ROW_PADS, Column, Note, Row, Section, lay
from shoebox.paper.words import day_long, moment

_SIGN_HEIGHT = 60.0
_HASH_LETTERS = 32
_STATES = {
    "destroyed": "Destroyed", "seal differs": "Seal differs", "count differs": "Count differs",
    "due for destruction": "Due for destruction", "stored": "Stored", "arrived": "Arrived", "expected": "Expected",
}  # fmt: skip
_HOW = {"cross-cut": "cross-cut", "burnt": "burnt", "pulped": "pulped"}


def box_sheet_pdf(figures: BoxSheet) -> bytes:
    """One box as PDF: what its store wrote, what head office wrote, and how it stands."""
    box = figures.box
    page = _Page("Custody of a box", printable(box.key.box_no))
    keys = (
        KeyFigure("Seal as closed", (spoken(box.sent.seal) if box.sent else "") or "not known", KEY_BIG, 1.4),
        KeyFigure("Slips, at the store and here", _counts(box), KEY, 1.2),
        KeyFigure("Keep until", day_long(box.keep_until) if box.keep_until else "not known", KEY, 1.2),
        KeyFigure("State", _STATES[box.state(figures.today)], KEY, 1.2),
    )
    said = f"Printed {moment(figures.made_ms, figures.offset_min)} by {spoken(figures.made_by)}"
    sections = [_at_store(box)] if box.sent is not None else []
    sections.append(_here(box, figures.names, figures.offset_min))
    return page.drawn(_store_words(box), said, keys=keys, sections=tuple(sections))


def certificate_pdf(figures: Certificate) -> bytes:
    """The certificate as PDF: who destroyed which boxes how, and lines for both to sign."""
    step = figures.step
    page = _Page("Certificate of destruction", f"D-{step.seq:06d}")
    first, second = (_name(figures.names, number) for number in (step.person, step.second))
    slips = sum(box.sent.slips_expected for box in figures.boxes if box.sent is not None)
    keys = (
        KeyFigure("Boxes", f"{len(figures.boxes):,}", KEY_BIG, 0.8),
        KeyFigure("Slips in them", f"{slips:,}", KEY, 0.9),
        KeyFigure("How", _HOW[step.how], KEY, 0.9),
        KeyFigure("Where, or by which firm", spoken(step.place), KEY, 2.0),
    )
    line = f"{moment(step.at_ms, figures.offset_min)}  ·  by {first} and {second}, each with a PIN"
    said = f"Entry {step.seq:,} of head office's book, hash {spaced(figures.head.upper()[:_HASH_LETTERS])}"
    return page.drawn(line, said, keys=keys, sections=(_ended(figures),), signers=(first, second))


class _Page:
    """Title and number of one paper, and its pages."""

    def __init__(self, title: str, number: str) -> None:
        self._title, self._number = title, number

    def drawn(
        self, line: str, said: str, *, keys: tuple[KeyFigure, ...], sections: tuple[Section, ...],
        signers: tuple[str, ...] = (),
    ) -> bytes:  # fmt: skip
        """The whole paper."""
        sheet = Sheet(
            width_mm=A4_MM[0], height_mm=A4_MM[1], title=f"{self._title} {self._number}", subject=line
        )  # fmt: skip
        flow = Flow(
            top=TOP + RUNNING_HEAD_HEIGHT, bottom=BOTTOM - FOOT_HEIGHT - 8, columns=1,
            start=TOP + HEAD_HEIGHT + KEYS_HEIGHT + 14,
        )  # fmt: skip
        flow.add(tuple(lay(section, WIDTH, pad=ROW_PADS[0]) for section in sections))
        needs = _SIGN_HEIGHT if signers else 0
        fits = flow.y + needs <= BOTTOM - FOOT_HEIGHT
        pages = flow.page + (1 if fits else 2)
        for at in range(pages):
            if at == 0:
                self._draw_head(sheet, line, said)
                draw_keys(sheet, keys, TOP + HEAD_HEIGHT)
            else:
                draw_running_head(sheet, self._title, self._number)
            draw_pieces(sheet, flow.pieces, at)
            if at == pages - 1 and signers:
                _draw_signers(sheet, signers, flow.y if fits else TOP + RUNNING_HEAD_HEIGHT)
            draw_foot(sheet, self._number, "From head office's signed book.", f"Page {at + 1:,} of {pages:,}")
            sheet.turn()
        return sheet.finished()

    def _draw_head(self, sheet: Sheet, line: str, said: str) -> None:
        room = WIDTH - draw_number(sheet, self._number) - 12
        sheet.text(LEFT, TOP + 17, fit(self._title, BIG, room), BIG)
        sheet.text(LEFT, TOP + 34, fit(line, LINE, room), LINE)
        sheet.text(LEFT, TOP + 48, fit(said, SMALL, WIDTH), SMALL)


def _draw_signers(sheet: Sheet, signers: tuple[str, ...], y: float) -> None:
    for at, name in enumerate(signers):
        draw_line(sheet, LEFT + at * (COLUMN + COLUMN_GAP), y + 36, COLUMN, f"Signature of {name}")


def _store_words(box: KeptBox) -> str:
    if box.sent is None:
        return "None of its entries has come yet"
    store = f"Store {printable(box.key.store)} {printable(box.sent.store_name)}"
    return f"{store}  ·  Register {printable(box.key.register)}  ·  {day_long(box.sent.day)}"


def _counts(box: KeptBox) -> str:
    sent = f"{box.sent.slips_expected:,}" if box.sent is not None else "not known"
    counted = box.arrival.counted if box.arrival is not None else -1
    return f"{sent}, {counted:,}" if counted >= 0 else f"{sent}, not counted"


def _name(names: Mapping[str, str], number: str) -> str:
    return spoken(names.get(number, number))


_WAY = (
    Column(head="When"),
    Column(head="From", grow=True, lines_max=2),
    Column(head="To", grow=True, lines_max=2),
    Column(head="Place", grow=True, lines_max=4),
    Column(head="On the tape", lines_max=2),
)


def _at_store(box: KeptBox) -> Section:
    sent = box.sent
    assert sent is not None, "asked for boxes whose entries are here"
    closed = Row(
        (moment(sent.closed_ms, sent.offset_min), f"closed by {_staff(sent.closed_by)}", "", "", spoken(sent.seal))
    )
    rows = (closed, *(_handed(step, sent.seal, sent.offset_min) for step in sent.steps))
    return Section(title="At the store, by its own book", columns=_WAY, rows=rows)


def _handed(step: HandOver, seal: str, offset_min: int) -> Row:
    tape = spoken(step.seal) + ("" if same_seal(step.seal, seal) else "\nnot as closed")
    place = "\n".join(filter(None, (f"{printable(step.from_place)} to {printable(step.to_place)}", spoken(step.note))))
    gives = spoken(step.gives) if step.way is Way.BACK else _staff(step.gives)
    takes = spoken(step.takes) if step.way is Way.OUT else _staff(step.takes)
    return Row((moment(step.wall_ms, offset_min), gives, takes, place, tape))


def _staff(number: str) -> str:
    """Somebody of the store, whose names head office does not keep."""
    return f"staff no. {spoken(number)}"


def _here(box: KeptBox, names: Mapping[str, str], offset_min: int) -> Section:
    columns = (
        Column(head="When"),
        Column(head="What", grow=True, lines_max=5),
        Column(head="By", grow=True, lines_max=2),
        Column(head="Place", grow=True, lines_max=2),
        Column(head="Entry", right=True),
    )
    rows = tuple(
        Row((moment(step.at_ms, offset_min), _told(step), _by(step, names), spoken(step.place), f"{step.seq:,}"))
        for step in box.steps
    )
    return Section(title="At head office", columns=columns, rows=rows)


def _told(step: ArchiveStep) -> str:
    return "\n".join(filter(None, (_what(step), spoken(step.note))))


def _what(step: ArchiveStep) -> str:
    if step.kind == "arrived":
        tape = "whole" if step.is_whole else "broken"
        counted = f"{step.counted:,} slips counted" if step.counted >= 0 else "slips not counted"
        return f"taken in, tape {spoken(step.seal)} {tape}, {counted}"
    words = {"moved": "moved", "explained": "difference explained", "destroyed": "destroyed"}[step.kind]
    return f"{words}, {_HOW[step.how]}" if step.how else words


def _by(step: ArchiveStep, names: Mapping[str, str]) -> str:
    people = [_name(names, number) for number in (step.person, step.second) if number]
    return " and ".join(people)


def _ended(figures: Certificate) -> Section:
    columns = (
        Column(head="Box"),
        Column(head="Store", grow=True, lines_max=2),
        Column(head="Register"),
        Column(head="Day"),
        Column(head="Seal as closed", lines_max=2),
        Column(head="Slips", right=True),
        Column(head="Taken in", lines_max=2),
        Column(head="Kept until"),
    )
    rows = tuple(_ended_row(box, figures.offset_min) for box in figures.boxes)
    notes = (Note(lead="Note:", text=spoken(figures.step.note)),) if figures.step.note else ()
    return Section(title="Boxes destroyed", columns=columns, rows=rows, notes=notes)


def _ended_row(box: KeptBox, offset_min: int) -> Row:
    sent, arrival = box.sent, box.arrival
    assert sent is not None, "only boxes whose day is known are destroyed"
    assert arrival is not None, "only boxes that came are destroyed"
    return Row(
        (
            printable(box.key.box_no),
            f"{printable(box.key.store)} {printable(sent.store_name)}",
            printable(box.key.register),
            day_long(sent.day),
            spoken(sent.seal),
            f"{sent.slips_expected:,}",
            moment(arrival.at_ms, offset_min),
            day_long(box.keep_until),
        )
    )
