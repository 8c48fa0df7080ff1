"""How Shoebox looks: every colour, letter and measure, and nowhere else. Desk; may touch Qt's gui classes only.

Widgets ask by name on every paint, so changing the scheme needs nothing but the palette change Qt sends anyway.
Where the system asks for high contrast, its own palette answers instead of the table.
"""

from __future__ import annotations

import os
from enum import Enum, StrEnum, unique
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette

from shoebox.resources import asset

FAMILY = "Inter"
BASE_PT = 10.0
# Read standing, at arm's length: the register is set a tenth larger than the office.
STANDING = 1.1
LINE_PX = 1
RING_PX = 2
# A person who set the system's letters larger than this wants larger letters here too.
_SYSTEM_PT_LARGE = 11.0
_INTER = ("Regular", "Medium", "SemiBold")


class Scheme(StrEnum):
    """Which column of the colour table is worn."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Ink(StrEnum):
    """A colour by what it is for."""

    S0 = "s0"
    S1 = "s1"
    S2 = "s2"
    S3 = "s3"
    T1 = "t1"
    T2 = "t2"
    T3 = "t3"
    LINE = "line"
    LINE2 = "line2"
    ACCENT = "accent"
    ACCENT_HI = "accent_hi"
    ACCENT_TINT = "accent_tint"
    ON_ACCENT = "on_accent"
    OK = "ok"
    OK_TINT = "ok_tint"
    OK_MARK = "ok_mark"
    WAITING = "waiting"
    WAITING_TINT = "waiting_tint"
    WAITING_MARK = "waiting_mark"
    REFUSED = "refused"
    REFUSED_TINT = "refused_tint"
    REFUSED_MARK = "refused_mark"
    RISK = "risk"
    RISK_TINT = "risk_tint"
    RISK_MARK = "risk_mark"
    TRAINING = "training"
    ON_TRAINING = "on_training"
    SHADE = "shade"
    PAPER = "paper"
    TONER = "toner"


_Role = QPalette.ColorRole
_COLOURS: dict[Ink, tuple[str, str, QPalette.ColorRole]] = {
    Ink.S0: ("#F5F7F9", "#10151A", _Role.Window),
    Ink.S1: ("#FFFFFF", "#192027", _Role.Base),
    Ink.S2: ("#EDF1F5", "#222B34", _Role.AlternateBase),
    Ink.S3: ("#E2E8EE", "#2C3742", _Role.Base),
    Ink.T1: ("#14202C", "#E9EEF3", _Role.WindowText),
    Ink.T2: ("#44525F", "#B7C3CE", _Role.WindowText),
    Ink.T3: ("#5C6A77", "#93A1AE", _Role.WindowText),
    Ink.LINE: ("#DCE2E8", "#2D3843", _Role.WindowText),
    Ink.LINE2: ("#7D8A96", "#71808E", _Role.WindowText),
    Ink.ACCENT: ("#005A9E", "#62B3F3", _Role.Highlight),
    Ink.ACCENT_HI: ("#004A83", "#8AC8F8", _Role.Highlight),
    Ink.ACCENT_TINT: ("#E6F1FA", "#12324B", _Role.Base),
    Ink.ON_ACCENT: ("#FFFFFF", "#05213A", _Role.HighlightedText),
    Ink.OK: ("#176B3A", "#7BD69B", _Role.WindowText),
    Ink.OK_TINT: ("#E4F4EA", "#143323", _Role.Base),
    Ink.OK_MARK: ("#1F8A4C", "#3FAE6C", _Role.WindowText),
    Ink.WAITING: ("#7A4B00", "#F0C060", _Role.WindowText),
    Ink.WAITING_TINT: ("#FDF1D8", "#3A2C0D", _Role.Base),
    Ink.WAITING_MARK: ("#A86A00", "#C98F1E", _Role.WindowText),
    Ink.REFUSED: ("#A3211B", "#FF9E95", _Role.WindowText),
    Ink.REFUSED_TINT: ("#FCEAE8", "#451E1C", _Role.Base),
    Ink.REFUSED_MARK: ("#C8352E", "#EA6A60", _Role.WindowText),
    Ink.RISK: ("#742A88", "#DDA6EC", _Role.WindowText),
    Ink.RISK_TINT: ("#F6EAF9", "#3A2143", _Role.Base),
    Ink.RISK_MARK: ("#9440AB", "#BE74D4", _Role.WindowText),
    # Where nothing is real: a full ground that nothing else stands on, and what is written on it.
    Ink.TRAINING: ("#00626B", "#62D2DC", _Role.Highlight),
    Ink.ON_TRAINING: ("#FFFFFF", "#04272B", _Role.HighlightedText),
    # What a sheet darkens the page with, and the two colours a scanner can read in any scheme.
    Ink.SHADE: ("#66000000", "#66000000", _Role.Shadow),
    Ink.PAPER: ("#FFFFFF", "#FFFFFF", _Role.NoRole),
    Ink.TONER: ("#000000", "#000000", _Role.NoRole),
}


class Meaning(StrEnum):
    """What a colour says; always shown with an icon and a word."""

    PLAIN = "plain"
    INFO = "info"
    OK = "ok"
    WAITING = "waiting"
    REFUSED = "refused"
    RISK = "risk"
    TRAINING = "training"

    @property
    def ink(self) -> Ink:
        """The colour of its words and icon."""
        return _MEANINGS[self][0]

    @property
    def tint(self) -> Ink:
        """The ground it may stand on: pale, but for training, which nobody may take for a sale."""
        return _MEANINGS[self][1]

    @property
    def mark(self) -> Ink:
        """The strong colour of its edges and meter parts; never of text."""
        return _MEANINGS[self][2]

    @property
    def icon(self) -> str:
        """The icon that goes with it, or nothing where the page must choose one."""
        return self.value if self in _ICONED else ""


_MEANINGS: dict[Meaning, tuple[Ink, Ink, Ink]] = {
    Meaning.PLAIN: (Ink.T2, Ink.S2, Ink.LINE2),
    Meaning.INFO: (Ink.ACCENT, Ink.ACCENT_TINT, Ink.ACCENT),
    Meaning.OK: (Ink.OK, Ink.OK_TINT, Ink.OK_MARK),
    Meaning.WAITING: (Ink.WAITING, Ink.WAITING_TINT, Ink.WAITING_MARK),
    Meaning.REFUSED: (Ink.REFUSED, Ink.REFUSED_TINT, Ink.REFUSED_MARK),
    Meaning.RISK: (Ink.RISK, Ink.RISK_TINT, Ink.RISK_MARK),
    Meaning.TRAINING: (Ink.ON_TRAINING, Ink.TRAINING, Ink.TRAINING),
}
_ICONED = frozenset({Meaning.OK, Meaning.WAITING, Meaning.REFUSED, Meaning.RISK, Meaning.TRAINING})


class Letters(NamedTuple):
    """One type role: its size as a factor of the base, weight, line height, spacing in em, and whether digits align."""

    factor: float
    weight: int
    line: float
    tabular: bool = False
    spacing_em: float = 0.0


@unique
class Type(Enum):
    """The type roles of design.md; no two have the same measures, or they would be one."""

    HERO = Letters(4.4, 600, 1.2, tabular=True, spacing_em=-0.02)
    AMOUNT = Letters(3.1, 600, 1.3, tabular=True, spacing_em=-0.025)
    FIGURE = Letters(2.6, 600, 1.25, tabular=True, spacing_em=-0.02)
    STAT = Letters(1.8, 600, 1.25, tabular=True, spacing_em=-0.02)
    CODE = Letters(1.8, 600, 1.25, tabular=True, spacing_em=0.04)
    H1 = Letters(1.7, 600, 1.25, spacing_em=-0.012)
    H2 = Letters(1.3, 600, 1.4)
    LARGE = Letters(1.2, 600, 1.4)
    LEAD = Letters(1.2, 400, 1.4, tabular=True)
    H3 = Letters(1.0, 600, 1.5)
    BODY = Letters(1.0, 400, 1.5, tabular=True)
    VALUE = Letters(1.0, 500, 1.5, tabular=True)
    SMALL = Letters(0.9, 400, 1.35, tabular=True)
    LABEL = Letters(0.9, 500, 1.35, tabular=True)
    CAPTION = Letters(0.85, 400, 1.4, tabular=True)
    CAP = Letters(0.85001, 500, 1.4, tabular=True)

    __hash__ = object.__hash__  # asked at each measure; Enum's own is several times slower


class _Worn:
    """What is worn now. One process has one screen scheme, so this is the one changing thing in the file."""

    scheme = Scheme.LIGHT
    system: QPalette | None = None
    unit_px = 8


def colour(ink: Ink) -> QColor:
    """The colour of this name in the scheme now worn."""
    return _colour(ink, _Worn.scheme)


@lru_cache(maxsize=len(_COLOURS) * len(Scheme))
def _colour(ink: Ink, worn: Scheme) -> QColor:
    light, dark, role = _COLOURS[ink]
    if worn is Scheme.CONTRAST and _Worn.system is not None and role is not _Role.NoRole:
        return _Worn.system.color(role)
    return QColor(dark if worn is Scheme.DARK else light)


def token(ink: Ink, scheme: Scheme) -> str:
    """The written value of a colour in the light or the dark scheme, for tests and pictures."""
    light, dark, _role = _COLOURS[ink]
    return dark if scheme is Scheme.DARK else light


def scheme() -> Scheme:
    """The scheme now worn."""
    return _Worn.scheme


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG 2 contrast ratio of two opaque colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(tone: QColor) -> float:
    red, green, blue = (_linear(part) for part in (tone.redF(), tone.greenF(), tone.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def wants_contrast(system: QPalette) -> bool:
    """Whether the system's palette is a high contrast one: pure grounds, all alike, under far-away text."""
    if os.environ.get("SHOEBOX_CONTRAST") == "high":
        return True
    grounds = {system.color(role).rgb() for role in (_Role.Window, _Role.Base, _Role.Button)}
    pure = grounds <= {QColor("black").rgb()} or grounds <= {QColor("white").rgb()}
    return pure and contrast(system.color(_Role.WindowText), system.color(_Role.Window)) > 12


