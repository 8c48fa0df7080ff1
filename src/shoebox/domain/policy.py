"""The numbers of the trade, as one brand's head office set them. Standard library only; the file is read elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from shoebox.domain.card import Brand
from shoebox.domain.clock import DAY_MS
from shoebox.domain.denomination import Denomination, usual_denominations, usually_two
from shoebox.domain.errors import Refusal
from shoebox.domain.presentment import Closed, Deadlines, Due, Road, Wait, present_by, wait_of
from shoebox.domain.sealed import CardProfile, from_letters, is_public
from shoebox.domain.slip import Imprint


class Whose(StrEnum):
    """By whose word a store goes by its policy."""

    OFFICE = "office"
    STORE = "store"  # two of its people signed it
    SET_UP = "set_up"  # as it was set up: no person has signed it


class AtLimit(StrEnum):
    """What happens to a slip above a register's limit: another person agrees, or it is not taken."""

    PERSON = "person"
    STOP = "stop"


class DeclinedAgain(StrEnum):
    """What happens to a card that was declined by phone: a new approval code lets it through, or nothing does."""

    CODE = "code"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every figure that differs between chains and acquirers. Money in minor units of `currency`."""

    version: str = "1"
    currency: str = "USD"
    tax_rate_per_100k: int = 7_250
    tax_rates_per_100k: dict[str, int] = field(default_factory=dict)  # the others, by their names in the price file
    prices_include_tax: bool = True  # whether the price file's prices hold the tax
    prices_old_days: int = 7  # after so many days a price file is shown as old
    stored_value_words: tuple[str, ...] = (  # in the name of an item: a gift card, where its price file does not say
        "gift card", "giftcard", "gift voucher", "gift certificate", "e-gift", "egift", "store credit",
        "prepaid card", "phone card", "top-up", "tarjeta regalo", "tarjeta de regalo", "vale regalo", "bono regalo",
    )  # fmt: skip
    override_roles: tuple[str, ...] = ("manager",)  # who sells at another price than the list's
    override_reasons: tuple[str, ...] = ("damaged", "marked otherwise", "last of its kind", "promised before")
    brands: tuple[Brand, ...] = (Brand.VISA, Brand.MASTERCARD, Brand.AMEX, Brand.DISCOVER, Brand.OTHER)
    floor_limit_minor: dict[str, int] = field(default_factory=dict)  # by brand; absent = 0: every slip needs a code
    card_profile: str = "paper"  # a `CardProfile`; sealed counts only where head office has sent it out
    sealing_key: str = ""  # Finance's public key in letters, put in by head office as it publishes
    sealed_shown_s: int = 60  # so long a number stands on Finance's screen that was opened
    sale_minor_max: int = 1_000_000
    register_drafts_minor_max: int = 0  # slips at one register that head office does not hold yet; 0 = no limit
    register_slips_max: int = 0  # card slips of one register and day; 0 = no limit
    register_limit: str = "person"  # what happens there, an `AtLimit`
    register_near_percent: int = 90  # of a limit, from which the register says that it is near
    amount_twice_above_minor: int = 50_000  # larger amounts on a card slip are typed twice
    twin_minutes: int = 10
    declined_again: str = "stop"  # a card that was declined under this incident, a `DeclinedAgain`
    claimed_ahead_hours: int = 12  # a slip's own time so far ahead of the register's clock is a mistake
    split_minutes: int = 120  # slips on one card that were taken within these add up
    same_customer_minutes: int = 10  # slips so close to each other may be one sale, on two cards
    over_short_tolerance_minor: int = 500
    cash_checks_max: int = 3  # of one drawer in the middle of a day: each answer narrows down what should be in it
    refund_second_person_above_minor: int = 10_000
    refund_alone_day_minor: int = 20_000  # what one person gives back alone on a business day, at one register
    refund_own_sale_alone: bool = False  # whether whoever keyed a sale gives it back alone, within both limits
    void_roles: tuple[str, ...] = ("supervisor", "manager")
    void_limit_minor: dict[str, int] = field(default_factory=dict)  # by role; absent = its PIN voids any amount
    day_ends_hour: int = 5  # on the morning after a business day: from then on it is said that it is open still
    day_roles: tuple[str, ...] = ("manager",)  # who opens and closes a day, declares and ends an incident
    cash_roles: tuple[str, ...] = ("clerk", "supervisor", "manager")  # who moves and counts a drawer's cash
    paid_in_reasons: tuple[str, ...] = ("change brought by a colleague", "found in the shop", "float made up")
    paid_out_reasons: tuple[str, ...] = ("supplies", "postage", "window cleaner", "taxi")
    no_sale_reasons: tuple[str, ...] = ("change for a customer", "note given in error", "drawer stuck")
    spoil_reasons: tuple[str, ...] = ("not legible on all copies", "written wrongly", "torn", "badly imprinted")
    pickup_checks: tuple[str, ...] = ("photo ID and order mail", "pick-up code")  # how an online order is claimed
    deposit_before_close: bool = False  # whether a day closes only once it is said what goes to the bank
    box_roles: tuple[str, ...] = ("manager",)  # who gives a sealed box out of the store, and takes one back
    box_place: str = "back office"  # where a box is closed and kept until somebody comes for it
    box_travel_days: int = 5  # a box that was given out so long ago and has not come is looked for
    box_keep_months: int = 18  # a bank may ask for a signed slip this long after the sale
    rescue_lane: str = "finance"
    incident_began_days_max: int = 14  # so long ago an incident may have begun that a store declares now
    silent_hours: int = 4  # after so long without a word head office calls a store silent
    register_quiet_minutes: int = 30  # a register that the office PC has not heard for so long may be doing anything
    pin_tries_max: int = 5  # wrong ones in a row of one staff number, after which none is looked at for a while
    pin_wait_s: int = 60
    lock_minutes: int = 10  # a window that nobody touches asks for a PIN again; 0 = never
    switch_minutes: int = 10  # so long away from a register, and two keys bring a clerk back; 0 = a PIN each time
    kit: tuple[str, ...] = (
        "Imprinter, its plate fits",
        "Three pads of slips",
        "Phone numbers on the sticker",
        "Float in the drawer",
        "Price list",
        "Pens and a torch",
    )
    readiness: tuple[str, ...] = (
        "Imprinter at each register, its plate is this store's",
        "Test imprint made, readable on every copy",
        "Float for each drawer in the safe",
        "Phone sticker at each register",
        "Battery carries each register for half an hour",
        "Torch, pens, price list, signs for the door",
    )
    slips_ready_min: int = 150  # numbers at hand that a register is ready with
    open_hours: int = 12  # that the store sells on a whole day: a pace of slips so far is taken up to it
    slips_pace_hours_min: int = 1  # slips that were written for fewer hours say no pace
    slips_reorder_days: int = 5  # pads are ordered while the paper at hand lasts so many days
    readiness_months_max: int = 3  # how long a check of the above stands
    drill_months_max: int = 6  # how long practice is remembered
    drill_slips: int = 8  # that a drill lays before the clerk
    drill_faults: int = 3  # of them, each with a mistake of another kind
    disk_free_mb_min: int = 500  # free on the disk of a book; with less everybody is told, long before it is full
    disk_days_min: int = 14  # so many days of today's sales must fit there still
    operations_phone: str = "the number on your sticker"
    reasons_by_hand: tuple[str, ...] = (
        "central is down",
        "terminal failed",
        "issuer unavailable",
        "helpdesk told us to",
    )
    reasons_of_one_sale: tuple[str, ...] = ("issuer unavailable", "helpdesk told us to")  # never the next one's, too
    denominations: tuple[Denomination, ...] = ()  # what a drawer is counted in; none = the currency's usual
    two_notes_minor: tuple[int, ...] = ()  # notes that customers hand over two of; none = the currency's usual
    change_notes_refused: int = 2  # so many of the largest note are never change: a zero too many; 0 = any change
    approval_phone: str = "the number on your sticker"
    approval_phones: dict[str, str] = field(default_factory=dict)  # by brand; absent = the number above
    approval_signs: int = 6  # how many an approval code has; 0 = codes differ, and Enter ends one
    imprints: tuple[Imprint, ...] = (Imprint.IMPRINTED, Imprint.RUBBED, Imprint.HANDWRITTEN)  # what is taken
    handwritten_needs_code: bool = True  # below a floor limit, too; without it such a slip is taken, and shown red
    goods_needed: bool = True  # whether each card slip says what was sold
    goods_usual: str = "merchandise"  # what it says where nobody keys more; empty = asked at each slip
    legible_asked: bool = True  # whether who compares the signature says too that all copies can be read
    imprint_usual: str = "imprinted"  # chosen until somebody says otherwise; empty = asked at each slip
    largest_shown: int = 5  # of a day's sales, by name on the report
    receipt_foot: tuple[str, ...] = ("Return within 30 days with this receipt,", "paid back the way it was paid.")
    charged_within: str = "2 business days"
    presentment_amber_days: int = 1
    presentment_red_days: int = 2
    presentment_review_days: int = 7  # calendar days; the others are bank business days
    presentment_by_brand: dict[str, Deadlines] = field(default_factory=dict)  # absent = the three numbers above
    bank_holidays: tuple[str, ...] = ()  # ISO dates
    bank_closed_weekdays: tuple[str, ...] = ("saturday", "sunday")  # as `presentment.WEEKDAYS` names them
    due_soon_days: int = 3  # of a case: its deadline is so near that the war room's board counts it
    case_age_hours: tuple[int, ...] = (24, 72, 168, 336)  # for which the board counts open cases
    sure_percent: int = 95  # a match as certain as this is proposed with others, without being looked at alone
    duplicate_reversal_days: int = 1

    @property
    def pieces(self) -> tuple[Denomination, ...]:
        """The notes and coins that a drawer is counted in, the largest first."""
        found = self.denominations or usual_denominations(self.currency)
        return tuple(sorted(found, key=lambda one: (one.is_coin, -one.worth_minor)))

    @property
    def offered_twice_minor(self) -> frozenset[int]:
        """What notes are worth that a customer is likely to hand over two of."""
        return frozenset(self.two_notes_minor or usually_two(self.currency))

    @property
    def change_refused_minor(self) -> int:
        """The change from which a cash amount was typed wrong; 0 where any change is given."""
        return self.change_notes_refused * max((piece.worth_minor for piece in self.pieces), default=0)

    @property
    def sealing_public(self) -> bytes:
        """The key that card numbers are sealed to; empty where none are taken."""
        seals = self.card_profile == CardProfile.SEALED and is_public(self.sealing_key)
        return from_letters(self.sealing_key) if seals else b""

    def on_paper(self) -> Policy:
        """The same with no card numbers taken: for practice, and for a store's own file, which anybody may edit."""
        return replace(self, card_profile=str(CardProfile.PAPER), sealing_key="")

    def phone_of(self, brand: str) -> str:
        """The number to call for an approval code of this brand."""
        return self.approval_phones.get(brand, self.approval_phone)

    def deadlines_of(self, brand: str) -> Deadlines:
        """By when slips of this brand go to the acquirer."""
        usual = Deadlines(self.presentment_amber_days, self.presentment_red_days, self.presentment_review_days)
        return self.presentment_by_brand.get(brand, usual)

    def is_left_open(self, day: str, now: datetime) -> bool:
        """Whether a business day (ISO 8601) that is open should have ended by now, in the store's wall time."""
        ends = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(self.day_ends_hour))
        return now.replace(tzinfo=None) >= ends

    @property
    def closed(self) -> Closed:
        """When banks are closed."""
        return Closed(self.bank_closed_weekdays, self.bank_holidays)

    def present_by(self, brand: str, since: date) -> date:
        """The last day on which a slip of this brand and day is in time."""
        return present_by(since, days=self.deadlines_of(brand).red_days, closed=self.closed)

    def wait_of(self, brand: str, since: date, today: date) -> Wait:
        """How a slip of this brand and day stands."""
        return wait_of(since, today, self.deadlines_of(brand), closed=self.closed)

    def most_urgent(self, oldest: Mapping[str, date], today: date) -> tuple[date, Wait] | None:
        """Of the oldest slip of each brand that whose own deadline is nearest: its day, and how it stands today."""
        found = self.due_first({(brand, Road.BOX): since for brand, since in oldest.items()}, today)
        return (found.since, found.wait) if found else None

    def due_first(self, oldest: Mapping[tuple[str, Road], date], today: date) -> Due | None:
        """The same of slips on several roads: which road, too."""
        found = [
            (Due(since, self.wait_of(brand, since, today), road), self.present_by(brand, since))
            for (brand, road), since in oldest.items()
        ]
        grades = list(Wait)
        key = min(found, key=lambda one: (-grades.index(one[0].wait), one[1], one[0].since), default=None)
        return key[0] if key else None

    @property
    def review_days_max(self) -> int:
        """Calendar days after which no slip of any brand is charged unseen."""
        return max(self.presentment_review_days, *(own.review_days for own in self.presentment_by_brand.values()), 0)

    def refuse_beginning(self, began_ms: int, now_ms: int) -> None:
        """Refuses a beginning that is to come (``incident.to_come``), or is too long ago (``incident.began``)."""
        days = self.incident_began_days_max
        if began_ms > now_ms:
            raise Refusal("incident.to_come")
        if began_ms < now_ms - days * DAY_MS:
            raise Refusal("incident.began", days=days)

    def voiding(self, amount_minor: int) -> tuple[str, ...]:
        """The roles whose PIN voids this amount; none where it is above every limit."""
        limits = self.void_limit_minor
        return tuple(role for role in self.void_roles if role not in limits or amount_minor <= limits[role])

    def needs_code(self, brand: str, amount_minor: int, imprint: str) -> bool:
        """Whether a slip needs an approval code: as a rule a card without an imprint does below a floor limit, too."""
        by_hand = imprint == Imprint.HANDWRITTEN and self.handwritten_needs_code
        return by_hand or self.needs_approval(brand, amount_minor)

    def needs_approval(self, brand: str, amount_minor: int) -> bool:
        """Whether a card slip of this amount must carry an approval code (floor limit 0 unless set)."""
        return amount_minor > self.floor_limit_minor.get(brand, 0)

    def is_near(self, held: int, most: int) -> bool:
        """Whether a register comes near a limit; one of 0 is none."""
        return most > 0 and held * 100 >= most * self.register_near_percent

    def rate_per_100k(self, name: str) -> int | None:
        """The tax rate of this name, the usual one where it is empty; None where the policy has no such rate."""
        return self.tax_rates_per_100k.get(name) if name else self.tax_rate_per_100k
