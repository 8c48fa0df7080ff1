"""Sentences of boxes of paper at head office: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "archive.number": "This is no box's number. Scan its label, or type the number under the bars.",
    "archive.unknown": "There is no box {box} here. Look at its number again.",
    "archive.seal": "Read the number on the tape now, and type it. Write 'none' where there is no tape.",
    "archive.tape": "Say whether the tape is whole or broken.",
    "archive.place": "Say where, in a few words, such as: archive, row 4.",
    "archive.count": "So many slips can't lie in a box (at most {most}). Count again, or leave it empty.",
    "archive.is_here": "Box {box} was taken in before. Look it up in the list.",
    "archive.not_here": "Box {box} has not been taken in. Take it in first.",
    "archive.gone": "Box {box} was destroyed. Nothing more is written of it.",
    "archive.no_difference": "Nothing about box {box} differs that is still to be explained.",
    "archive.same_person": "You took this box in, so somebody else looks into the difference.",
    "archive.differs": "Box {box} differs from what its store wrote, and nobody has explained it. Explain it first.",
    "archive.too_early": "Box {box} is kept until {day}. Nothing was written.",
    "archive.no_entries": "No entry of box {box} has come, so nobody knows how long it is kept. Import its store's day first.",
    "archive.two_people": "Two different people sign for a destruction.",
    "archive.how_many": "Choose 1 to {most} boxes that are due.",
    "archive.no_end": "Act {act} destroyed no boxes. Look at its number again.",
}
