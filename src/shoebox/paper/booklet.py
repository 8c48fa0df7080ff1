"""The playbook as a booklet: A5 pages, two on each side of an A4 sheet, to be printed on both sides and folded.

Printed before the outage, read by a torch: black on white, one thing on a page, its number large at the foot.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.clock import local_time
from shoebox.domain.playbook import Block, Playbook, Shape, Topic
from shoebox.paper.faces import MEDIUM, REGULAR, SEMIBOLD, Style, fit, printable, text_width, wrap
from shoebox.paper.language import say
from shoebox.paper.leaf import (
    BODY,
    BODY_BOLD,
    BOTTOM,
    HEAD,
    LEFT,
    PAGE_MM,
    RIGHT,
    SAID,
    SAID_BOLD,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TITLE,
    TOP,
    WIDTH,
    Leaf,
    broken,
)
from shoebox.paper.sheet import HAIRLINE, MM, SECTION_RULE, Sheet
from shoebox.paper.words import day_long

_SHEET_MM = (297.0, 210.0)
_PAGES_A_SHEET = 4
_COVER, _COVER_LINE = Style(SEMIBOLD, 40, 46), Style(REGULAR, 13, 18)
_PHONE, _STORE = Style(SEMIBOLD, 15, 20), Style(SEMIBOLD, 13, 18)
_NUMBER, _STEP = Style(SEMIBOLD, 14, 18), Style(SEMIBOLD, 11, 13)
_CELL = Style(MEDIUM, 11, 15)
_HEAD_ROOM, _FOOT_ROOM = 22.0, 24.0
_STEP_SIDE, _STEP_INDENT, _POINT_INDENT = 16.0, 25.0, 13.0
_GAP, _HEAD_GAP = 6.5, 8.0
_START = TOP + _HEAD_ROOM + TITLE.leading + _GAP
_ROW, _GROUP, _HALF_FULL = 19.0, 31.0, 0.6
_NOTE_ROW = 26.0
_Group = tuple[str, list[tuple[str, int]]]  # a heading of the contents, and titles with their pages


def booklet_pdf(
    playbook: Playbook, *, store: str, phones: Sequence[tuple[str, str]], printed_ms: int, offset_min: int
) -> bytes:
    """The booklet for one store as a PDF of A4 sheets; ``phones`` are named numbers for its cover."""
    day = local_time(printed_ms, offset_min).date().isoformat()
    pages = booklet_leaves(playbook, store=printable(store), phones=phones, printed=day_long(day))
    sheet = Sheet(
        width_mm=_SHEET_MM[0],
        height_mm=_SHEET_MM[1],
        title=say("Playbook, store {0}", printable(store)),
        subject=say("Edition {0}, {1} topics, {2} pages", playbook.edition, len(playbook.topics), len(pages)),
    )
    for left, right in folded(len(pages)):
        pages[left - 1].draw(sheet, 0)
        pages[right - 1].draw(sheet, PAGE_MM[0] * MM)
        sheet.turn()
    return sheet.finished()


def folded(pages: int) -> list[tuple[int, int]]:
    """Which pages, from 1, stand left and right on each side of the sheets, so that they follow when folded."""
    assert pages % _PAGES_A_SHEET == 0, "a folded sheet has four pages"
    sides = []
    for outer in range(1, pages // 2, 2):
        inner = pages + 1 - outer
        sides += [(inner, outer), (outer + 1, inner - 1)]
    return sides


def booklet_leaves(playbook: Playbook, *, store: str, phones: Sequence[tuple[str, str]], printed: str) -> list[Leaf]:
    """All pages in reading order: cover, contents, topics, lists to fill in, and notes until the last sheet is full."""
    groups = [(name, [(topic.title, _topic(topic)) for topic in topics]) for name, topics in playbook.groups()]
    groups.append((say("To fill in"), [(title, [_list(title, columns)]) for title, columns in _lists()]))
    number = 2 + len(_contents([(name, [(title, 0) for title, _ in parts]) for name, parts in groups]))
    listed: list[_Group] = []
    bodies: list[Leaf] = []
    for name, parts in groups:
        listed.append((name, []))
        for title, leaves in parts:
            listed[-1][1].append((title, number + len(bodies)))
            bodies += leaves
    pages = [_cover(playbook, store, phones, printed), *_contents(listed), *bodies]
    pages += [_list(say("Your notes"), ()) for _ in range(-len(pages) % _PAGES_A_SHEET)]
    for at, leaf in enumerate(pages[1:], 2):
        _foot(leaf, at, say("Store {0}, edition {1}", store, playbook.edition))
    return pages


def _lists() -> tuple[tuple[str, tuple[tuple[str, float], ...]], ...]:
    """What the pages of the playbook tell people to write down: titles, and heads with their share of the width."""
    pick_up = ((say("Order number"), 0.27), (say("Name"), 0.30), (say("Time"), 0.13), (say("Signature"), 0.30))
    hold = (
        (say("Order or card"), 0.25),
        (say("Name and phone"), 0.38),
        (say("What is wanted"), 0.25),
        (say("Done"), 0.12),
    )
    return ((say("Pick-up list"), pick_up), (say("Hold list"), hold))


# -- the cover, the contents, the notes


def _cover(playbook: Playbook, store: str, phones: Sequence[tuple[str, str]], printed: str) -> Leaf:
    leaf = Leaf()
    leaf.block(LEFT, TOP, WIDTH, 3.2)
    leaf.text(LEFT, TOP + 70, say("Playbook"), _COVER)
    leaf.text(LEFT, TOP + 96, say("What to do when central is down"), _COVER_LINE)
    leaf.text(LEFT, TOP + 140, fit(say("Store {0}", store), _STORE, WIDTH), _STORE)
    y = TOP + 176
    for name, number in phones:
        leaf.rule(LEFT, y, WIDTH, weight=HAIRLINE)
        leaf.text(LEFT, y + 17, fit(printable(name), SMALL, WIDTH), SMALL)
        for line in wrap(printable(number), _PHONE, WIDTH, lines_max=2):
            leaf.text(LEFT, y + 38, line, _PHONE)
            y += _PHONE.leading
        y += 30
    leaf.rule(LEFT, y, WIDTH, weight=HAIRLINE)
    lies_at = say("Lies at")
    indent = text_width(lies_at, SMALL) + 8
    leaf.text(LEFT, y + 30, lies_at, SMALL)
    leaf.rule(LEFT + indent, y + 32, WIDTH - indent, weight=SECTION_RULE / 2)
    leaf.text(LEFT, BOTTOM - 16, say("Printed {0}. Edition {1}.", printed, playbook.edition), SMALL_STRONG)
    leaf.text(LEFT, BOTTOM - 3, say("If the page Readiness names another edition, print it again."), SMALL)
    return leaf


def _contents(groups: Sequence[_Group]) -> list[Leaf]:
    """Groups and titles with their pages, on two pages that lie open side by side; on more where there are many."""
    whole = sum(_GROUP + _ROW * len(rows) for _, rows in groups)
    half = min(_HALF_FULL * whole, BOTTOM - _FOOT_ROOM - _START)
    leaves, y = [_headed("", say("Contents"))], _START
    for group, rows in groups:
        if y > _START and y + _GROUP + _ROW * len(rows) > _START + half:
            leaves, y = [*leaves, _headed("", say("Contents, more"))], _START
        leaves[-1].text(LEFT, y + 23, fit(printable(group), HEAD, WIDTH), HEAD)
        y += _GROUP
        for title, number in rows:
            if y + _ROW > BOTTOM - _FOOT_ROOM:
                leaves, y = [*leaves, _headed("", say("Contents, more"))], _START
            leaves[-1].rule(LEFT, y, WIDTH, weight=HAIRLINE)
            leaves[-1].text(LEFT, y + 13.5, fit(printable(title), _CELL, WIDTH - 40), _CELL)
            leaves[-1].text(RIGHT, y + 13.5, str(number), STRONG, align="right")
            y += _ROW
    return leaves


def _list(title: str, columns: Sequence[tuple[str, float]]) -> Leaf:
    """A page to write on: lines, under heads where it is a list. A column's number is its share of the width."""
    leaf, y = _headed("", title), _START
    x = LEFT
    for at, (head, share) in enumerate(columns):
        leaf.text(x + (6 if at else 0), y + 9, head, SMALL)
        if at:
            leaf.upright(x, y, BOTTOM - _FOOT_ROOM - y)
        x += share * WIDTH
    y += 16 if columns else _NOTE_ROW
    while y < BOTTOM - _FOOT_ROOM - 10:
        leaf.rule(LEFT, y, WIDTH, weight=HAIRLINE)
        y += _NOTE_ROW
    return leaf


