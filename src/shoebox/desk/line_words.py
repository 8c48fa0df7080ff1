"""How the line to head office stands, in the pill's few words. Desk."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.domain.carrying import LineKind, LineState


def line_words(line: LineState) -> tuple[str, str]:
    """Words and icon. Entries that are not sent are always counted; nothing unsure is called sent or failed."""
    waiting = text.many(line.behind, tr("entry"), tr("entries"))
    if line.kind is LineKind.UP_TO_DATE:
        return tr("Head office is up to date"), "online"
    if line.kind is LineKind.AT_OFFICE:
        return tr("At the office, {0} to head office", waiting), "store"
    if line.kind is LineKind.UNKNOWN:
        return tr("Asking what arrived of {0}", waiting), "waiting"
    if line.kind is LineKind.REFUSED and line.by_office:
        return tr("The office refuses, {0} to head office", waiting), "refused"
    if line.kind is LineKind.REFUSED:
        return tr("Head office refuses {0}", waiting), "refused"
    if line.kind is LineKind.UPGRADE:
        return tr("Upgrade first, {0} safe here", waiting), "waiting"
    if line.kind is LineKind.BUSY:
        return tr("Head office busy, asked again: {0}", waiting), "waiting"
    if line.kind is LineKind.OFFLINE:
        return tr("Offline, {0} safe here", waiting), "offline"
    return tr("Sending, behind by {0}", waiting) if line.behind else tr("Asking head office"), "upload"
