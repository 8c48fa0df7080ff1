"""The clerk's sheet, the shipped playbook as a booklet for store 085, and one of head office's own that is full."""

from __future__ import annotations

from paper import samples
from shoebox import resources
from shoebox.catalogue import say_in
from shoebox.domain.playbook import BLOCK_SIGNS_MAX, PAGE_BYTES_MAX, PAGES_MAX, Playbook, facts_of, gather
from shoebox.domain.policy import Policy
from shoebox.paper import booklet_pdf, clerk_sheet_pdf
from shoebox.paper.language import language

STORE = "085 Harbour Row"
POLICY = Policy(operations_phone="0800 555 0100", approval_phone="0800 555 0177")
PHONES = (("Operations", POLICY.operations_phone), ("Approval codes", POLICY.approval_phone))


def shipped() -> Playbook:
    """Our own pages, in the language that the paper is drawn in."""
    folder = resources.asset(f"playbook/{language()}")
    found = resources.pages(folder, ending=".md", files_max=PAGES_MAX, bytes_max=PAGE_BYTES_MAX)
    return gather(found, {}, facts_of(POLICY, language()), say_in(language()))


def full() -> Playbook:
    """Sixty pages with the longest title, words that never end, and every shape; one goes on over several leaves."""
    blocks = "\n\n".join(
        ("A **bold** start. " + "Würde " * 60, "## " + "Head " * 12, "1. " + "W" * BLOCK_SIGNS_MAX, "- Short.",
         "> " + "Say it slowly. " * 30)
    )  # fmt: skip
    page = "# " + "W" * 44 + "\nGroup: {0}\n\n" + blocks + "\n"
    pages = {f"{at + 10}-page-{at}.md": page.replace("{0}", f"Group {at // 7}").encode() for at in range(PAGES_MAX)}
    return gather({}, pages, {})


def booklet(playbook: Playbook | None = None, **changes: object) -> bytes:
    """The booklet, printed on 12 November 2026."""
    said = {"store": STORE, "phones": PHONES, "printed_ms": samples.local_ms(18, 33), "offset_min": samples.OFFSET_MIN}
    return booklet_pdf(playbook or shipped(), **{**said, **changes})  # type: ignore[arg-type]


def clerk_sheet(**changes: object) -> bytes:
    """The clerk's sheet, printed on 12 November 2026."""
    said = {"store": STORE, "phones": PHONES, "printed_ms": samples.local_ms(18, 33), "offset_min": samples.OFFSET_MIN}
    return clerk_sheet_pdf(POLICY, **{**said, **changes})  # type: ignore[arg-type]
