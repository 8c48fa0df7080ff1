"""Whose book it is: the names that its first entry says. Storage room: values only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoebox.domain.errors import Refusal

_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose book it is."""

    store: str
    store_name: str
    register: str
    currency: str
    training: bool = False

    def refuse_unfit(self) -> None:
        """Refuse names that no file or paper could carry (``book.name``)."""
        for name, value in (("store", self.store), ("name", self.store_name), ("register", self.register)):
            if not _NAME.fullmatch(value):
                raise Refusal("book.name", what=name)
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise Refusal("book.name", what="currency")
