"""Reads what a receipt printer is sent, byte by byte, as one that knows only the commands we use; and draws it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont, ImageOps

from shoebox.paper.codes import bar_runs, code128_pattern, qr_matrix
from shoebox.resources import asset

PAGES = {
    0: "cp437",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
}
CELL_WIDE, CELL_HIGH, LINE_HIGH = 12, 24, 30
FEEDS_PER_LINE = LINE_HIGH


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in one size."""

    text: str
    width: int = 1
    height: int = 1
    bold: bool = False
    inverted: bool = False


@dataclass(slots=True)
class Roll:
    """What came out: `things` in their order, a line of pieces with its place, a code, a feed, a cut."""

    code_page: str = "cp437"
    things: list[tuple[str, object]] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return ["".join(piece.text for piece in given[1]) for kind, given in self.things if kind == "line"]  # type: ignore[index]

    @property
    def text(self) -> str:
        """All text."""
        return "\n".join(self.lines)

    @property
    def codes(self) -> list[tuple[str, str]]:
        """Kind and content of each code."""
        return [(kind, given[0]) for kind, given in self.things if kind in ("qr", "bars")]  # type: ignore[index]

    def widths(self) -> list[int]:
        """How many columns each line takes."""
        lines = (given[1] for kind, given in self.things if kind == "line")  # type: ignore[index]
        return [sum(len(piece.text) * piece.width for piece in pieces) for pieces in lines]

    def pieces(self) -> list[Piece]:
        """All letters with their looks."""
        return [piece for kind, given in self.things if kind == "line" for piece in given[1]]  # type: ignore[index]


class _Reader:
    def __init__(self, job: bytes) -> None:
        self._left, self.roll = job, Roll()
        self._pieces: list[Piece] = []
        self._align, self._size, self._bold, self._inverted = 0, (1, 1), False, False
        self._qr, self._qr_dots, self._bars_high, self._bars_wide = "", 3, 162, 3

    def read(self) -> Roll:
        while self._left:
            if self._left[0] in (0x1B, 0x1D):
                self._command()
            elif self._left[0] == 0x0A:
                self._take(1)
                self.roll.things.append(("line", (self._align, tuple(self._pieces))))
                self._pieces = []
            else:
                self._letters()
        assert not self._pieces, "text that no line feed prints"
        return self.roll

    def _take(self, count: int) -> bytes:
        assert len(self._left) >= count, "cut in the middle of a command"
        taken, self._left = self._left[:count], self._left[count:]
        return taken

    def _letters(self) -> None:
        end = next((at for at, byte in enumerate(self._left) if byte in (0x1B, 0x1D, 0x0A)), len(self._left))
        raw = self._take(end)
        assert all(byte >= 0x20 and byte != 0x7F for byte in raw), f"a control among letters: {raw!r}"
        text = raw.decode(self.roll.code_page)
        self._pieces.append(Piece(text, *self._size, self._bold, self._inverted))

    def _command(self) -> None:
        name = self._take(2)
        if name == b"\x1b@":
            assert not self.roll.things, "only at the start"
        elif name == b"\x1bt":
            self.roll.code_page = PAGES[self._take(1)[0]]
        elif name == b"\x1ba":
            self._align = self._take(1)[0]
        elif name == b"\x1bE":
            self._bold = self._take(1) == b"\1"
        elif name == b"\x1bd":
            self.roll.things.append(("feed", self._take(1)[0]))
        else:
            self._more(name)

    def _more(self, name: bytes) -> None:
        if name == b"\x1d!":
            size = self._take(1)[0]
            self._size = (size >> 4) + 1, (size & 15) + 1
        elif name == b"\x1dB":
            self._inverted = self._take(1) == b"\1"
        elif name == b"\x1dV":
            assert self._take(1) in (b"\0", b"\1")
            self.roll.things.append(("cut", ()))
        elif name == b"\x1d(":
            self._two_dimensional()
        else:
            self._bars(name)

    def _two_dimensional(self) -> None:
        assert self._take(1) == b"k"
        length = int.from_bytes(self._take(2), "little")
        body = self._take(length)
        assert body[:1] == b"1", "a QR code"
        if body[1] == 67:
            self._qr_dots = body[2]
        elif body[1] == 80:
            self._qr = body[3:].decode("ascii")
        elif body[1] == 81:
            self.roll.things.append(("qr", (self._qr, self._align, self._qr_dots)))

    def _bars(self, name: bytes) -> None:
        value = self._take(1)[0]
        if name == b"\x1dh":
            self._bars_high = value
        elif name == b"\x1dw":
            self._bars_wide = value
        elif name == b"\x1dk":
            assert value == 73, "Code 128"
            body = self._take(self._take(1)[0])
            assert body[:2] == b"{B"
            content = body[2:].decode("ascii").replace("{{", "{")
            self.roll.things.append(("bars", (content, self._align, self._bars_wide, self._bars_high)))
        else:
            assert name in (b"\x1df", b"\x1dH"), f"an unknown command: {name!r}"


