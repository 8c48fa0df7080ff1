"""What a marked answer comes to: counts by kind, links, refund money, and whether its confidence holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shoebox.domain.finding import FindingKind

PPM = 1_000_000
# Upper ends of the confidence bands, in parts per million.
BANDS_PPM = (500_000, 700_000, 800_000, 900_000, 950_000, 980_000, 990_000, 995_000, 999_000, PPM)


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that should be found. ``sales`` are the sales its slips are for; money in minor units."""

    name: str
    kind: FindingKind
    slips: tuple[str, ...]
    charges: tuple[str, ...]
    minor: int
    currency: str
    fault: str
    also: tuple[FindingKind, ...] = ()
    optional: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One finding of the answer."""

    name: str
    kind: FindingKind
    slips: tuple[str, ...]
    charges: tuple[str, ...]
    minor: int
    currency: str
    confidence_ppm: int
    reasons: tuple[str, ...] = ()


def ratio_ppm(part: int, whole: int) -> int:
    """`part` of `whole` in parts per million; a whole of nothing is right."""
    return PPM * part // whole if whole else PPM


def f1_ppm(precision_ppm: int, recall_ppm: int) -> int:
    """The harmonic mean of both."""
    both = precision_ppm + recall_ppm
    return 2 * precision_ppm * recall_ppm // both if both else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One kind, or links: ``raised`` = ``true`` + ``false``; ``missed`` were there and not said."""

    name: str
    raised: int = 0
    true: int = 0
    missed: int = 0
    false: int = 0
    found: int = 0  # of what was there; a finding may answer for several, or for something optional

    @property
    def precision_ppm(self) -> int:
        """Of what was said, how much is so."""
        return ratio_ppm(self.true, self.raised)

    @property
    def recall_ppm(self) -> int:
        """Of what is so, how much was said."""
        return ratio_ppm(self.found, self.found + self.missed)

    @property
    def f1_ppm(self) -> int:
        """Precision and recall in one figure."""
        return f1_ppm(self.precision_ppm, self.recall_ppm)


@dataclass(frozen=True, slots=True)
class RefundMoney:
    """What goes back to customers in one currency, in minor units: due, of that said, missed, and said wrongly."""

    currency: str
    due_minor: int
    right_minor: int
    wrong_minor: int

    @property
    def missed_minor(self) -> int:
        """Due, and not said."""
        return self.due_minor - self.right_minor


@dataclass(frozen=True, slots=True)
class Band:
    """Findings or links said with about the same confidence: how many, how sure on average, how many right."""

    low_ppm: int
    high_ppm: int
    count: int
    said_ppm: int
    right: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether confidence means what it says."""

    bands: tuple[Band, ...]

    @property
    def error_ppm(self) -> int:
        """The expected calibration error: how far said and true share lie apart, weighed by how often."""
        whole = sum(band.count for band in self.bands)
        return sum(abs(band.said_ppm * band.count - PPM * band.right) for band in self.bands) // max(1, whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """An answer held against the truth."""

    links: Mark
    kinds: tuple[Mark, ...]
    refunds: tuple[RefundMoney, ...]
    finding_confidence: Calibration
    link_confidence: Calibration
    missed: tuple[Known, ...]
    false: tuple[Told, ...]

    @property
    def total(self) -> Mark:
        """All kinds together."""
        names = ("raised", "true", "missed", "false", "found")
        return Mark(name="all findings", **{name: sum(getattr(kind, name) for kind in self.kinds) for name in names})

    def kind(self, kind: FindingKind) -> Mark:
        """One kind; nothing of it there and nothing said is all zeros."""
        return next((mark for mark in self.kinds if mark.name == kind.value), Mark(name=kind.value))


def calibrate(said: Iterable[tuple[int, bool]]) -> Calibration:
    """Bands of (confidence in parts per million, whether it was right)."""
    sums = [[0, 0, 0] for _ in BANDS_PPM]
    for confidence_ppm, is_right in said:
        mine = sums[band_of(confidence_ppm)]
        mine[0] += 1
        mine[1] += confidence_ppm
        mine[2] += is_right
    return from_sums(sums)


def band_of(confidence_ppm: int) -> int:
    """Which of the bands a confidence falls into."""
    return next(at for at, high in enumerate(BANDS_PPM) if confidence_ppm <= high)


def from_sums(sums: Sequence[Sequence[int]]) -> Calibration:
    """Bands from (count, sum of confidence, right) of each."""
    lows = (0, *BANDS_PPM)
    return Calibration(
        tuple(
            Band(lows[at], BANDS_PPM[at], count, confidence // count, right)
            for at, (count, confidence, right) in enumerate(sums)
            if count
        )
    )