def _headed(group: str, title: str) -> Leaf:
    leaf = Leaf()
    leaf.text(LEFT, TOP + 8, fit(group, SMALL, WIDTH), SMALL)
    leaf.rule(LEFT, TOP + 14, WIDTH, weight=SECTION_RULE)
    leaf.text(LEFT, TOP + _HEAD_ROOM + 17, fit(title, TITLE, WIDTH), TITLE)
    return leaf


def _foot(leaf: Leaf, number: int, said: str) -> None:
    """The page's number at the outer edge, and whose booklet it is at the inner one."""
    outer_right = number % 2 == 1
    leaf.rule(LEFT, BOTTOM - 17, WIDTH, weight=HAIRLINE)
    leaf.text(RIGHT if outer_right else LEFT, BOTTOM, str(number), _NUMBER, align="right" if outer_right else "left")
    short = fit(said, SMALL, WIDTH - 50)
    leaf.text(LEFT if outer_right else RIGHT, BOTTOM, short, SMALL, align="left" if outer_right else "right")


# -- a topic


def _topic(topic: Topic) -> list[Leaf]:
    """The pages of one topic: one as a rule, more where head office wrote more."""
    group, title = printable(topic.group), printable(topic.title)
    leaves, y = [_headed(group, title)], _START
    for at, block in enumerate(topic.blocks):
        y += _HEAD_GAP if block.shape is Shape.HEAD and at else 0
        height = _height(block)
        follows = _height(topic.blocks[at + 1]) if block.shape is Shape.HEAD and at + 1 < len(topic.blocks) else 0
        if y + height + follows > BOTTOM - _FOOT_ROOM:
            leaves.append(_headed(group, say("{0}, more", fit(title, TITLE, WIDTH - 70))))
            y = _START
        _block(leaves[-1], block, y)
        y += height + _GAP
    return leaves


