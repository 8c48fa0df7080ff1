"""Looking into a book for what went back, on its own sales and on receipts of elsewhere. Storage room: reads only."""

from __future__ import annotations

from shoebox.domain.day import SaleRow
from shoebox.domain.given_back import store_key
from shoebox.storage.incident_view import IncidentView


class RefundView(IncidentView):
    """What a book answers about money given back; refunds that were struck out are none."""

    def outside_refunded_minor(self, store: str, receipt: str, tender: str = "") -> int:
        """What this book gave back on a receipt of elsewhere, in minor units; store ``85`` is store ``085``.

        By one tender alone where it is named.
        """
        return sum(amount_minor for amount_minor, _ in self.outside_refunds(store, receipt, tender))

    def outside_refunds(self, store: str, receipt: str, tender: str = "") -> tuple[tuple[int, int], ...]:
        """The amount and the tax of each of these refunds, in minor units."""
        rows = self._rows(
            "SELECT outside_store, amount_minor, tax_minor FROM sale_row WHERE outside_receipt = ?1 "
            "AND voided_by_seq = 0 AND kind = 'refund' AND (?2 = '' OR tender = ?2)",
            receipt,
            tender,
        )
        return tuple((amount, tax) for of, amount, tax in rows if store_key(of) == store_key(store))

    def tax_given_back_minor(self, row: SaleRow) -> int:
        """The tax in what went back so far on this entry of a sale, in minor units."""
        tax_minor: int = self._rows(
            "SELECT coalesce(sum(tax_minor), 0) FROM sale_row "
            "WHERE refund_of_seq = ? AND kind = 'refund' AND voided_by_seq = 0",
            row.seq,
        )[0][0]
        return tax_minor
