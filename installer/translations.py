"""The catalogue of words: what the code says in English, and how it reads in each other language.

    python installer/translations.py             bring assets/translations up to date with the code, and compile it
    python installer/translations.py --missing   print what nobody has translated yet

A catalogue (``shoebox_es.ts``) is Qt Linguist's file and may be edited there; what is compiled (``shoebox_es.qm``) is
what the windows load, once its digest is that of ``digests.txt``, and ``shoebox_es.json`` holds the same words for
papers and the command line, which know no Qt. Strings that the code says no longer are dropped, new ones wait
untranslated, and everything else stays as it was written.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from shoebox.casework import views
from shoebox.casework import words as casework
from shoebox.desk import banners, lane_words, shortcuts
from shoebox.desk.finance import filter_language, map_model, progress_card, weigh_sheet, weigh_words
from shoebox.desk.office import day_words, papers_page, registers_card, slips_card, stops_card
from shoebox.desk.register import card_choices, card_form, drill_panel, roll_desk, verdict_words
from shoebox.desk.widgets import keycap
from shoebox.desk.widgets.dots import Stand
from shoebox.domain.card import Brand
from shoebox.domain.charge import Odd
from shoebox.domain.dates import DAYS, MONTHS
from shoebox.domain.day import DRAWER_LINES, OF_REGISTER, STRUCK_LINES, VERSIONS
from shoebox.domain.decision import Action, CaseState, CloseReason
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.incident import HEAD_OFFICE
from shoebox.domain.language import LANGUAGES
from shoebox.domain.language import SOURCE as WRITTEN
from shoebox.domain.policy import Policy
from shoebox.domain.result import Aside
from shoebox.domain.sentences import AND, OF_BOOK, OR, SENTENCES
from shoebox.domain.sentences.ones import ONES
from shoebox.domain.staff import Role
from shoebox.paper import day_drawers
from shoebox.paper import words as paper_words
from shoebox.paper.day_page import DRAFT
from shoebox.paper.receipt_words import TRAINING
from shoebox.transport.receipt_printer import STOPPED

ROOT = Path(__file__).resolve().parents[1]
SOURCE, FOLDER = ROOT / "src" / "shoebox", ROOT / "assets" / "translations"
CONTEXT = "shoebox"
DOORS = frozenset({"tr", "say"})  # the functions that words go through on their way to a screen


@dataclass(slots=True)
class Said:
    """Everything the code can say: each string with the files that say it; and calls that nobody has accounted for."""

    places: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def add(self, words: str, place: str) -> None:
        """Note one string; twice in one file is once."""
        found = self.places.setdefault(words, [])
        if place not in found:
            found.append(place)


def said_by_the_code() -> Said:
    """Constants that reach a door, the tables that reach one by a variable, and the templates of all refusals."""
    said, tables = Said(), _tables()
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).as_posix()
        if place.startswith("cli"):
            continue  # it speaks English, and has a `say` of its own
        for call in _door_calls(path):
            asked = call.args[0]
            if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
                said.add(asked.value, place)
            elif (table := tables.get((place, ast.unparse(asked)))) is not None:
                for words in table():
                    said.add(words, place)
            else:
                said.unknown.append(f"{place}: {ast.unparse(call)}")
    for template in (*SENTENCES.values(), *ONES.values(), OR, AND, OF_BOOK):
        said.add(template, "domain/sentences")
    return said


def _door_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DOORS and node.args:
            yield node


def _tables() -> dict[tuple[str, str], Callable[[], Iterable[str]]]:
    """By file and expression: every word that this expression can be. A call that is not in here fails a test."""

    def denominations() -> list[str]:
        return [piece.name for piece in Policy().pieces]

    def states() -> list[str]:
        return [state.words for state in CaseState]

    def roles() -> list[str]:
        return [role.words for role in Role]

    def steps() -> Iterable[str]:
        return progress_card.STEPS.values()

    def lanes() -> Iterable[str]:
        return lane_words.LANE_WORDS.values()

    def rules() -> Iterable[str]:
        return lane_words.LANE_RULES.values()

    return {
        ("casework/reporting.py", "row.state.words"): states,
        ("casework/views.py", "state"): lambda: SLIP_STATES,
        ("service/stores_page.py", "MONTHS[at.month - 1]"): lambda: MONTHS,
        ("casework/views.py", "SETTLED_WORDS[said['how']]"): lambda: list(views.SETTLED_WORDS.values()),
        ("casework/views.py", "charge.status"): lambda: CHARGE_STATES,
        ("casework/views.py", "CloseReason(said['reason']).words"): lambda: [one.words for one in CloseReason],
        ("casework/views.py", "Action(said['action']).words"): lambda: [one.words for one in Action],
        ("casework/words.py", "_KINDS[kind]"): casework._KINDS.values,
        ("casework/words.py", "_PROOF[label]"): casework._PROOF.values,
        ("casework/words.py", "_ACTS[kind]"): casework._ACTS.values,
        ("casework/words.py", "Brand(brand).words"): lambda: [one.words for one in Brand],
        ("casework/words.py", "DAYS[moment.weekday()]"): lambda: DAYS,
        ("casework/words.py", "MONTHS[moment.month - 1]"): lambda: MONTHS,
        ("domain/dates.py", "found[2]"): lambda: MONTHS,
        ("casework/words.py", "_REASONS[code]"): casework._REASONS.values,
        ("casework/words.py", "_CAUSES[code]"): casework._CAUSES.values,
        ("casework/words.py", "_DOUBTS[doubt]"): casework._DOUBTS.values,
        ("casework/words.py", "_EARLIER[code]"): casework._EARLIER.values,
        ("casework/words.py", "words"): casework._FIELDS.values,
        ("casework/words.py", "template"): casework._DIFFER.values,
        ("desk/finance/filter_language.py", "choice"): lambda: filter_language.CHOICES,
        ("desk/finance/filter_language.py", "word"): lambda: (
            *filter_language.WORDS,
            *filter_language.CHOICES,
            *filter_language.UNITS,
        ),
        ("desk/office/day_words.py", "line.name"): lambda: [*(one.words for one in Brand), *REPORT_LINES],
        ("desk/incident/beside.py", "brand.words"): lambda: [one.words for one in Brand],
        ("desk/register/card_choices.py", "said"): lambda: [said for said, _ in card_choices._IMPRINT_WORDS.values()],
        ("desk/register/card_form.py", "brand.words"): lambda: [one.words for one in Brand],
        ("desk/finance/decide_panel.py", "proposal.action.words"): lambda: [one.words for one in Action],
        ("desk/finance/evidence_panel.py", "one.field"): lambda: COMPARED,
        ("desk/finance/evidence_panel.py", "state.words"): states,
        ("desk/finance/progress_card.py", "words"): steps,
        ("desk/finance/queue_model.py", "row.state.waits_for"): lambda: [one.waits_for for one in CaseState],
        ("desk/finance/queue_model.py", "row.state.words"): states,
        ("desk/finance/says.py", "person.role.words"): roles,
        ("desk/finance/sheets.py", "reason.words"): lambda: [one.words for one in CloseReason],
        ("desk/incident/start_form.py", "LANE_WORDS[lane]"): lanes,
        ("desk/finance/file_model.py", "first.reason"): lambda: [one.value for one in Aside],
        ("desk/finance/weigh_sheet.py", "EXPLAINED"): lambda: [weigh_sheet.EXPLAINED],
        ("desk/finance/weigh_words.py", "_LABELS[fact]"): weigh_words._LABELS.values,
        ("desk/finance/weigh_words.py", "_LABELS[FACTS[duel.decided_by]]"): weigh_words._LABELS.values,
        ("desk/finance/weigh_words.py", "_WORDS[strength(value)]"): weigh_words._WORDS.values,
        ("desk/finance/weigh_words.py", "how[strength(value_mb)]"): lambda: [
            *weigh_words._FOR.values(),
            *weigh_words._AGAINST.values(),
        ],
        ("desk/finance/map_model.py", "LABELS[row.own]"): map_model.LABELS.values,
        ("desk/finance/map_sheet.py", "LABELS[missing.own]"): map_model.LABELS.values,
        ("desk/finance/map_sheet.py", "LABELS[read.column]"): map_model.LABELS.values,
        ("desk/finance/sent_words.py", "DispatchKind(row.kind).words"): lambda: [one.words for one in DispatchKind],
        ("desk/office/word_card.py", "kind.words"): lambda: [one.words for one in DispatchKind],
        ("desk/incident/start_form.py", "LANE_RULES[lane]"): rules,
        ("desk/banners.py", "LANE_SHORT[RescueLane(held.rescue_lane)]"): lane_words.LANE_SHORT.values,
        ("desk/banners.py", "_WHOSE[self._house.whose_policy()]"): banners._WHOSE.values,
        ("desk/banners.py", "HEAD_OFFICE"): lambda: [HEAD_OFFICE],
        ("desk/banners.py", "_CLOCK[self._due.wait]"): banners._CLOCK.values,
        ("desk/banners.py", "_TO_DO[key]"): banners._TO_DO.values,
        ("desk/banners.py", "_OF_ANOTHER_INCIDENT[self._due.wait]"): banners._OF_ANOTHER_INCIDENT.values,
        ("desk/banners.py", "_UNTIL_THE_TILL_IS_BACK[self._due.wait]"): banners._UNTIL_THE_TILL_IS_BACK.values,
        ("desk/office/bag_form.py", "piece.name"): denominations,
        ("desk/office/count_form.py", "piece.name"): denominations,
        ("desk/office/count_view.py", "piece_name(piece, self._pieces, self._currency)"): denominations,
        ("desk/office/day_words.py", "name"): lambda: [*(one.words for one in Brand), *REPORT_LINES],
        ("desk/office/day_words.py", "_NUMBERS[number]"): lambda: day_words._NUMBERS,
        ("desk/office/incident_page.py", "HEAD_OFFICE"): lambda: [HEAD_OFFICE],
        ("desk/office/incident_page.py", "LANE_WORDS[lane]"): lanes,
        ("desk/office/incident_page.py", "LANE_RULES[lane]"): rules,
        ("desk/office/papers_page.py", "name"): lambda: [name for name, _ in papers_page._WORDS.values()],
        ("desk/office/papers_page.py", "use"): lambda: [use for _, use in papers_page._WORDS.values()],
        ("desk/office/registers_card.py", "said"): lambda: [said for said, _, _ in registers_card._STATES.values()],
        ("desk/office/slips_card.py", "column.head"): lambda: [one.head for one in slips_card._COLUMNS.values()],
        ("desk/office/stops_card.py", "_act(stop)"): lambda: (
            *stops_card._ACTS.values(),
            "Mend it",
        ),
        ("desk/office/window.py", "person.role.words"): roles,
        ("desk/sign_in.py", "person.role.words"): roles,
        ("desk/people_sheet.py", "person.role.words"): roles,
        ("desk/register/pin_sheet.py", "Role(role).words"): roles,
        ("desk/register/card_form.py", "said"): lambda: [said for said, _ in card_form._IMPRINT_WORDS.values()],
        ("desk/register/change_panel.py", "name"): denominations,
        ("desk/register/counter_sheets.py", "reason"): lambda: Policy().spoil_reasons,
        ("desk/register/drill_panel.py", "_NAMES[name]"): drill_panel._NAMES.values,
        ("desk/register/verdict_words.py", "NAMES.get(field, field)"): verdict_words.NAMES.values,
        ("desk/shortcuts.py", "line.words"): lambda: [line.words for line in shortcuts.SHORTCUTS],
        ("desk/text.py", "DAYS[when.weekday()]"): lambda: DAYS,
        ("desk/text.py", "MONTHS[when.month - 1]"): lambda: MONTHS,
        ("desk/widgets/timeline.py", "step.stand.value"): lambda: [stand.value for stand in Stand],
        ("desk/widgets/keycap.py", "key"): lambda: keycap.TRANSLATED,
        ("desk/widgets/keys_sheet.py", "page.replace('_', ' ').capitalize()"): lambda: [
            line.page.replace("_", " ").capitalize() for line in shortcuts.SHORTCUTS if line.page
        ],
        # A template has its own entry; a fact in words is one of these.
        ("domain/sentences/__init__.py", "template"): lambda: (),
        ("domain/sentences/__init__.py", "OR"): lambda: (),
        ("domain/sentences/__init__.py", "AND"): lambda: (),
        ("domain/sentences/__init__.py", "OF_BOOK"): lambda: (),
        ("domain/sentences/__init__.py", "word"): lambda: (*roles(), *states(), *FACTS, *STOPPED, roll_desk.UNFORESEEN),
        ("domain/sentences/__init__.py", "retold_as"): lambda: (
            *DRAWER_LINES,
            *STRUCK_LINES,
            *(one.value for one in Odd),
            VERSIONS,
        ),
        ("paper/cash_sheet.py", "printable(piece.name)"): denominations,
        ("paper/day_drawers.py", "printable(piece.name)"): denominations,
        ("paper/day_drawers.py", "name"): lambda: [name for _, name in day_drawers.ACCOUNT],
        ("paper/day_page.py", "DRAFT"): lambda: [DRAFT],
        ("paper/day_page.py", "TRAINING"): lambda: [TRAINING],
        ("paper/day_custody.py", "HEAD_OFFICE"): lambda: [HEAD_OFFICE],
        ("paper/deposit.py", "printable(piece.name)"): denominations,
        ("paper/end_of_day.py", "HEAD_OFFICE"): lambda: [HEAD_OFFICE],
        ("paper/end_of_day.py", "DRAFT"): lambda: [DRAFT],
        ("paper/end_of_day.py", "TRAINING"): lambda: [TRAINING],
        ("paper/receipt.py", "TRAINING"): lambda: [TRAINING],
        ("paper/correction_note.py", "TRAINING"): lambda: [TRAINING],
        ("paper/day_corrections.py", "Brand(facts.brand).words if facts.brand in set(Brand) else 'Card'"): lambda: [
            *(one.words for one in Brand),
            "Card",
        ],
        ("paper/receipt_words.py", "TRAINING"): lambda: [TRAINING],
        ("paper/receipt_words.py", "Brand(row.brand).words if row.brand in set(Brand) else 'Card'"): lambda: [
            *(one.words for one in Brand),
            "Card",
        ],
        ("paper/slip_form.py", "TRAINING"): lambda: [TRAINING],
        ("paper/words.py", "_DAYS[at.weekday()][:3]"): lambda: DAYS,
        ("paper/words.py", "_DAYS[date.fromisoformat(day).weekday()]"): lambda: paper_words._DAYS,
        ("paper/words.py", "_LONG[at.month - 1]"): lambda: paper_words._LONG,
        ("paper/words.py", "MONTHS[at.month - 1]"): lambda: MONTHS,
        ("paper/words.py", "OF_REGISTER"): lambda: [OF_REGISTER],
        ("paper/words.py", "name"): lambda: [*(one.words for one in Brand), "Card", *REPORT_LINES],
    }


COMPARED = (*("Number", "Amount", "Card", "Store", "Taken", "Approval", "Slip named", "Slip is", "Keyed as"),)
COMPARED += ("Was keyed as", "Corrected by")  # of a slip that its store corrected
COMPARED += ("Given back by",)  # of a refund
FACTS = ("over", "short", "slips", "charges", "slip number is", "slip numbers are")
REPORT_LINES = (
    *("Cash", "Refunds", "Refunds in cash", "No approval code, over limit", "Handwritten, no imprint"),
    *("Likely twins, kept by the clerk", "Signature not compared", "Written on an earlier day"),
    *("Imprinted with a wrong plate", "Above the register's limit", "Past the brand's deadline"),
    *("Too late to be charged unseen", "Too late, keyed again after a review"),
    "Given back by whoever sold it, alone",
    "In a row without a code, together above a limit",
)
SLIP_STATES, CHARGE_STATES = ("good", "voided"), ("captured", "voided", "declined")


# -- Qt Linguist's file


def catalogue(language: str) -> Path:
    """Where a language's words are edited."""
    return FOLDER / f"{CONTEXT}_{language}.ts"


