"""Every key of every face, in one table. Desk; binds keys to acts by name, and feeds F1 and the foot lines.

A page binds its own part: `bind(page, "register", "sale", {"record": self.record, ...})`. A key stands once per page,
and a page's keys never repeat those of its face or those common to all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shoebox.desk.text import tr

COMMON = "common"
ALL_PAGES = ""


class Shortcut(NamedTuple):
    """A key: the face and page it belongs to, the act it does, its key, and its words.

    `bound` is False for keys that a component handles itself, such as Enter in a field; they are listed, not bound.
    """

    face: str
    page: str
    act: str
    key: str
    words: str
    bound: bool = True


def _page(face: str, page: str, *lines: tuple[str, str, str]) -> tuple[Shortcut, ...]:
    return tuple(Shortcut(face, page, act, key, words) for act, key, words in lines)


def _listed(face: str, page: str, *lines: tuple[str, str, str]) -> tuple[Shortcut, ...]:
    return tuple(Shortcut(face, page, act, key, words, bound=False) for act, key, words in lines)


SHORTCUTS: tuple[Shortcut, ...] = (
    *_page(COMMON, ALL_PAGES, ("keys", "F1", "All keys"), ("dark", "Ctrl+D", "Dark or light")),
    *_page("launcher", ALL_PAGES, ("register", "1", "Open the register"), ("office", "2", "Open the office")),
    *_page("launcher", ALL_PAGES, ("finance", "3", "Open finance"), ("again", "Ctrl+R", "Start over")),
    *_listed("launcher", ALL_PAGES, ("move", "Right", "Move"), ("open", "Return", "Open")),
    *_page(
        "register",
        ALL_PAGES,
        ("card", "F5", "Card slip"),
        ("cash", "F6", "Cash"),
        ("refund", "F7", "Refund"),
        ("void", "F9", "Void; once more, the sale before"),
        ("correct", "Ctrl+F9", "Correct a sale of a closed day, or strike it out"),
        ("playbook", "F2", "Playbook"),
        ("power_out", "Shift+F2", "The power is out"),
        ("person", "F3", "Who is at work"),
        ("leave", "Ctrl+F3", "I go away, nobody keys in my name"),
        ("pickup", "F8", "Online order"),
        ("gift", "Ctrl+G", "Gift card"),
        ("items", "F11", "Key it by items"),
        ("spoil", "Ctrl+Del", "A slip is spoiled"),
        ("drawer", "Ctrl+O", "Open the drawer without a sale, paid in, paid out"),
        ("drill", "Ctrl+F5", "Timed drill, in training"),
        ("code_10", "Ctrl+0", "Code 10, something is odd"),
        ("noted", "Ctrl+N", "Noted"),
        ("office", "F12", "Open the office"),
        ("print", "Ctrl+P", "Print receipt"),
    ),
    *_listed("register", ALL_PAGES, ("next", "Return", "Next"), ("back", "Shift+Return", "Back")),
    *_listed("register", ALL_PAGES, ("clear", "Esc", "Clear field, then slip")),
    *_page(
        "register",
        "card",
        ("reason", "F4", "Why by hand, or another reason"),
        ("call", "Ctrl+T", "Call for an approval code"),
        ("part", "Ctrl+F6", "Part in cash"),
        ("more", "Ctrl+E", "What else the slip says"),
        ("times", "Ctrl+Shift+E", "Slips written earlier: ask each for its own time, or no more"),
        ("exempt", "Ctrl+F10", "Tax exempt"),
        ("agree", "Ctrl+L", "Agree to a slip above the register's limit"),
        ("declined", "F10", "Card declined by phone"),
        ("drop", "Ctrl+Backspace", "Drop the likely twin"),
        ("brand_1", "1", "Visa"),
        ("brand_2", "2", "Mastercard"),
        ("brand_3", "3", "Amex"),
        ("brand_4", "4", "Discover"),
        ("brand_5", "5", "Other"),
        ("yes", "Y", "Yes"),
        ("no", "N", "No"),
        ("imprinted", "I", "Imprinted"),
        ("rubbed", "R", "Rubbed"),
        ("handwritten", "H", "Handwritten"),
    ),
    *_page(
        "register",
        "cash",
        ("more", "Ctrl+E", "What else the slip says"),
        ("exempt", "Ctrl+F10", "Tax exempt"),
        ("exact", "E", "Exact"),
        ("round_1", "A", "First round amount"),
        ("round_2", "B", "Second round amount"),
        ("round_3", "C", "Third round amount"),
        ("round_4", "D", "Fourth round amount"),
    ),
    *_page("register", "refund", ("part", "F4", "The other part of a sale")),
    *_page("register", "refund", ("outside", "Ctrl+R", "A receipt of another register, store or time")),
    *_listed("register", "correct", ("why", "F4", "Correcting a sale: the rest is right, to the reason")),
    *_page("register", "pickup", ("take_back", "Ctrl+Backspace", "Handed over by mistake")),
    *_page("register", "items", ("price", "F4", "Other price"), ("exempt", "F10", "Tax exempt")),
    *_listed("register", "items", ("more", "+", "One more of the marked line"), ("fewer", "-", "One fewer")),
    *_listed("register", "items", ("many", "*", "How many: before the item, or of the marked line")),
    *_listed("register", "items", ("remove", "Delete", "Remove the marked line")),
    *_page(
        "office",
        ALL_PAGES,
        ("to_today", "Alt+1", "Today"),
        ("to_close", "Alt+2", "Close"),
        ("to_cash", "Alt+3", "Cash"),
        ("to_slips", "Alt+4", "Slips"),
        ("to_box", "Alt+5", "Box"),
        ("to_incident", "Alt+6", "Incident"),
        ("to_readiness", "Alt+7", "Readiness"),
        ("to_papers", "Alt+8", "Papers"),
        ("to_registers", "Alt+9", "Registers"),
        ("playbook", "F2", "Playbook"),
        ("power_out", "Shift+F2", "The power is out"),
        ("person", "F3", "Who is at work"),
        ("noted", "F8", "Noted"),
        ("area", "F6", "Next area"),
        ("print", "Ctrl+P", "Print"),
    ),
    *_page(
        "office",
        "today",
        ("first", "Ctrl+Return", "Do what comes next"),
        ("explain", "F4", "Explain"),
        ("next_drawer", "Ctrl+T", "The next drawer"),
        ("plate_right", "F7", "The plate is right"),
        ("plate_wrong", "F9", "The plate is wrong"),
        ("sell_on", "F10", "Sell on after the close: open the next day"),
    ),
    *_page(
        "office",
        "close",
        ("settle_1", "1", "Settle the first"),
        ("settle_2", "2", "Settle the second"),
        ("settle_3", "3", "Settle the third"),
        ("settle_4", "4", "Settle the fourth"),
        ("settle_5", "5", "Settle the fifth"),
        ("settle_6", "6", "Settle the sixth"),
        ("settle_7", "7", "Settle the seventh"),
        ("settle_8", "8", "Settle the eighth"),
        ("settle_9", "9", "Settle the ninth"),
        ("settle_10", "0", "Settle the tenth"),
        ("settle_11", "A", "Settle the eleventh"),
        ("settle_12", "B", "Settle the twelfth"),
        ("settle_13", "C", "Settle the thirteenth"),
        ("close", "Ctrl+Return", "Close the day"),
    ),
    *_page(
        "office",
        "incident",
        ("step_1", "1", "To the first step back to normal"),
        ("step_2", "2", "To the second step"),
        ("step_3", "3", "To the third step"),
        ("step_4", "4", "To the fourth step"),
        ("step_5", "5", "To the fifth step"),
        ("review", "F7", "Review a slip that is too late to be keyed unseen"),
        ("undo", "F9", "Take a wrong tick back, by two"),
        ("found", "F4", "Say what you found of two slips on one order"),
    ),
    *_page(
        "office",
        "cash",
        ("first", "Ctrl+Return", "Record"),
        ("out", "F7", "Paid out"),
        ("in", "F9", "Paid in"),
        ("drop", "F10", "Safe drop"),
        ("change", "F11", "Change fetched"),
        ("no_sale", "F4", "Drawer opened without a sale"),
        ("check", "F5", "Check the drawer"),
        ("bank", "F12", "To the bank"),
        ("drawers", "Ctrl+N", "One more drawer, or whose one is"),
        ("next_drawer", "Ctrl+T", "The next drawer"),
    ),
    *_listed("office", "drawers", ("round", "F7", "Round the drawers, and to a new one")),
    *_page(
        "office",
        "slips",
        ("first", "Ctrl+Return", "Write it down"),
        ("explain", "F4", "Explain"),
        ("issue", "F7", "Issue a pad"),
        ("spoil", "F9", "Slips spoiled, lost or stolen"),
        ("receive", "F10", "Pads came"),
        ("print_slips", "F11", "Print slips"),
        ("range", "F12", "Numbers to print"),
        ("back", "F5", "Take numbers back, by two"),
        ("find", "Ctrl+F", "Find a slip of any register"),
        ("which", "Ctrl+Shift+F", "Slips of the next register"),
    ),
    *_page(
        "office",
        "box",
        ("open_report", "O", "Open the report"),
        ("open_label", "L", "Open the label"),
        ("print_label", "Ctrl+L", "Print the label"),
        ("seal", "Ctrl+Return", "Seal to the last place"),
        ("choose", "S", "Choose a place for the box"),
        ("unsealed", "D", "Seal an older day"),
        ("hand_over", "H", "Hand a box over"),
        ("custody_sheet", "C", "Open the custody sheet of the marked box"),
        ("receipts", "R", "Take receipts"),
    ),
    *_listed("office", "box", ("way_out", "F9", "Somebody from outside takes the box")),
    *_listed("office", "box", ("way_inside", "F10", "One of us takes the box")),
    *_listed("office", "box", ("way_back", "F11", "The box came back")),
    *_page(
        "office",
        "registers",
        ("take", "Ctrl+Return", "Take sealed days in from the last place"),
        ("choose", "S", "Choose a place to take them from"),
        ("explain", "F4", "Say why a register has no sealed day"),
        ("no_drawer", "O", "Open a day with no drawer, at a PC that sells nothing"),
        ("add", "F7", "Add a register"),
        ("drop", "F9", "Take a register out"),
        ("pair", "F10", "Pair a register over the network"),
    ),
    *_page(
        "office",
        "papers",
        ("open", "O", "Open the marked paper"),
        ("copy", "S", "Copy it to a stick"),
        ("earlier", "Ctrl+Left", "Day before"),
        ("later", "Ctrl+Right", "Day after"),
    ),
    *_page(
        "office",
        "readiness",
        ("save", "Ctrl+Return", "Save the check"),
        ("open_booklet", "O", "Open the booklet"),
        ("print_sheet", "C", "Print the clerk's sheet"),
        ("take_word", "T", "Take in from head office"),
    ),
    *_page(
        "finance",
        ALL_PAGES,
        ("person", "F3", "Who is at work"),
        ("noted", "F8", "Noted"),
        ("queue", "Ctrl+1", "Queue"),
        ("approvals", "Ctrl+2", "Approvals"),
        ("imports", "Ctrl+3", "Imports"),
        ("runs", "Ctrl+4", "Runs"),
        ("files", "Ctrl+5", "Instruction files"),
        ("stores", "Ctrl+6", "Stores"),
        ("trail", "Ctrl+7", "Audit trail"),
        ("boxes", "Ctrl+8", "Boxes"),
        ("refused", "Ctrl+9", "Refused"),
        ("sent", "Ctrl+0", "Sent out"),
        ("journal", "Ctrl+J", "Journals"),
        ("board", "Ctrl+B", "War room"),
    ),
    *_listed("finance", ALL_PAGES, ("down", "Down", "Next row"), ("up", "Up", "Row before")),
    *_page(
        "finance",
        "queue",
        ("refund", "R", "Propose refund"),
        ("charge", "C", "Propose charge"),
        ("other", "E", "Other amount, or a note"),
        ("not_fault", "N", "Not a fault"),
        ("ask", "S", "Ask store"),
        ("take", "T", "Take it"),
        ("reopen", "O", "Open it again"),
        ("why", "W", "Why, in bits"),
        ("many", "M", "Propose all that are sure"),
        ("number", "K", "Show card number"),
        ("filter", "/", "Filter"),
        ("evidence", "Ctrl+Right", "Into the evidence"),
    ),
    *_page(
        "finance",
        "decide",
        ("approve", "Ctrl+Return", "Approve"),
        ("send_back", "B", "Send back"),
        ("many", "M", "Approve all you may"),
    ),
    *_page(
        "finance",
        "imports",
        ("choose_boxes", "B", "Choose boxes"),
        ("folder", "F", "Choose a folder of boxes"),
        ("charges", "C", "Choose charges"),
        ("stop", "Esc", "Stop safely"),
    ),
    *_page(
        "finance",
        "runs",
        ("start", "R", "Reconcile"),
        ("stop", "Esc", "Stop safely"),
        ("reports", "Ctrl+P", "Write the reports"),
        ("days", "D", "By store and day"),
        ("changes", "C", "What changed"),
    ),
    *_page(
        "finance",
        "files",
        ("write", "W", "Write instruction files"),
        ("result", "I", "Take in a processor's result"),
        ("again", "A", "Put the file into a folder again"),
        ("confirmed", "O", "This line went through"),
        ("failed", "X", "This line was refused"),
        ("all_confirmed", "K", "All lines went through"),
    ),
    *_page("finance", "board", ("span", "T", "By the hour, or by the day")),
    *_listed("finance", "board", ("cases", "Return", "To these cases")),
    *_page("finance", "journal", ("write", "W", "Write a journal")),
    *_page("finance", "journal", ("again", "A", "Put the journal into a folder again")),
    *_page(
        "finance",
        "boxes",
        ("take_in", "F4", "Take the box in"),
        ("move", "F7", "Move the box"),
        ("explain", "F9", "Explain a difference"),
        ("destroy", "F10", "Destroy boxes, by two"),
        ("paper", "F5", "Custody sheet, or certificate"),
        ("scan", "Ctrl+L", "To the scanner's field"),
    ),
    *_page(
        "finance",
        "refused",
        ("ask_again", "A", "Ask for it again"),
        ("apart", "K", "Keep it apart for good"),
        ("believe", "B", "Believe it, by two"),
    ),
    *_listed("finance", "boxes", ("tape_whole", "F11", "The tape is whole")),
    *_listed("finance", "boxes", ("tape_broken", "F12", "The tape is broken")),
    *_page("finance", "trail", ("verify", "V", "Verify the chain"), ("older", "O", "Older acts")),
)


def of_page(face: str, page: str = ALL_PAGES) -> tuple[Shortcut, ...]:
    """The keys that work on a page: its own, its face's and those common to all."""
    return tuple(
        line for line in SHORTCUTS if (line.face == face and line.page in {page, ALL_PAGES}) or line.face == COMMON
    )


