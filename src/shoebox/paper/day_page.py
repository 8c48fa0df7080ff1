"""What the further papers of a store-day share: whose they are, their number and mark, head and foot of a page."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.papers import PaperHead
from shoebox.paper.faces import fit, printable, text_width
from shoebox.paper.flow import Flow, Piece
from shoebox.paper.frame import (
    A4_MM,
    BIG,
    BOTTOM,
    COLUMN,
    COLUMN_GAP,
    FOOT_HEIGHT,
    LEFT,
    LINE,
    RUNNING_HEAD_HEIGHT,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    draw_fitting,
    draw_foot,
    draw_number,
    draw_running_head,
)
from shoebox.paper.language import say
from shoebox.paper.receipt_words import TRAINING
from shoebox.paper.sheet import Sheet
from shoebox.paper.words import day_long, day_short, report_number, time_on, weekday

DRAFT = "DRAFT"
LISTS_TOP, LISTS_BOTTOM = TOP + RUNNING_HEAD_HEIGHT, BOTTOM - FOOT_HEIGHT - 8
ACROSS_SIZE, ACROSS_DEGREES = 150.0, 52.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """The pages of one paper: its title, its day, and the word across each where it is no real one."""

    title: str
    head: PaperHead
    printed_ms: int
    word: str = ""  # DRAFT, or that it is practice
    number: str = ""  # as bars and digits; empty = the number of the day's report

    @property
    def store_words(self) -> str:
        """``Store 085 Harbour Row``."""
        return say("Store {0} {1}", printable(self.head.store), printable(self.head.store_name))

    @property
    def day_number(self) -> str:
        """``085-2-20261112-0316``: the number that all papers of this day carry."""
        return report_number(printable(self.head.store), printable(self.head.register), self.head.day, self.head.z_no)

    def sheet(self) -> Sheet:
        """An empty A4 sheet in the paper's name."""
        mark = f", {self.word.lower()}" if self.word else ""
        return Sheet(
            width_mm=A4_MM[0],
            height_mm=A4_MM[1],
            title=f"{self.title} {self.number or self.day_number}{mark}",
            subject=f"{self.store_words}, {day_long(self.head.day)}",
        )

    def draw_head(self, sheet: Sheet, said: str, *, strong: str = "", title: str = "") -> None:
        """Title, store and number over a first page; `said` and `strong` are its third line."""
        self.draw_mark(sheet)
        room = WIDTH - self._draw_number(sheet) - 12
        head = self.head
        shorter = f"{self.title}, {day_short(head.day)} {head.day[:4]}"
        draw_fitting(sheet, TOP + 17, title or f"{self.title}, {day_long(head.day)}", BIG, room, shorter=shorter)
        tail = [say("Incident {0}", printable(head.incident))] if head.incident else []
        tail += [f"Z {head.z_no:04d}", say("Register {0}", printable(head.register))]
        draw_fitting(sheet, TOP + 34, "  ·  ".join((self.store_words, *tail)), LINE, room)
        printed = say("{0}, printed {1}.", weekday(head.day), time_on(self.printed_ms, head.offset_min, head.day))
        _draw_pair(sheet, TOP + 48, f"{printed} {said}".strip(), strong, room=WIDTH)

    def _draw_number(self, sheet: Sheet) -> float:
        """The number, or the word that this paper has none; how much of the width it took comes back."""
        if self.word:
            sheet.text(LEFT + WIDTH, TOP + 17, self.word, BIG, align="right")
            return text_width(self.word, BIG)
        return draw_number(sheet, self.number or self.day_number)

    def draw_mark(self, sheet: Sheet) -> None:
        """The word across the sheet, before anything else stands on it."""
        if self.word:
            sheet.across(self.word, size=ACROSS_SIZE, degrees=ACROSS_DEGREES)

    def begin_next(self, sheet: Sheet, right: str) -> None:
        """The running head of a page after the first."""
        self.draw_mark(sheet)
        words = f"{self.title}, {day_long(self.head.day)}  ·  {self.store_words}"
        draw_running_head(sheet, words, f"{self.word}  ·  {right}" if self.word and right else self.word or right)

    def end(self, sheet: Sheet, middle: str, *, page: int, pages: int) -> None:
        """The foot, and on to the next page; `page` counts from 1."""
        left = say(
            "Store {0}, {1}, Z {2}", printable(self.head.store), day_long(self.head.day), f"{self.head.z_no:04d}"
        )
        draw_foot(sheet, left, middle, say("Page {0} of {1}", f"{page:,}", f"{pages:,}"))
        sheet.turn()


def word_of(head: PaperHead, *, training: bool, may_change: bool = True) -> str:
    """What stands across the paper: practice, or a draft while its day is open, or nothing."""
    if training:
        return say(TRAINING)
    return say(DRAFT) if may_change and not head.is_closed else ""


def draw_pieces(sheet: Sheet, pieces: list[Piece], page: int) -> None:
    """The runs of tables that stand on this page, in one column or two."""
    for piece in pieces:
        if piece.page == page:
            x = LEFT + piece.column * (COLUMN + COLUMN_GAP)
            piece.laid.draw(sheet, x, piece.y, first=piece.first, end=piece.end)


def list_flow(*, start: float) -> Flow:
    """Where a long list goes, from below a first page's head on."""
    return Flow(top=LISTS_TOP, bottom=LISTS_BOTTOM, columns=1, start=start)


def _draw_pair(sheet: Sheet, y: float, said: str, strong: str, *, room: float) -> None:
    """Usual words, then strong ones, on one line that never runs out of its room."""
    strong, gap = fit(strong, SMALL_STRONG, room * 0.6), text_width(" ", SMALL)
    usual = fit(said, SMALL, room - text_width(strong, SMALL_STRONG) - gap)
    sheet.text(LEFT, y, usual, SMALL)
    sheet.text(LEFT + text_width(usual, SMALL) + gap, y, strong, SMALL_STRONG)