def _height(block: Block) -> float:
    style, bold, indent = _worn(block)
    lines = len(broken(printable(block.text), style, bold, WIDTH - indent))
    return lines * style.leading + (SMALL.leading + 14 if block.shape is Shape.SAY else 0)


def _worn(block: Block) -> tuple[Style, Style, float]:
    return {
        Shape.HEAD: (HEAD, HEAD, 0.0),
        Shape.STEP: (BODY, BODY_BOLD, _STEP_INDENT),
        Shape.POINT: (BODY, BODY_BOLD, _POINT_INDENT),
        Shape.SAY: (SAID, SAID_BOLD, 24.0),
    }.get(block.shape, (BODY, BODY_BOLD, 0.0))


def _block(leaf: Leaf, block: Block, y: float) -> None:
    style, bold, indent = _worn(block)
    x = LEFT + indent
    if block.shape is Shape.SAY:
        height = _height(block)
        leaf.box(LEFT, y, WIDTH, height, weight=0.8)
        leaf.block(LEFT, y, 4, height)
        x = LEFT + 14
        leaf.text(x, y + 15, say("Say"), SMALL)
        y += SMALL.leading + 6
    elif block.shape is Shape.STEP:
        number = str(block.number)
        leaf.box(LEFT, y - 0.5, _STEP_SIDE, _STEP_SIDE, weight=1.0)
        leaf.text(LEFT + _STEP_SIDE / 2, y + 11.4, number, _STEP, align="centre")
    elif block.shape is Shape.POINT:
        leaf.block(LEFT + 1, y + 5.9, 3.6, 3.6)
    for line in broken(printable(block.text), style, bold, WIDTH - indent):
        leaf.parts(x, y + style.size + (style.leading - style.size) * 0.2, line, style, bold)
        y += style.leading