def of_face(face: str) -> tuple[Shortcut, ...]:
    """All keys of a face, as F1 lists them."""
    return tuple(line for line in SHORTCUTS if line.face in {face, COMMON})


def key_of(face: str, act: str, page: str = ALL_PAGES) -> str:
    """The key of an act, for a button's cap. KeyError for an act that nobody wrote down."""
    for line in of_page(face, page):
        if line.act == act:
            return line.key
    raise KeyError((face, page, act))


def words_of(line: Shortcut) -> str:
    """A shortcut's words in the person's language."""
    return tr(line.words)


def bind(owner: QWidget, face: str, page: str, acts: Mapping[str, Callable[[], object]]) -> tuple[QShortcut, ...]:
    """Bind acts to their keys within `owner`, a page or a window. Acts must stand in the table under this page."""
    lines = {line.act: line for line in SHORTCUTS if (line.face, line.page) == (face, page) and line.bound}
    unknown = set(acts) - set(lines)
    assert not unknown, f"no key is written down for {sorted(unknown)}"
    return tuple(_bound(owner, lines[act], do) for act, do in acts.items())


def _bound(owner: QWidget, line: Shortcut, do: Callable[[], object]) -> QShortcut:
    made = QShortcut(QKeySequence(line.key), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setAutoRepeat(False)
    made.activated.connect(do)
    return made