def read_catalogue(path: Path) -> dict[str, str]:
    """Source to translation; an empty one is not translated yet."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314  (our own file)
        done = message.find("translation")
        waits = done is None or done.get("type") == "unfinished"
        found[message.findtext("source", "")] = "" if done is None or waits else done.text or ""
    return found


def write_catalogue(path: Path, said: Said, translated: dict[str, str], language: str) -> None:
    """Everything the code says, file by file, with what is translated of it."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for words, places in sorted(said.places.items(), key=lambda one: (one[1][0], one[0])):
        message = ET.SubElement(context, "message")
        for place in places:
            ET.SubElement(message, "location", filename=f"../../src/shoebox/{place}")
        ET.SubElement(message, "source").text = words
        done = translated.get(words, "")
        ET.SubElement(message, "translation", {} if done else {"type": "unfinished"}).text = done
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def compile_catalogue(path: Path) -> Path:
    """What the windows load, and what papers read, beside what people edit."""
    program, compiled = Path(PySide6.__path__[0]) / "lrelease", path.with_suffix(".qm")
    command = (program, "-silent", "-nounfinished", path, "-qm", compiled)
    subprocess.run(command, check=True)
    done = {words: said for words, said in sorted(read_catalogue(path).items()) if words and said}
    plain = json.dumps(done, ensure_ascii=False, indent=0) + "\n"
    path.with_suffix(".json").write_text(plain, encoding="utf-8")
    files = sorted((*FOLDER.glob("*.json"), *FOLDER.glob("*.qm")))
    digests = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files)
    (FOLDER / "digests.txt").write_text("".join(digests), encoding="ascii")
    return compiled


def update(language: str, newly: dict[str, str] | None = None) -> Said:
    """Bring one language up to date with the code, taking `newly` in."""
    said, path = said_by_the_code(), catalogue(language)
    write_catalogue(path, said, {**read_catalogue(path), **(newly or {})}, language)
    compile_catalogue(path)
    return said


def main() -> int:
    """Bring every language up to date, or say what is missing."""
    parser = argparse.ArgumentParser(description="The catalogue of words.")
    parser.add_argument("--missing", action="store_true", help="print what nobody has translated yet")
    asked = parser.parse_args()
    for language in LANGUAGES:
        if language == WRITTEN:
            continue
        if not asked.missing:
            for call in update(language).unknown:
                print(f"nobody says what this can be: {call}")
        missing = [words for words, done in read_catalogue(catalogue(language)).items() if not done]
        print(*missing, sep="\n") if asked.missing else print(f"{language}: {len(missing)} not translated yet")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
