"""Head office's papers of the boxes: one box's custody to the end, and the certificate of a destruction. Paper room."""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.domain.archive import ArchiveStep, BoxSheet, BoxState, Certificate, How, KeptBox, SentBox
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
    draw_fitting,
    draw_foot,
    draw_keys,
    draw_number,
    draw_running_head,
)
from shoebox.paper.hands import keyed_words
from shoebox.paper.language import say
from shoebox.paper.sheet import Sheet
from shoebox.paper.table import ROW_PADS, WHOLE, Column, Note, Row, Section, lay
from shoebox.paper.words import day_long, day_year, moment

_SIGN_HEIGHT = 60.0
_HASH_LETTERS = 32


def box_sheet_pdf(figures: BoxSheet) -> bytes:
    """One box as PDF: what its store wrote, what head office wrote, and how it stands."""
    box = figures.box
    seal = spoken(box.sent.seal) if box.sent else ""
    page = _Page(say("Custody of a box"), printable(box.key.box_no))
    keys = (
        KeyFigure(say("Seal as closed"), seal or say("not known"), KEY_BIG, 2.4, seal),
        KeyFigure(say("Slips, at the store and here"), _counts(box), KEY, 1.2),
        KeyFigure(say("Keep until"), day_long(box.keep_until) if box.keep_until else say("not known"), KEY, 1.2),
        KeyFigure(say("State"), _state_words(box.state(figures.today)), KEY, 1.2),
    )
    said = say("Printed {0} by {1}", moment(figures.made_ms, figures.offset_min), spoken(figures.made_by))
    sections = [_at_store(box)] if box.sent is not None else []
    sections.append(_here(box, figures.names, figures.offset_min))
    return page.drawn(_store_words(box), said, keys=keys, sections=tuple(sections))


def certificate_pdf(figures: Certificate) -> bytes:
    """The certificate as PDF: who destroyed which boxes how, and lines for both to sign."""
    step = figures.step
    page = _Page(say("Certificate of destruction"), f"D-{step.seq:06d}")
    first, second = (_name(figures.names, number) for number in (step.person, step.second))
    slips = sum(box.sent.slips_expected for box in figures.boxes if box.sent is not None)
    keys = (
        KeyFigure(say("Boxes"), f"{len(figures.boxes):,}", KEY_BIG, 0.8),
        KeyFigure(say("Slips in them"), f"{slips:,}", KEY, 0.9),
        KeyFigure(say("How"), _how_words(step.how), KEY, 0.9),
        KeyFigure(say("Where, or by which firm"), spoken(step.place), KEY, 2.0),
    )
    line = say("{0}  ·  by {1} and {2}, each with a PIN", moment(step.at_ms, figures.offset_min), first, second)
    hashed = spaced(figures.head.upper()[:_HASH_LETTERS])
    said = say("Entry {0} of head office's book, hash {1}", f"{step.seq:,}", hashed)
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
            draw_foot(
                sheet,
                self._number,
                say("From head office's signed book."),
                say("Page {0} of {1}", f"{at + 1:,}", f"{pages:,}"),
            )
            sheet.turn()
        return sheet.finished()

    def _draw_head(self, sheet: Sheet, line: str, said: str) -> None:
        room = WIDTH - draw_number(sheet, self._number) - 12
        draw_fitting(sheet, TOP + 17, self._title, BIG, room)
        draw_fitting(sheet, TOP + 34, line, LINE, room)
        sheet.text(LEFT, TOP + 48, fit(said, SMALL, WIDTH), SMALL)


def _draw_signers(sheet: Sheet, signers: tuple[str, ...], y: float) -> None:
    for at, name in enumerate(signers):
        draw_line(sheet, LEFT + at * (COLUMN + COLUMN_GAP), y + 36, COLUMN, say("Signature of {0}", name))


def _store_words(box: KeptBox) -> str:
    if box.sent is None:
        return say("None of its entries has come yet")
    store = say("Store {0} {1}", printable(box.key.store), printable(box.sent.store_name))
    return f"{store}  ·  {say('Register {0}', printable(box.key.register))}  ·  {day_long(box.sent.day)}"


def _counts(box: KeptBox) -> str:
    sent = f"{box.sent.slips_expected:,}" if box.sent is not None else say("not known")
    counted = box.arrival.counted if box.arrival is not None else -1
    return f"{sent}, {counted:,}" if counted >= 0 else f"{sent}, {say('not counted')}"


def _name(names: Mapping[str, str], number: str) -> str:
    return spoken(names.get(number, number))


def _way() -> tuple[Column, ...]:
    return (
        Column(head=say("When")),
        Column(head=say("From"), grow=True, lines_max=WHOLE),
        Column(head=say("To"), grow=True, lines_max=WHOLE),
        Column(head=say("Place"), grow=True, lines_max=2 * WHOLE),
        Column(head=say("On the tape"), lines_max=4),
    )


