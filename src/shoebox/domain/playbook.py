"""The playbook: what to do at each turn of an outage, read from a strict few lines of Markdown. Standard library only.

Head office may put pages of its own in the place of ours, so a page is read like anything that comes from outside: it
has a size, a handful of shapes, and no picture, link or HTML. A page that does not fit is told by name, and the one it
was to replace stays: on the worst day of the year an old page is better than none.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from shoebox.domain.card import Brand, refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.language import SOURCE, Say, as_written
from shoebox.domain.money import Money, money_text
from shoebox.domain.policy import Policy
from shoebox.domain.sentences import sentence

PAGE_BYTES_MAX = 16 * 1024
PAGES_MAX = 60
LINES_MAX = 200
BLOCK_SIGNS_MAX = 600
TITLE_SIGNS_MAX = 44  # what stands on one line of the booklet
EDITION_SIGNS = 6
ENDING = ".md"

# "Practise at least every ..." in the languages that pages are written in.
_MONTHS = {"en": ("month", "{0} months"), "es": ("mes", "{0} meses")}
_NAME = re.compile(r"[0-9]{2}-([a-z0-9]+(?:-[a-z0-9]+)*)")
_GAP = re.compile(r"\{([^{}]*)\}")
_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
# What Markdown would turn into a picture, a link, HTML, code, a table, a rule or a third depth of heading.
_FOREIGN = re.compile(r"[<>`|\[\]\\~*{}]|&#?\w+;|://|\bwww\.|^#|^(?:---|___|===)|^[+*] ", re.IGNORECASE)


class Shape(StrEnum):
    """What a block of a page is."""

    TEXT = "text"
    HEAD = "head"
    STEP = "step"
    POINT = "point"
    SAY = "say"  # words to say to the customer


_MARKS = (
    (re.compile(r"## +(.+)"), Shape.HEAD),
    (re.compile(r"[0-9]{1,2}\. +(.+)"), Shape.STEP),
    (re.compile(r"- +(.+)"), Shape.POINT),
    (re.compile(r"> +(.+)"), Shape.SAY),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, step, point or thing to say. ``**bold**`` stays in the text; ``number`` is a step's."""

    shape: Shape
    text: str
    number: int = 0

    @property
    def plain(self) -> str:
        """The words without their marks of weight."""
        return _BOLD.sub(r"\1", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page. ``name`` is by what windows ask for it; ``also`` are words it is found by."""

    name: str
    title: str
    group: str
    also: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be used: its file, and the reason as a sentence."""

    file: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """All pages in their order, and those of head office that could not be used."""

    topics: tuple[Topic, ...] = ()
    unread: tuple[Unread, ...] = ()
    replaced: int = 0  # how many pages are head office's own

    @property
    def edition(self) -> str:
        """Six letters that change with any word of it: tells whether a printed booklet is this playbook."""
        told = hashlib.sha256()
        for topic in self.topics:
            for part in (topic.name, topic.title, topic.group, *(f"{one.shape} {one.text}" for one in topic.blocks)):
                told.update(part.encode() + b"\0")
        return told.hexdigest()[:EDITION_SIGNS].upper()

    def topic(self, name: str) -> Topic | None:
        """The page of this name; the first page where there is none of it."""
        return next((one for one in self.topics if one.name == name), self.topics[0] if self.topics else None)

    def groups(self) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
        """The pages under the headings of the contents."""
        names = dict.fromkeys(topic.group for topic in self.topics)
        return tuple((name, tuple(one for one in self.topics if one.group == name)) for name in names)


def facts_of(policy: Policy, language: str = SOURCE) -> dict[str, str]:
    """What pages may leave a gap for, as ``{approval_phone}``: the trade's numbers stand in the policy alone."""

    def money(amount_minor: int) -> str:
        return money_text(Money(amount_minor, policy.currency))

    one, more = _MONTHS[language]
    return {
        "approval_phone": policy.approval_phone,
        "approval_phones": _phones(policy),
        "brands": ", ".join(brand.words for brand in policy.brands if brand is not Brand.OTHER),
        "charged_within": policy.charged_within,
        "drill_months": one if policy.drill_months_max == 1 else more.format(policy.drill_months_max),
        "operations_phone": policy.operations_phone,
        "refund_day_limit": money(policy.refund_alone_day_minor),
        "refund_limit": money(policy.refund_second_person_above_minor),
        "tolerance": money(policy.over_short_tolerance_minor),
    }


def _phones(policy: Policy) -> str:
    """The phone for approval codes of each brand that is taken on paper; one alone where no brand has its own."""
    if not policy.approval_phones:
        return policy.approval_phone
    return ", ".join(f"{brand.words} {policy.phone_of(brand)}" for brand in policy.brands if brand is not Brand.OTHER)


def gather(
    shipped: Mapping[str, bytes], own: Mapping[str, bytes], facts: Mapping[str, str], say: Say = as_written
) -> Playbook:
    """The playbook from our pages and head office's, by file name (``32-declined-card.md``).

    A page of head office takes the place of ours with the same name, whatever number stands before it; a new name is
    a new page. The numbers give the order.
    """
    placed: dict[str, tuple[str, Topic]] = {}
    unread: list[Unread] = []
    replaced = 0
    for is_own, files in ((False, shipped), (True, own)):
        for file, page in sorted(files.items())[:PAGES_MAX]:
            try:
                topic = read_topic(file, page, facts)
            except Refusal as refused:
                unread.append(Unread(file, sentence(refused, say)))
                continue
            placed[topic.name] = (file, topic)
            replaced += is_own
    if len(own) > PAGES_MAX:
        unread.append(Unread(sorted(own)[PAGES_MAX], sentence(Refusal("playbook.many", most=PAGES_MAX), say)))
    ordered = sorted(placed.values(), key=lambda one: one[0])
    return Playbook(topics=tuple(topic for _, topic in ordered), unread=tuple(unread), replaced=replaced)


def read_topic(file: str, page: bytes, facts: Mapping[str, str]) -> Topic:
    """One page with its gaps filled. Refusals ``playbook.*`` say which line and what is wrong with it."""
    found = _NAME.fullmatch(file.removesuffix(ENDING))
    if found is None or not file.endswith(ENDING):
        raise Refusal("playbook.name")
    lines = _lines(page)
    title, group, also, rest = _head(lines)
    blocks = _numbered(_blocks(lines[rest:], first=rest + 1))
    if not blocks:
        raise Refusal("playbook.empty")
    filled = tuple(replace(block, text=_filled(block.text, facts)) for block in blocks)
    return Topic(name=found[1], title=title, group=group, also=also, blocks=filled)


def spans(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut into parts, each with whether it is bold."""
    parts = _BOLD.split(text)
    return tuple((part, at % 2 == 1) for at, part in enumerate(parts) if part)


def _lines(page: bytes) -> list[str]:
    if len(page) > PAGE_BYTES_MAX:
        raise Refusal("playbook.size", most=PAGE_BYTES_MAX // 1024)
    try:
        text = unicodedata.normalize("NFC", page.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refusal("playbook.letters") from None
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    if len(lines) > LINES_MAX:
        raise Refusal("playbook.long", most=LINES_MAX)
    for number, line in enumerate(lines, 1):
        if not line.isprintable():
            raise Refusal("playbook.line", line=number)
        refuse_card_data(line)
    return lines


def _head(lines: list[str]) -> tuple[str, str, tuple[str, ...], int]:
    """Title, group and search words, and how many lines they took."""
    title = lines[0].removeprefix("# ").strip()
    fits = lines[0].startswith("# ") and 0 < len(title) <= TITLE_SIGNS_MAX and not _FOREIGN.search(title)
    if not fits:
        raise Refusal("playbook.title", most=TITLE_SIGNS_MAX)
    said = {"Group": "", "Also": ""}
    at = 1
    while at < len(lines) and (found := re.fullmatch(r"(Group|Also): *(.+)", lines[at])):
        if _FOREIGN.search(found[2]):
            raise Refusal("playbook.line", line=at + 1)
        said[found[1]] = found[2].strip()
        at += 1
    if not 0 < len(said["Group"]) <= TITLE_SIGNS_MAX:
        raise Refusal("playbook.group", most=TITLE_SIGNS_MAX)
    also = tuple(word.strip() for word in said["Also"].split(",") if word.strip())
    return title, said["Group"], also, at


def _blocks(lines: list[str], *, first: int) -> list[Block]:
    """Blocks of lines: a blank line ends one, a mark begins one, any other line goes on with the one before."""
    blocks: list[Block] = []
    goes_on = False
    for number, line in enumerate(lines, first):
        if not line:
            goes_on = False
            continue
        shape, said = _shape(line.strip())
        if _FOREIGN.search(_GAP.sub("", _BOLD.sub(r"\1", said))):
            raise Refusal("playbook.line", line=number)
        if goes_on and shape is Shape.TEXT and blocks[-1].shape is not Shape.HEAD:
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} {said}")
        else:
            blocks.append(Block(shape, said))
        goes_on = True
        if len(blocks[-1].text) > BLOCK_SIGNS_MAX:
            raise Refusal("playbook.block", line=number, most=BLOCK_SIGNS_MAX)
    return blocks


def _shape(line: str) -> tuple[Shape, str]:
    for mark, shape in _MARKS:
        if found := mark.fullmatch(line):
            return shape, found[1]
    return Shape.TEXT, line


def _numbered(blocks: Iterable[Block]) -> list[Block]:
    """Steps counted from 1 under each heading, whatever numbers the writer typed."""
    numbered, step = [], 0
    for block in blocks:
        step = step + 1 if block.shape is Shape.STEP else 0 if block.shape is Shape.HEAD else step
        numbered.append(replace(block, number=step) if block.shape is Shape.STEP else block)
    return numbered


def _filled(text: str, facts: Mapping[str, str]) -> str:
    def fact(found: re.Match[str]) -> str:
        if found[1] not in facts:
            raise Refusal("playbook.gap", gap=found[1][:TITLE_SIGNS_MAX], known=", ".join(sorted(facts)))
        return facts[found[1]]

    return _GAP.sub(fact, text)
