"""Marks as a table for people, and as JSON for programs. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from shoebox.domain.money import Money, money_text
from shoebox.drill.marking.marks import Band, Calibration, Known, Mark, Marks, Told

_HEAD = f"{'':<20}{'raised':>9}{'true':>9}{'missed':>8}{'false':>8}{'precision':>11}{'recall':>9}{'F1':>9}"


def marks_text(marks: Marks, *, cases: int = 0) -> str:
    """Everything in lines; `cases` of what was missed and what was said falsely at the end."""
    lines = [_HEAD, *(_row(mark) for mark in marks.kinds), _row(marks.total), _row(marks.links), ""]
    lines += list(_refund_lines(marks))
    lines += list(_calibration_lines("findings", marks.finding_confidence))
    lines += list(_calibration_lines("links", marks.link_confidence))
    if cases:
        lines += list(_case_lines(marks, cases))
    return "\n".join(lines).rstrip() + "\n"


def as_json(marks: Marks) -> dict[str, object]:
    """The same for programs: whole numbers, shares in parts per million."""
    return {
        "links": _mark_json(marks.links),
        "all": _mark_json(marks.total),
        "kinds": {mark.name: _mark_json(mark) for mark in marks.kinds},
        "refunds": [
            {
                "currency": one.currency, "due_minor": one.due_minor, "right_minor": one.right_minor,
                "wrong_minor": one.wrong_minor,
            }
            for one in marks.refunds
        ],
        "calibration": {
            "findings": _calibration_json(marks.finding_confidence),
            "links": _calibration_json(marks.link_confidence),
        },
    }  # fmt: skip


def _row(mark: Mark) -> str:
    shares = "".join(
        f"{_share(ppm):>{width}}" for ppm, width in ((mark.precision_ppm, 11), (mark.recall_ppm, 9), (mark.f1_ppm, 9))
    )
    name = mark.name.replace("_", " ")
    return f"{name:<20}{mark.raised:>9,}{mark.true:>9,}{mark.missed:>8,}{mark.false:>8,}{shares}"


def _share(ppm: int) -> str:
    """``0.9931``, rounded down: only a whole is 1.0000."""
    return f"{ppm // 1_000_000}.{ppm % 1_000_000 // 100:04d}"


def _refund_lines(marks: Marks) -> Iterator[str]:
    for one in marks.refunds:
        amounts = one.due_minor, one.right_minor, one.wrong_minor
        due, right, wrong = (money_text(Money(minor, one.currency)) for minor in amounts)
        share = f" ({_percent(1_000_000 * one.wrong_minor // one.due_minor)} of what is due)" if one.due_minor else ""
        yield f"Refunds in {one.currency}: {due} due, {right} of it said; {wrong} said wrongly{share}."
    if marks.refunds:
        yield ""


def _percent(ppm: int) -> str:
    return f"{ppm // 10_000}.{ppm % 10_000 // 100:02d} %"


def _calibration_lines(what: str, calibration: Calibration) -> Iterator[str]:
    if not calibration.bands:
        return
    yield f"Confidence of {what}: expected calibration error {_share(calibration.error_ppm)}"
    for band in calibration.bands:
        right = 1_000_000 * band.right // band.count
        yield f"  {_band(band):<18}{band.count:>9,}   said {_share(band.said_ppm)}   right {_share(right)}"
    yield ""


def _band(band: Band) -> str:
    return f"{band.low_ppm / 1_000_000:g} to {band.high_ppm / 1_000_000:g}"


def _case_lines(marks: Marks, cases: int) -> Iterator[str]:
    if marks.missed:
        yield "Missed:"
        yield from (_case(one) for one in marks.missed[:cases])
    if marks.false:
        yield "Said and not so:"
        yield from (_case(one) for one in marks.false[:cases])


def _case(one: Known | Told) -> str:
    money = money_text(Money(one.minor, one.currency))
    why = one.fault if isinstance(one, Known) else "; ".join(one.reasons)
    ids = " ".join((*one.slips, *one.charges, *(one.numbers if isinstance(one, Known) else ())))
    return f"  {one.kind.replace('_', ' '):<18} {money:>12}  {ids}  ({why})"


def _mark_json(mark: Mark) -> dict[str, int]:
    return {
        "raised": mark.raised, "true": mark.true, "missed": mark.missed, "false": mark.false,
        "precision_ppm": mark.precision_ppm, "recall_ppm": mark.recall_ppm, "f1_ppm": mark.f1_ppm,
    }  # fmt: skip


def _calibration_json(calibration: Calibration) -> dict[str, object]:
    bands = [
        {
            "low_ppm": band.low_ppm, "high_ppm": band.high_ppm, "count": band.count, "said_ppm": band.said_ppm,
            "right": band.right,
        }
        for band in calibration.bands
    ]  # fmt: skip
    return {"error_ppm": calibration.error_ppm, "bands": bands}