def remember_system(system: QPalette) -> Scheme:
    """Keep the system's own palette and answer which scheme it asks for."""
    _Worn.system = system
    _colour.cache_clear()
    if wants_contrast(system):
        return Scheme.CONTRAST
    # Not the system's hint, whose answer is a name of Qt's: PySide6 would make all the others. The palette follows it.
    is_dark = _luminance(system.color(_Role.Window)) < _luminance(system.color(_Role.WindowText))
    return Scheme.DARK if is_dark else Scheme.LIGHT


def wear(chosen: Scheme) -> None:
    """Change the whole application to this scheme; Qt tells every widget."""
    _Worn.scheme = chosen
    QGuiApplication.setPalette(palette())


def toggle() -> None:
    """Dark to light or back. High contrast stays: there the system decides."""
    if _Worn.scheme is not Scheme.CONTRAST:
        wear(Scheme.LIGHT if _Worn.scheme is Scheme.DARK else Scheme.DARK)


_ROLES: dict[QPalette.ColorRole, Ink] = {
    _Role.Window: Ink.S0,
    _Role.WindowText: Ink.T1,
    _Role.Base: Ink.S1,
    _Role.AlternateBase: Ink.S2,
    _Role.Text: Ink.T1,
    _Role.PlaceholderText: Ink.T3,
    _Role.Button: Ink.S1,
    _Role.ButtonText: Ink.T1,
    _Role.ToolTipBase: Ink.S1,
    _Role.ToolTipText: Ink.T1,
    _Role.BrightText: Ink.REFUSED,
    _Role.Highlight: Ink.ACCENT,
    _Role.Accent: Ink.ACCENT,
    _Role.HighlightedText: Ink.ON_ACCENT,
    _Role.Link: Ink.ACCENT,
    _Role.LinkVisited: Ink.ACCENT,
    _Role.Light: Ink.S1,
    _Role.Midlight: Ink.S2,
    _Role.Mid: Ink.LINE,
    _Role.Dark: Ink.LINE2,
    _Role.Shadow: Ink.T1,
}


