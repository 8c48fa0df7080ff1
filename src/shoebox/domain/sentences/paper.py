"""Sentences of printing: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "paper.no_viewer": "The sheet is saved, and nothing here opens PDFs. It lies at {file}.",
    "paper.printer": "The sheet is saved. The printer does not answer; look at its cable and paper, then print again.",
    "paper.after_count": "The drawer is counted first: this paper would tell what should be in it.",
    "paper.after_close": "This paper is for a closed day. Close the day first.",
    "paper.no_day": "No day was opened in this book yet, so there is no paper of one.",
    "printer.absent": "The receipt printer {printer} is not there. Look at its cable and its switch, then print again.",
    "printer.refused": "The receipt printer {printer} takes nothing now. It may be busy for another register; print again.",
    "printer.forbidden": "This computer may not use the receipt printer {printer}. Somebody with the right to must allow it.",
    "printer.silent": "The receipt printer {printer} takes nothing. Look whether it is on and has paper, then print again.",
    "printer.no_paper": "The receipt printer {printer} has no paper. Put a roll in, then print again.",
    "printer.open": "The cover of the receipt printer {printer} is open. Close it, then print again.",
    "printer.fault": "The receipt printer {printer} is off line. Look for jammed paper, switch it off and on, then print again.",
    "printer.cut_short": "The receipt printer {printer} stopped part-way: {stopped}. Throw away what came out, then print a copy.",
    "printer.not_made": "Something unforeseen happened before anything was printed. Print again, and tell Operations.",
    "printer.no_usb": "This computer can't speak to USB printers: {why}. Name the printer by its device in store.toml instead.",
    "printer.unfit": "The receipt printer's {what} is not one it can have. Write {rule}.",
    "printer.bad_setting": "{key} under [printer] in {file} is not a value it can have. Write {rule}.",
}
