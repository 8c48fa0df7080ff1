"""A reason in one's own words, or one of the usual ones by its number. Desk: office and register use it."""

from __future__ import annotations

from shoebox.desk.text import tr
from shoebox.desk.widgets.field import Field

REASON_SIGNS_MAX = 200


class ReasonField(Field):
    """A number alone becomes the usual reason of that number once the keyboard goes on."""

    def __init__(self) -> None:
        super().__init__(tr("Reason"), length_max=REASON_SIGNS_MAX, mend_lines=2)
        self._usual: tuple[str, ...] = ()
        self.entered.connect(self._spell_out)
        self.left.connect(self._spell_out)

    def offer(self, usual: tuple[str, ...]) -> None:
        """The usual reasons to choose from."""
        self._usual = usual
        numbered = ", ".join(f"{number} {reason}" for number, reason in enumerate(usual, 1))
        self.set_hint(tr("{0}; or in your own words.", numbered) if usual else tr("In a few words."))

    def reason(self) -> str:
        """The reason itself, never its number."""
        self._spell_out()
        return self.text()

    def _spell_out(self) -> None:
        said = self.text()
        if said.isdecimal() and 0 < int(said) <= len(self._usual):
            self.set_text(self._usual[int(said) - 1])
