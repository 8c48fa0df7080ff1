"""Who charges what was sold by hand, in words: for banners and pages alike. Desk; touches no widget."""

from __future__ import annotations

from shoebox.domain.incident import RescueLane

LANE_WORDS = {
    RescueLane.FINANCE: "Finance charges the slips",
    RescueLane.REKEY: "The store keys them again",
}
LANE_SHORT = {
    RescueLane.FINANCE: "Finance charges",
    RescueLane.REKEY: "the store keys again",
}
LANE_RULES = {
    RescueLane.FINANCE: "Never key a slip into the till afterwards.",
    RescueLane.REKEY: "When central is back, each slip is keyed into the till once and ticked off here.",
}
