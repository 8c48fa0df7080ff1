"""The till room: a draft is checked, becomes an entry, and is answered once it is on disk. See docs/ARCHITECTURE.md."""

from shoebox.till.correcting import ClosedSales, Corrected, CorrectionDraft, Corrections
from shoebox.till.drafts import Declined, Mend, Outside, Recorded, RefundDraft, SaleDraft, Spoiled, Today, Twin, Voided
from shoebox.till.pickups import FoundOrders, PickUpDraft, PickUps
from shoebox.till.striking import StrikeDraft, Strikes, Struck
from shoebox.till.till import Till
from shoebox.till.told import Told

__all__ = [
    "ClosedSales",
    "Corrected",
    "CorrectionDraft",
    "Corrections",
    "Declined",
    "FoundOrders",
    "Mend",
    "Outside",
    "PickUpDraft",
    "PickUps",
    "Recorded",
    "RefundDraft",
    "SaleDraft",
    "Spoiled",
    "StrikeDraft",
    "Strikes",
    "Struck",
    "Till",
    "Today",
    "Told",
    "Twin",
    "Voided",
]
