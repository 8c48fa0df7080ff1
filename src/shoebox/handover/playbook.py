"""The playbook of one store, on screen and as a booklet, from shipped pages and head office's; and its readiness."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shoebox import resources
from shoebox.catalogue import say_in
from shoebox.domain.language import Say, as_written
from shoebox.domain.playbook import ENDING, PAGE_BYTES_MAX, PAGES_MAX, Playbook, facts_of, gather
from shoebox.domain.readiness import Beside, Readiness, readiness
from shoebox.handover.keeping import keep_whole
from shoebox.handover.store import StoreHouse

FOLDER = "playbook"  # of a store: what lies here takes the place of the shipped pages


def playbook_of(house: StoreHouse, say: Say = as_written) -> Playbook:
    """Read the pages. Whatever is wrong with a file, the rest is there: this never raises on the worst day."""
    try:
        shipped = _pages(resources.asset(f"playbook/{house.language}"))
    except FileNotFoundError:
        shipped = {}
    store = house.folder.parent if house.book.training else house.folder  # practice lies within its store
    sent = house.word.pages(house.language, house.policy) if house.word is not None else {}
    return gather(shipped, {**sent, **_pages(store / FOLDER)}, facts_of(house.policy, house.language), say)


def readiness_of(house: StoreHouse) -> tuple[Readiness, str]:
    """How the store would stand in an outage today, and the edition of the playbook that it is held against."""
    room, edition = house.readiness, playbook_of(house).edition
    today = room.today()
    stands = readiness(
        house.policy,
        room.last(),
        slips_left=room.slips_left(),
        edition=edition,
        today=today,
        drill=house.last_drill(),
        beside=Beside(copy=house.copy.state() if house.copy is not None else None, disk=house.disk_room()),
    )
    return stands, edition


def booklet_of(house: StoreHouse) -> Path:
    """Draw the booklet, two A5 pages side by side on A4, to be printed on both sides and folded; where it lies."""
    from shoebox import paper

    with paper.in_language(house.language):
        pdf = paper.booklet_pdf(playbook_of(house, say_in(house.language)), **_of_store(house))
    return keep_whole(house.papers / "playbook-booklet.pdf", pdf)


def clerk_sheet_of(house: StoreHouse) -> Path:
    """Draw the clerk's sheet, one side for each register; where it lies."""
    from shoebox import paper

    with paper.in_language(house.language):
        pdf = paper.clerk_sheet_pdf(house.policy, **_of_store(house))
    return keep_whole(house.papers / "clerk-sheet.pdf", pdf)


def _of_store(house: StoreHouse) -> dict[str, Any]:
    """Whose paper it is, whom to call, and when it was printed."""
    say, policy = say_in(house.language), house.policy
    return {
        "store": f"{house.store} {house.store_name}",
        "phones": ((say("Operations"), policy.operations_phone), (say("Approval codes"), policy.approval_phone)),
        "printed_ms": house.clock.wall_ms(),
        "offset_min": house.clock.offset_min(),
    }


def _pages(folder: Path) -> dict[str, bytes]:
    return resources.pages(folder, ending=ENDING, files_max=PAGES_MAX, bytes_max=PAGE_BYTES_MAX)
