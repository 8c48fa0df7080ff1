"""What every kind of entry's words have in common: a frozen class, and the plain data that a body holds of it.

Standard library only. The kinds themselves are in `shoebox.domain.acts`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self, get_args, get_type_hints

from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Base of what an entry says; subclasses hold text, whole numbers, booleans and tuples of them."""

    KIND: ClassVar[Kind]
    # Fields that came later: a body leaves them out while they say nothing, so older acts keep their very bytes.
    LATER: ClassVar[frozenset[str]] = frozenset()

    def data(self) -> dict[str, Any]:
        """The act as a body holds it."""
        said = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        return {name: value for name, value in said.items() if value or name not in self.LATER}

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """The act that a body's data says, or a refusal ``entry.body`` naming the field, or ``entry.newer``."""
        hints, needed = _SHAPES.get(cls) or _SHAPES.setdefault(cls, _shape(cls))
        if data.keys() != needed:
            _refuse_fields(cls, data, hints, needed)
        odd = [name for name, value in data.items() if type(value) is not hints[name]]
        act = cls(**(data | {name: _typed(hints[name], data[name], name) for name in odd} if odd else data))
        if wrong := act.unfit():
            raise Refusal("entry.body", why=wrong)
        return act

    def unfit(self) -> str:
        """The field that can't be so; empty where all is well."""
        return ""


# The types of each act's fields and the names of those that a body must have, found out once: every entry that is read
# asks for them.
_SHAPES: dict[type[Act], tuple[dict[str, Any], frozenset[str]]] = {}


def _shape(act: type[Act]) -> tuple[dict[str, Any], frozenset[str]]:
    hints = get_type_hints(act)
    named = {field.name: hints[field.name] for field in fields(act)}
    return named, frozenset(named) - act.LATER


def _refuse_fields(act: type[Act], data: dict[str, Any], hints: dict[str, Any], needed: frozenset[str]) -> None:
    """Refuse data with a field too few or too many, and one that came later and yet says nothing."""
    if not needed <= data.keys():
        raise Refusal("entry.body", why=f"fields of {act.KIND}")
    if not data.keys() <= hints.keys():
        raise Refusal("entry.newer")
    if any(not data[name] for name in act.LATER & data.keys()):
        raise Refusal("entry.body", why=f"an empty field of {act.KIND}")  # one act has one spelling


def _plain(value: Any) -> Any:
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _typed(hint: Any, value: Any, name: str) -> Any:
    inner = get_args(hint)
    if not inner:
        if type(value) is not hint:
            raise Refusal("entry.body", why=name)
        return value
    if type(value) is not list:
        raise Refusal("entry.body", why=name)
    if inner[-1] is Ellipsis:
        return tuple(_typed(inner[0], item, name) for item in value)
    if len(value) != len(inner):
        raise Refusal("entry.body", why=name)
    return tuple(_typed(part, item, name) for part, item in zip(inner, value, strict=True))
