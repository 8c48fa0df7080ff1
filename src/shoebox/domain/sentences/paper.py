"""Sentences of printing: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "paper.no_viewer": "The sheet is saved, and nothing here opens PDFs. It lies at {file}.",
    "paper.printer": "The sheet is saved. The printer does not answer; look at its cable and paper, then print again.",
}