def palette() -> QPalette:
    """The palette Fusion draws with: our tokens, or the system's own at high contrast."""
    if _Worn.scheme is Scheme.CONTRAST and _Worn.system is not None:
        return QPalette(_Worn.system)
    made = QPalette()
    for role, ink in _ROLES.items():
        made.setColor(role, colour(ink))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour(Ink.T3))
    return made


def load_fonts() -> None:
    """Bring Inter into the application, and make it its font at the base size."""
    for style in _INTER:
        QFontDatabase.addApplicationFont(str(asset(f"fonts/{FAMILY}-{style}.ttf")))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    set_base(system.pointSizeF() if system.pointSizeF() > _SYSTEM_PT_LARGE else BASE_PT)


def set_base(base_pt: float) -> None:
    """Make this the size all letters and measures are factors of."""
    base = QFont(FAMILY)
    base.setFamilies([FAMILY, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()])
    base.setPointSizeF(base_pt)
    base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    QGuiApplication.setFont(base)
    _Worn.unit_px = round(QFontMetricsF(base).height() / 2) or _Worn.unit_px


def standing_font() -> QFont:
    """The base font of a window that is read standing. Give it to the window; all within follow."""
    base = QGuiApplication.font()
    base.setPointSizeF(base.pointSizeF() * STANDING)
    return base


def u(steps: float = 1) -> int:
    """So many units in pixels: one unit is half the height of the base letters, 8 px at 10 pt."""
    return round(steps * _Worn.unit_px)


@lru_cache(maxsize=256)
def _font(role: Type, family: str, base_pt: float, weight: int) -> QFont:
    letters = role.value
    made = QFont(QGuiApplication.font())
    made.setFamilies([family, *made.families()])
    made.setPointSizeF(base_pt * letters.factor)
    made.setWeight(QFont.Weight(weight or letters.weight))
    if letters.spacing_em:
        pixels = QFontMetricsF(made).height() / 1.21
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, letters.spacing_em * pixels)
    if letters.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def font(role: Type, base: QFont, *, weight: int = 0) -> QFont:
    """The letters of a role, as a factor of the base font a widget inherited."""
    return _font(role, base.family(), round(base.pointSizeF(), 2), weight)


@lru_cache(maxsize=256)
def metrics(of: QFont) -> QFontMetricsF:
    """The measures of a font that came from `font`. Those are few and kept, so they are told apart by identity."""
    return QFontMetricsF(of)


def line_height(role: Type, base: QFont) -> int:
    """How high one line of this role stands, in pixels."""
    return _line_height(role, font(role, base))


@lru_cache(maxsize=256)
def _line_height(role: Type, letters: QFont) -> int:
    return round(QFontMetricsF(letters).height() / 1.21 * role.value.line)
