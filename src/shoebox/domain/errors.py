"""The ways of going wrong. Ground: standard library only.

A *refusal* is something a person can mend; *trouble* is the disk, the network or a file. Anything else is a bug and
stays an assertion. Both carry a code and facts; the sentence is made from them in `shoebox.domain.sentences`.
"""

from __future__ import annotations

from typing import Any


class ShoeboxError(Exception):
    """Base of what is caught at a face: a code such as ``"slip.used"`` and the facts its sentence needs."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels between processes whole: the demo's stores live in processes of their own."""
        return _again, (type(self), self.code, self.facts)

    def __str__(self) -> str:
        from shoebox.domain.sentences import sentence  # noqa: PLC0415  (sentences import the refusals they speak of)

        return sentence(self)


def _again(kind: type[ShoeboxError], code: str, facts: dict[str, Any]) -> ShoeboxError:
    error = kind.__new__(kind)
    ShoeboxError.__init__(error, code, **facts)
    return error


class Refusal(ShoeboxError):
    """Not accepted, and a person can mend it."""


class Trouble(ShoeboxError):
    """The disk, the network or a file would not."""


class Stopped(ShoeboxError):
    """A person stopped long work; nothing is half done."""

    def __init__(self) -> None:
        super().__init__("stopped")
