"""The two fields in which a person says who they are: their staff number and their PIN. Desk; loads no staff list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from shoebox.desk.widgets.field import Field

PIN_DIGITS_MAX = 12  # as the staff list has it; a staff number is no longer
STAFF_DIGITS_MAX = 12


def forget_pins(window: QWidget) -> None:
    """Take out every PIN that was typed and not sent: whoever comes next is not the one whose word it is."""
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415  (a window's porch asks for the lengths alone)

    from shoebox.desk.widgets.field import Field  # noqa: PLC0415

    for field in window.findChildren(Field):
        if field.edit.echoMode() is QLineEdit.EchoMode.Password and field.text():
            field.set_text("")
            field.typed.emit("")  # as if they had taken it out again


def pin_field(label: str, *, hint: str = "", mend_lines: int = 2) -> Field:
    """A field for a PIN: dots instead of its digits."""
    from shoebox.desk.widgets.field import Field  # noqa: PLC0415  (a window's porch asks for the lengths alone)

    return Field(label, secret=True, numbers_only=True, length_max=PIN_DIGITS_MAX, hint=hint, mend_lines=mend_lines)


def second_pin_field(label: str, *, hint: str = "", mend_lines: int = 2) -> Field:
    """The same for somebody who is named by the PIN alone: their staff number may stand before it, with a blank."""
    made = pin_field(label, hint=hint, mend_lines=mend_lines)
    made.edit.setMaxLength(STAFF_DIGITS_MAX + 1 + PIN_DIGITS_MAX)
    return made


def staff_number_field(label: str, *, hint: str = "", mend_lines: int = 2) -> Field:
    """A field for the number of somebody who works here."""
    from shoebox.desk.widgets.field import Field  # noqa: PLC0415  (a window's porch asks for the lengths alone)

    return Field(label, numbers_only=True, length_max=STAFF_DIGITS_MAX, hint=hint, mend_lines=mend_lines)
