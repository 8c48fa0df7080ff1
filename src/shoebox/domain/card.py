"""What a slip may say of a card: its brand and its last four digits, and nothing more. Standard library only."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain

from shoebox.domain.errors import Refusal


class Brand(StrEnum):
    """Card brands by their key on the register (1 to 5)."""

    VISA = "visa"
    MASTERCARD = "mastercard"
    AMEX = "amex"
    DISCOVER = "discover"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The brand as it reads on screen and paper."""
        return {"visa": "Visa", "mastercard": "Mastercard", "amex": "Amex", "discover": "Discover"}.get(
            self, "Other card"
        )


_RUN = re.compile(r"\d(?:[ .\-/]{0,3}\d){12,}")
# Printed groups of four (or Amex's 4-6-5) are a card whatever stands between them; two slip numbers and a comma aren't.
_GROUPS = re.compile(r"\d{4}(?:[\W_]{1,3}\d{4}){2,3}(?:[\W_]{1,3}\d{1,4})?|\d{4}[\W_]{1,3}\d{6}[\W_]{1,3}\d{5}")
# A security code: three or four digits after what only such a code is called, however near and with whatever between;
# or after a word that is also a name or a number of something else, with nothing between but signs and "is" or "no.".
_THREE_OR_FOUR = r"\d(?:[ .\-]?\d){2,3}(?!\d)"
_CALLED = (
    r"c[ .\-]?v[ .\-]?[vcnd]|cav(?=2)|card\s*verification|verification\s*(?:code|no|number|value|digits)"
    r"|sec(?:urity|\.)?\s*(?:code|no|number|digits)|code\s*on\s*(?:the\s*)?(?:back|reverse)|back\s*code"
    r"|(?:3|three)[\s\-]*digits?\s*code"
    r"|(?:c[oó]d(?:igo|\.)?|n[uú]m(?:ero|\.)?|clave)\s*(?:de\s*)?(?:seg(?:uridad)?|verif(?:icaci[oó]n)?)"
    r"|c[oó]d(?:igo|\.)?\s*(?:del?\s*)?(?:dorso|reverso)"
)
_BETWEEN = r"(?:[\W_]|(?<![^\W_])(?:is|was|no|nr|num|number|code|es|n[uú]mero)(?![^\W_]))"
_CODE = re.compile(
    rf"(?<![^\W_])(?:(?:{_CALLED})(?:2(?!\d\d(?!\d))|\D?)\D{{0,14}}{_THREE_OR_FOUR}"
    rf"|(?:cid|csc){_BETWEEN}{{0,12}}{_THREE_OR_FOUR})"
    rf"|(?<!\d)\d{{3,4}}[ ]?=?[ ]?(?:c[ .]?v[ .]?[vcn])2?(?![^\W_])",
    re.IGNORECASE,
)
# Of one text; more digits than anybody writes are taken for card numbers, not looked through for ever.
DIGITS_LOOKED_MAX = 10_000
# Nor are more accents on a letter than Unicode's stream-safe text has: to put them in order takes their square.
MARKS_MAX = 30
# Signs that are no accents, and come apart into some: of Tibetan vowels, and of kana at half their width.
APART_INTO_MARKS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")


def holds_card_number(text: str) -> bool:
    """Whether 13 to 19 digits anywhere in the text could be a card number, however they are spaced or written.

    Text that nobody writes (see `piles_up`) is taken for one.
    """
    if text.isascii() and len(text) < 13:
        return False  # most fields of most sales; one sign of another script may stand for two digits, though
    if piles_up(text):
        return True
    plain, looked = _plain(text), 0
    for run in chain(_RUN.finditer(plain), _GROUPS.finditer(plain)):
        digits = re.sub(r"\D", "", run[0])
        if len(digits) < 13:
            continue
        looked += len(digits)
        if looked > DIGITS_LOOKED_MAX or _holds_card(digits):
            return True
    return False


def piles_up(text: str) -> bool:
    """Whether more accents stand on one letter than anybody writes."""
    if text.isascii():
        return False
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) or sign in APART_INTO_MARKS else 0
        if marks > MARKS_MAX:
            return True
    return False


def _holds_card(digits: str) -> bool:
    """Whether 13 to 19 of them in a row pass the check of ISO/IEC 7812-1, annex B (Luhn), in one way through them.

    Sums from the left, once with the even places doubled and once with the odd ones: what lies between two places
    passes where both of its ends' sums have the same last digit.
    """
    values = [int(digit) for digit in digits]
    sums = []
    for turn in (0, 1):
        doubled = (2 * one - 9 * (one > 4) if at % 2 == turn else one for at, one in enumerate(values))
        sums.append(bytes(total % 10 for total in accumulate(doubled, initial=0)))
    ends = range(13, len(values) + 1)
    return any(sums[end % 2][end] in sums[end % 2][max(0, end - 19) : end - 12] for end in ends)


def passes_check(digits: str) -> bool:
    """Whether all of these digits together pass the same check."""
    doubled = (2 * int(one) - 9 * (int(one) > 4) if at % 2 else int(one) for at, one in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def _plain(text: str) -> str:
    """Digits of any script as 0 to 9, any dash as a hyphen, any blanks as one space, and nothing that can't be seen."""
    signs = unicodedata.normalize("NFKC", text)
    if not signs.isascii():
        signs = "".join(map(_plain_sign, signs))
    return " ".join(signs.split())


@lru_cache(4_096)
def _plain_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cf":
        return ""
    if kind == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign


def refuse_card_data(text: str) -> str:
    """Hand the text back, or refuse it: codes ``card.number`` and ``card.security_code``. The text is in no fact."""
    if holds_card_number(text):
        raise Refusal("card.number")
    if _CODE.search(text if text.isascii() else _plain(text)):
        raise Refusal("card.security_code")
    return text


def kept_name(text: str) -> str:
    """A file's name as it may be kept and shown; one that could be a card number is not."""
    return "(a name that is not kept)" if holds_card_number(text) else text


def parse_last4(text: str) -> str:
    """Four digits, or a refusal ``card.last4``; a whole card number is refused as one."""
    refuse_card_data(text)
    digits = text.strip()
    if not re.fullmatch(r"[0-9]{4}", digits):
        raise Refusal("card.last4")
    return digits
