"""Which page of the playbook the office needs, from the page it has open. Office room; looks, changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shoebox.desk.office.window import OfficeWindow

_TOPICS = {
    "today": "count-drawer",
    "close": "close-day",
    "cash": "cash-moves",
    "slips": "missing-slip",
    "box": "box-sealing",
    "readiness": "ready",
    "papers": "close-day",
    "registers": "store-day",
}


def topic_for(window: OfficeWindow) -> str:
    """The name of the page for what is done there now."""
    name = window.page()
    if name == "slips" and window.office_page(name).asks_for_paper():
        return "no-pads"
    if name == "cash" and window.office_page(name).asks_for_change():
        return "change"
    seen = window.office_page(name).seen
    if name != "incident" or seen is None:
        return _TOPICS.get(name, "start")
    if seen.incident is not None and seen.incident.is_on:
        return "central-back"
    return "key-again" if seen.to_rekey else "start"
