"""Letters that a paper's face or a printer has not, in plain letters that can be read aloud. Paper room; draws nothing.

Not a scholar's transliteration: one that a clerk reads out and the customer knows their goods by. Digits of any script
stay digits. Chinese characters have no such form and stay unknown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

# What has no simpler form in Unicode and is written on receipts all the same.
_NEAR = {
    "•": "*", "·": "*", "…": "...", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "─": "-",
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‹": "<", "›": ">", "«": '"', "»": '"',
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "ı": "i", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe",
    "ß": "ss", "ẞ": "SS", "Þ": "Th", "þ": "th", "Ð": "D", "ð": "d", "Ħ": "H", "ħ": "h", "Ŋ": "Ng", "ŋ": "ng",
    "€": "EUR", "£": "GBP", "¥": "JPY", "¢": "c", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "₩": "KRW", "₫": "VND", "№": "No", "×": "x", "\u2044": "/", "°": "o",
    "、": ",", "。": ".", "،": ",", "؛": ";", "؟": "?",
    "「": '"', "」": '"', "・": "*", "ー": "-", "々": '"',
}  # fmt: skip
_BY_LETTER = {
    # Greek, Russian and Ukrainian
    "αβγδεζηθικλμνξοπρσςτυφχψω": "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя": "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya",
    "ђѓєѕіїјљњћќџґ": "dj g ye dz i i j lj nj c k dz g",
    # Hebrew and Arabic, whose words are written without most of their vowels
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת": "a b g d h v z ch t y kh k l m m n n s ' f p ts ts k r sh t",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچژگکی": (
        "a b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h w y h a ' a a i w y p ch zh g k y"
    ),
}
_PLAIN = {
    letter: said for each, all_said in _BY_LETTER.items() for letter, said in zip(each, all_said.split(), strict=True)
}
_FRACTION = "\u2044"
_SPELT = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ")  # Unicode names these letters by their sound
_SMALL = "SMALL "


def nearest(letter: str, knows: Callable[[str], bool]) -> str | None:
    """One letter in letters that ``knows`` has; nothing for an accent alone, None where there is no such form."""
    if knows(letter):
        return letter
    for said in (_NEAR.get(letter, ""), _of_digit(letter), _of_script(letter)):
        if said:
            return said
    whole = unicodedata.normalize("NFKD", letter)
    plain = "".join(one if knows(one) else _NEAR.get(one, "") or _of_script(one) for one in whole)
    if _FRACTION in whole:
        plain = f" {plain}"  # one and a half is no eleven halves
    return plain or ("" if unicodedata.combining(letter) else None)


def _of_digit(letter: str) -> str:
    figure = unicodedata.decimal(letter, None)
    return "" if figure is None else str(figure)


@lru_cache(maxsize=1_000)
def _of_script(letter: str) -> str:
    """The letter's sound in plain letters, as a capital where it is one; empty where it is not known."""
    small = letter.lower()
    if small in _PLAIN:
        said = _PLAIN[small]
        return said if small == letter else said.capitalize()
    name = unicodedata.name(letter, "")
    for lead in _SPELT:
        if name.startswith(lead):
            return name.removeprefix(lead).removeprefix(_SMALL).lower()
    return ""