def _state_words(state: BoxState) -> str:
    return {
        BoxState.DESTROYED: say("Destroyed"),
        BoxState.SEAL_DIFFERS: say("Seal differs"),
        BoxState.COUNT_DIFFERS: say("Count differs"),
        BoxState.DUE: say("Due for destruction"),
        BoxState.STORED: say("Stored"),
        BoxState.ARRIVED: say("Arrived"),
        BoxState.OVERDUE: say("Overdue"),
        BoxState.EXPECTED: say("Expected"),
    }[state]


def _how_words(how: str) -> str:
    return {How.CROSS_CUT: say("cross-cut"), How.BURNT: say("burnt"), How.PULPED: say("pulped")}[How(how)]


def _at_store(box: KeptBox) -> Section:
    sent = box.sent
    assert sent is not None, "asked for boxes whose entries are here"
    closed = Row(
        (
            moment(sent.closed_ms, sent.offset_min),
            say("closed by {0}", _staff(sent.closed_by)),
            "",
            "",
            spoken(sent.seal),
        )
    )
    rows = (closed, *(_handed(box, step, sent) for step in sent.steps))
    return Section(title=say("At the store, by its own books"), columns=_way(), rows=rows)


def _handed(box: KeptBox, step: HandOver, sent: SentBox) -> Row:
    tape = spoken(step.seal) + ("" if same_seal(step.seal, sent.seal) else "\n" + say("not as closed"))
    moved = say("{0} to {1}", printable(step.from_place), printable(step.to_place))
    late = say("keyed once the box was here") if box.is_too_late(step) else ""
    place = "\n".join(filter(None, (moved, spoken(step.note), keyed_words(step, box.key.register), late)))
    gives = spoken(step.gives) if step.way is Way.BACK else _staff(step.gives)
    takes = spoken(step.takes) if step.way is Way.OUT else _staff(step.takes)
    return Row((moment(step.wall_ms, sent.offset_min), gives, takes, place, tape))


def _staff(number: str) -> str:
    """Somebody of the store, whose names head office does not keep."""
    return say("staff no. {0}", spoken(number))


def _here(box: KeptBox, names: Mapping[str, str], offset_min: int) -> Section:
    columns = (
        Column(head=say("When")),
        Column(head=say("What"), grow=True, lines_max=WHOLE),
        Column(head=say("By"), grow=True, lines_max=2),
        Column(head=say("Place"), grow=True, lines_max=2),
        Column(head=say("Entry"), right=True),
    )
    rows = tuple(
        Row((moment(step.at_ms, offset_min), _told(step), _by(step, names), spoken(step.place), f"{step.seq:,}"))
        for step in box.steps
    )
    return Section(title=say("At head office"), columns=columns, rows=rows)


def _told(step: ArchiveStep) -> str:
    return "\n".join(filter(None, (_what(step), spoken(step.note))))


def _what(step: ArchiveStep) -> str:
    if step.kind == "arrived":
        tape = spoken(step.seal)
        taken = say("taken in, tape {0} whole", tape) if step.is_whole else say("taken in, tape {0} broken", tape)
        counted = _counted(step.counted)
        return f"{taken}, {counted}"
    words = {"moved": say("moved"), "explained": say("difference explained"), "destroyed": say("destroyed")}[step.kind]
    return f"{words}, {_how_words(step.how)}" if step.how else words


def _counted(slips: int) -> str:
    if slips < 0:
        return say("slips not counted")
    return say("1 slip counted") if slips == 1 else say("{0} slips counted", f"{slips:,}")


def _by(step: ArchiveStep, names: Mapping[str, str]) -> str:
    people = [_name(names, number) for number in (step.person, step.second) if number]
    return say("{0} and {1}", *people) if len(people) == 2 else people[0]


def _ended(figures: Certificate) -> Section:
    columns = (
        Column(head=say("Box"), bars=True),
        Column(head=say("Store"), grow=True, lines_max=2),
        Column(head=say("Register")),
        Column(head=say("Day")),
        Column(head=say("Seal as closed"), lines_max=2),
        Column(head=say("Slips"), right=True),
        Column(head=say("Taken in"), width=58, lines_max=2),
        Column(head=say("Kept until")),
    )
    rows = tuple(_ended_row(box, figures.offset_min) for box in figures.boxes)
    notes = (Note(lead=say("Note:"), text=spoken(figures.step.note)),) if figures.step.note else ()
    return Section(title=say("Boxes destroyed"), columns=columns, rows=rows, notes=notes)


def _ended_row(box: KeptBox, offset_min: int) -> Row:
    sent, arrival = box.sent, box.arrival
    assert sent is not None, "only boxes whose day is known are destroyed"
    assert arrival is not None, "only boxes that came are destroyed"
    return Row(
        (
            printable(box.key.box_no),
            f"{printable(box.key.store)} {printable(sent.store_name)}",
            printable(box.key.register),
            day_year(sent.day),
            spoken(sent.seal),
            f"{sent.slips_expected:,}",
            moment(arrival.at_ms, offset_min),
            day_year(box.keep_until),
        ),
        number=printable(box.key.box_no),
    )
