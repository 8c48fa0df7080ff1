"""The built-in policy's words in other languages: reasons, lists and what the receipt promises. Standard library only.

They are written into a new store's policy file, where head office edits them like everything else in it; a policy that
head office sends speaks as head office wrote it. A file that was written before one of these settings existed is read
with the word for it in the language of its others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shoebox.domain.denomination import usual_denominations
from shoebox.domain.policy import Policy

_WORDS: dict[str, dict[str, Any]] = {
    "es": {
        "override_reasons": ("dañado", "otra etiqueta", "último que queda", "prometido antes"),
        "paid_in_reasons": ("cambio de un colega", "hallado en la tienda", "fondo completado"),
        "paid_out_reasons": ("suministros", "correo", "limpieza de vidrios", "taxi"),
        "no_sale_reasons": ("cambio para un cliente", "billete dado por error", "cajón atascado"),
        "spoil_reasons": ("ilegible en alguna copia", "mal escrito", "roto", "mal impreso"),
        "pickup_checks": ("identificación y correo", "código de recogida"),
        "box_place": "oficina de atrás",
        "kit": (
            "Impresora manual, su placa es la de aquí",
            "Tres talonarios de comprobantes",
            "Teléfonos en la etiqueta",
            "Fondo en el cajón",
            "Lista de precios",
            "Bolígrafos y una linterna",
        ),
        "readiness": (
            "Impresora manual en cada registradora, con la placa de esta tienda",
            "Impresión de prueba hecha, legible en todas las copias",
            "Fondo para cada cajón en la caja fuerte",
            "Etiqueta de teléfonos en cada registradora",
            "La batería sostiene media hora cada registradora",
            "Linterna, bolígrafos, lista de precios, carteles para la puerta",
        ),
        "operations_phone": "el número de su etiqueta",
        "reasons_by_hand": (
            "la central no responde",
            "falló el terminal",
            "el emisor no responde",
            "lo indicó la mesa de ayuda",
        ),
        "reasons_of_one_sale": ("el emisor no responde", "lo indicó la mesa de ayuda"),
        "goods_usual": "mercancía",
        "approval_phone": "el número de su etiqueta",
        "receipt_foot": ("Devoluciones en 30 días con este recibo,", "por el mismo medio de pago."),
        "charged_within": "2 días hábiles",
    }
}

_PIECES = {
    "es": {
        **{f"${whole} notes": f"billete ${whole}" for whole in (100, 50, 20, 10, 5, 1)},
        **{f"{cents} cents": f"{cents} centavos" for cents in (25, 10, 5)},
        "1 cent": "1 centavo",
    }
}


def policy_in(language: str, *, currency: str) -> Policy:
    """The built-in policy for a store of this language and currency."""
    usual = usual_denominations(currency)
    called = _PIECES.get(language, {})
    pieces = tuple(replace(one, name=called.get(one.name, one.name)) for one in usual)
    return Policy(currency=currency, denominations=pieces, **_WORDS.get(language, {}))


def words_for_missing(said: Mapping[str, Any]) -> dict[str, Any]:
    """The built-in words of those settings that are not `said`, in the language of most that are; none for English."""
    english = Policy()
    for words in _WORDS.values():
        as_here = sum(said.get(key) == word for key, word in words.items())
        as_english = sum(said.get(key) == getattr(english, key) for key in words)
        if as_here > as_english:
            return {key: word for key, word in words.items() if key not in said}
    return {}