def read_roll(job: bytes) -> Roll:
    """What a printer understands; fails on anything it would not."""
    return _Reader(job).read()


# -- as a picture: a dot is a pixel


def picture_of_roll(job: bytes, *, columns: int, margin: int = 32) -> Image.Image:
    """The strip of paper."""
    wide = columns * CELL_WIDE
    parts = [part for thing in read_roll(job).things if (part := _drawn(thing, wide)) is not None]
    strip = Image.new("L", (wide + 2 * margin, sum(part.height for part in parts) + 2 * margin), 255)
    top = margin
    for part in parts:
        strip.paste(part, (margin, top))
        top += part.height
    return strip


def _drawn(thing: tuple[str, object], wide: int) -> Image.Image | None:
    kind, given = thing
    if kind == "line":
        return _placed(_line(given[1]), given[0], wide)  # type: ignore[index]
    if kind == "feed":
        return Image.new("L", (wide, int(given) * FEEDS_PER_LINE), 255)  # type: ignore[call-overload]
    if kind == "qr":
        return _placed(_qr(given[0], given[2]), given[1], wide)  # type: ignore[index]
    return _placed(_bars(given[0], given[2], given[3]), given[1], wide) if kind == "bars" else None  # type: ignore[index]


def _placed(part: Image.Image, align: int, wide: int) -> Image.Image:
    assert part.width <= wide, "wider than the roll"
    row = Image.new("L", (wide, part.height), 255)
    row.paste(part, ((wide - part.width) * align // 2, 0))
    return row


def _line(pieces: tuple[Piece, ...]) -> Image.Image:
    high = max((piece.height for piece in pieces), default=1) * CELL_HIGH
    wide = sum(len(piece.text) * piece.width for piece in pieces) * CELL_WIDE
    line = Image.new("L", (max(1, wide), max(LINE_HIGH, high + 6)), 255)
    left = 0
    for piece in pieces:
        drawn = _letters(piece)
        line.paste(drawn, (left, high - drawn.height))
        left += drawn.width
    return line


def _letters(piece: Piece) -> Image.Image:
    face = ImageFont.truetype(str(asset(f"fonts/Inter-{'SemiBold' if piece.bold else 'Medium'}.ttf")), 19)
    cells = Image.new("L", (len(piece.text) * CELL_WIDE, CELL_HIGH), 255)
    pen = ImageDraw.Draw(cells)
    for at, letter in enumerate(piece.text):
        if letter == "─":
            pen.line((at * CELL_WIDE, 12, (at + 1) * CELL_WIDE, 12), fill=0, width=2)
        else:
            pen.text((at * CELL_WIDE + CELL_WIDE / 2, 19), letter, fill=0, font=face, anchor="ms")
    drawn = cells.resize((cells.width * piece.width, cells.height * piece.height))
    return ImageOps.invert(drawn) if piece.inverted else drawn


def _qr(content: str, dots: int) -> Image.Image:
    matrix = qr_matrix(content)
    square = Image.new("L", (len(matrix), len(matrix)), 255)
    square.putdata([0 if black else 255 for row in matrix for black in row])
    return square.resize((len(matrix) * dots, len(matrix) * dots), Image.Resampling.NEAREST)


def _bars(content: str, dots: int, high: int) -> Image.Image:
    pattern = code128_pattern(content)
    bars = Image.new("L", (len(pattern) * dots, high), 255)
    pen = ImageDraw.Draw(bars)
    for first, length in bar_runs(pattern):
        pen.rectangle((first * dots, 0, (first + length) * dots - 1, high), fill=0)
    return bars
