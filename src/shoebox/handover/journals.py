"""Journals: what central holds of the stores' days beside the cases, for the accounting system. Decides little."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.domain.journal import AccountSum, JournalFile, Waits
from shoebox.domain.staff import Person

if TYPE_CHECKING:
    from shoebox.handover.finance import FinanceDesk


@dataclass(frozen=True, slots=True)
class JournalRoom:
    """What Finance's page of journals is handed."""

    desk: FinanceDesk

    def rows(self) -> tuple[JournalFile, ...]:
        """Journals that were written, newest first."""
        return self.desk.casework.journals.rows()

    def waits(self) -> Waits:
        """What stands in none yet."""
        journals = self.desk.casework.journals
        return journals.waits(self.desk.central.stretches_due(journals.posted()))

    def sums(self, journal_no: int) -> tuple[AccountSum, ...]:
        """What a journal posts to each account. Refusals ``journal.*``."""
        return self.desk.casework.journals.sums(journal_no)

    def write(self, *, by: Person) -> tuple[JournalFile, ...]:
        """Write the journals of everything that stands in none yet, each once; those that were put into the folder.

        Refusal ``settings.*`` where the file of account numbers is wrong; Trouble ``journal.unbalanced``.
        """
        journals, accounts = self.desk.casework.journals, self.desk.read_accounts()
        takings = self.desk.central.takings_due(journals.posted())
        return journals.write(takings, accounts, self.desk.out, by=by)

    def put_again(self, journal_no: int, out: Path, *, by: Person | None = None) -> Path:
        """Put one that was written before into a folder once more, byte for byte."""
        return self.desk.casework.journals.put_again(journal_no, out, by=by)
