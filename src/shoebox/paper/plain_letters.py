"""Letters that a paper's face or a printer has not, in plain letters that can be read aloud. Paper room; draws nothing.

Not a scholar's transliteration: one that a clerk reads out and the customer knows their goods by. Digits of any script
stay digits. Chinese characters stand by their Mandarin sound, a picture by its Unicode name in brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from shoebox.resources import asset

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
_FLAG_LETTER, _SKIN = "REGIONAL INDICATOR SYMBOL LETTER ", "EMOJI MODIFIER "
_PICTURES = frozenset({"So", "Sk", "Sm", "Sc"})
_SILENT = frozenset({"Mn", "Me", "Cf"})  # accents, and what only says how the letter before it is drawn
_NO_READING = "-"


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
    if plain or unicodedata.combining(letter):
        return plain
    return _reading(letter) or _picture(letter) or ("" if _is_silent(letter) else None)


def _is_silent(letter: str) -> bool:
    return unicodedata.category(letter) in _SILENT or unicodedata.name(letter, "").startswith(_SKIN)


def _reading(letter: str) -> str:
    """How a letter of another script is read, by the table that comes along; empty where that has none."""
    block, at = divmod(ord(letter), 256)
    found = _readings().get(block)
    return "" if found is None or found[at] == _NO_READING else found[at]


@cache
def _readings() -> dict[int, tuple[str, ...]]:
    """A block of 256 letters to a line. Read once a letter needs it: most stores never do."""
    lines = (line.split() for line in asset("letters/readings.txt").read_text(encoding="ascii").splitlines())
    return {int(line[0], 16): tuple(line[1:]) for line in lines}


@lru_cache(maxsize=1_000)
def _picture(letter: str) -> str:
    """``(grinning face)`` for a picture or a sign; a flag's letters by themselves; empty for anything else."""
    name = unicodedata.name(letter, "")
    if unicodedata.category(letter) not in _PICTURES or not name or name.startswith(_SKIN):
        return ""
    return name.removeprefix(_FLAG_LETTER) if name.startswith(_FLAG_LETTER) else f"({name.lower()})"


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
