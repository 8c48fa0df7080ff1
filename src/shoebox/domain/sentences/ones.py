"""The same sentences for one of what they count: by the code, without the gap that would say 1."""

ONES: dict[str, str] = {
    "custody.late": "{holder} took box {box} a day ago, and head office has not said that it came. Ask them where it is, then call Finance.",
    "custody.late_ones": "{holder} took box {box} a day ago, and head office has not said that it came, nor {more} more. Ask them where they are, then call Finance.",
    "incident.began": "At most a day ago: the policy allows no more. Look at the day.",
    "rekey.review": "Entry {entry} was taken a day ago or more: too late to be keyed unseen. Somebody in charge reviews it first.",
    "day.checks_done": "This drawer was checked once today, as often as the policy lets it be. Count it at the close.",
    "book.clock_back": "This computer's clock went back by a minute. Set it right; entries keep their order anyway.",
    "book.clock_back_hours": "This computer's clock went back by an hour, and receipts bear its date. Set it right; entries keep their order anyway.",
    "book.clock_ahead": "This computer's clock is an hour past the last entry, and that day is still open. Set the clock right, or close the day.",
    "doctor.clock": "This PC's clock is a minute {way} head office's. Set it right: entries keep their order anyway, but dates on paper do not.",
    "doctor.office_clock": "This PC's clock is a minute {way} the office's. Set the one that is wrong.",
    "till.twin": "Looks like slip {slip}, entry {entry}, of a minute ago. Enter once more keeps both.",
    "till.slips_person": "This register has its one slip of the day. Ctrl+L: another person agrees to one more.",
    "till.slips_stop": "This register has its one slip of the day. Take cash, or go to another register.",
    "carry.before_lost": "An entry of book {book} can't be read any more, and head office has not signed for it. Say in Office what is known of it.",
    "slip.range_short": "Only one number is left to print. Type that many, then ask Operations for more.",
    "orders.none": "{file} holds no good order, and a bad line. The orders from before are kept.",
    "prices.none": "{file} holds no item that can be sold, and a bad line. The prices from before stay. Export it again.",
    "out.bad_file": "The {sent} has a bad line, line {line}: {why}. Mend the file; nothing was sent out.",
}
