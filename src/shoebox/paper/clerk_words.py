"""What the clerk's sheet says: the keys of a card slip, and the keys of whatever may come between. Paper room.

Keys are named as the windows bind them; a test holds them against that table and plays the slip.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.card import Brand
from shoebox.domain.policy import Policy
from shoebox.paper.language import say

_ENTER = "Return"
EXAMPLE_MINOR = 6_241


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a card slip: each key of the example as it is printed on its cap."""

    field: str
    keys: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class Line:
    """A key as the windows bind it, or none, and what is to be done; ``**`` stands around what is bold."""

    key: str
    words: str


def key_words(key: str) -> str:
    """``Ctrl+Return`` as it is printed on the keys."""
    named = {_ENTER: say("Enter"), "Backspace": say("Backspace"), "Shift": say("Shift")}
    return "+".join(named.get(part, part) for part in key.split("+"))


def steps(policy: Policy) -> tuple[Step, ...]:
    """The fields in the order of the paper, with the example's keys."""
    enter = key_words(_ENTER)
    return (
        Step(say("Slip number"), (enter,), say("the pad's next; or type or scan another")),
        Step(say("Amount"), (*str(EXAMPLE_MINOR), enter), say("digits alone, cents too; the tax follows")),
        Step(say("Card brand"), (str(_taken(policy)[0][0]),), _brands(policy)),
        Step(say("Last four"), tuple("4417"), say("from the imprint")),
        Step(say("Last four again"), tuple("4417"), say("without looking at the first")),
        Step(say("Expiry date valid"), ("Y",), say("N: expired, not taken")),
        Step(say("Approval code"), tuple("48213A"), say("not imprinted? Then R rubbed or H by hand")),
        Step(say("Signed and legible"), ("Y",), say("the card's signature, on every copy")),
        Step(say("Record"), (enter,), say("on your first slip: F4, why by hand")),
    )


def brand_of(policy: Policy) -> str:
    """The brand of the example: the first that is taken on paper."""
    return _taken(policy)[0][1]


def _brands(policy: Policy) -> str:
    return "  ".join(f"{digit} {named}" for digit, named in _taken(policy))


def _taken(policy: Policy) -> list[tuple[int, str]]:
    """The brands that are taken on paper by their digits; all where there is none, since a sheet is printed early."""
    every = [(at, brand) for at, brand in enumerate(Brand, start=1)]
    held = [(at, brand) for at, brand in every if brand in policy.brands] or every
    return [(at, say("Other") if brand is Brand.OTHER else brand.words) for at, brand in held]


def ends() -> tuple[str, ...]:
    """What follows the last key."""
    return (
        say("Saved only when it says **Recorded, entry 412**. Then the customer gets card, copy and receipt; the other "
            "copies go into the box. Letters below the claim code: write them onto both copies of the slip."),
    )  # fmt: skip


def fixes() -> tuple[Line, ...]:
    """What may come between, the most frequent first."""
    return (
        Line("", say("**A line under a field** says how to mend it. Nothing is lost.")),
        Line("Ctrl+T", say("**A code is needed.** Whom to call, what to say.")),
        Line("Ctrl+0", say("**Something is odd** with the card: Code 10.")),
        Line("F10", say("**Declined.** Write VOID across the slip, into the box. Cash instead: **F6**.")),
        Line("Ctrl+Backspace", say("**Looks like slip …** Compare both papers. One sale keyed twice: this key. "
                                   "Two sales: **Enter** keeps both.")),
        Line("Ctrl+L", say("**Above a limit,** or one sale on two slips? Another person's PIN.")),
        Line("F9", say("**Keyed wrong.** A reason, paper kept, another person's PIN. Key the slip again by number.")),
        Line("Ctrl+Del", say("**Slip torn or spoiled.** Its number, why; the paper goes into the box.")),
        Line("", say("**The receipt did not print.** The sale is saved: write the claim code on the customer's copy.")),
        Line("Shift+F2", say("**The power was out.** Start again. The foot names the last entry saved: key what came "
                             "after it.")),
        Line("", say("**The disk is full: not saved.** Write “by hand” on the slip, keep it apart, call Operations.")),
    )  # fmt: skip


def sales() -> tuple[Line, ...]:
    """What is not a plain card slip."""
    return (
        Line("F5", say("**Card slip**")),
        Line("F6", say("**Cash**")),
        Line("Ctrl+F6", say("**Part in cash,** the rest on the slip")),
        Line("Ctrl+E", say("**Written earlier:** its own time. A pile: **Ctrl+Shift+E**")),
        Line("F7", say("**Money back:** slip number, entry or claim code. From elsewhere: **Ctrl+R**")),
        Line("F8", say("**Online order:** charge nothing")),
        Line("F11", say("**By items,** scanned or found by name")),
        Line("Ctrl+F10", say("**Tax exempt:** its certificate")),
        Line("Ctrl+G", say("**Gift card:** not now; what to say")),
        Line("Ctrl+F9", say("**A closed day's sale** keyed wrong")),
    )


def rests() -> tuple[Line, ...]:
    """Keys of every page."""
    return (
        Line("Esc", say("Clears the field, then the slip")),
        Line("Shift+Return", say("One field back")),
        Line("F2", say("**Playbook,** at the page you need")),
        Line("F3", say("**Who is at work.** You go away: **Ctrl+F3**")),
        Line("Ctrl+P", say("Prints the receipt again")),
        Line("Ctrl+O", say("Opens the drawer, paid in, paid out")),
        Line("F1", say("**All keys** of whatever is open")),
    )


def nevers() -> tuple[str, ...]:
    """What nobody ever does."""
    return (
        say("**Never** write or type a security code, nor a whole card number, but where the form asks **for Finance "
            "alone**."),
        say("**Never** split one sale over two slips, nor take a code or a phone number from the customer."),
        say("**Never** key under somebody else's name, and no slip into the till afterwards, unless the manager says "
            "so."),
    )  # fmt: skip
