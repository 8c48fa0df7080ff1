"""Everything of head office that a database server holds. Storage room."""

from __future__ import annotations

from shoebox.storage.case_book import CASES
from shoebox.storage.central_file import CENTRAL

PARTS = (CENTRAL, CASES)
