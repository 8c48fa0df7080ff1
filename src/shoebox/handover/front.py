"""What a store's windows know before its book is read: whose register it is, and who works there. Loads no book."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.staff import STORE_ROLES, Role, Staff

OFFICE_FOLDER = "head-office"  # of a store: what head office has sent to it


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFront:
    """The front of a store. Nothing is known of its sales, its day or its incident."""

    store: str
    store_name: str
    register: str
    staff: Staff | None  # None where head office's list decides, which is read with the book
    roles: tuple[Role, ...] = STORE_ROLES  # who may work at these windows
