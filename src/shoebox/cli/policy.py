"""The commands of a store's policy: shown, and signed by two of its people. Part of the front door."""

from __future__ import annotations

import argparse
from pathlib import Path

from shoebox.cli.line import DONE, ask_pin, plain, tell_changes
from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Whose

_WHOSE = {
    Whose.OFFICE: "It is head office's, signed by two of its people.",
    Whose.STORE: "It is the store's own, signed by two of its people.",
    Whose.SET_UP: "It is as the store was set up: nobody has signed it.",
}


def add_policy(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Policy show and policy sign."""
    policy = commands.add_parser("policy", help="by which policy a store goes, and sign one of its own")
    kinds = policy.add_subparsers(metavar="WHAT", required=True)
    show = kinds.add_parser("show", help="whose policy a store goes by, and what in it is not as Shoebox comes")
    show.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    show.set_defaults(run=_show)
    sign = kinds.add_parser("sign", help="set the store's own policy, by two people; where head office has sent none")
    sign.add_argument("folder", type=Path, metavar="STORE", help="the store's folder, its windows closed")
    sign.add_argument("file", type=Path, nargs="?", metavar="FILE", help="without it, the policy.toml that was edited")
    sign.add_argument("--by", required=True, metavar="NUMBER", help="your staff number; your PIN is asked for")
    sign.add_argument("--second", default="", metavar="NUMBER", help="another person of the store, with their PIN")
    sign.set_defaults(run=_sign)


def _show(asked: argparse.Namespace) -> int:
    from shoebox.errands.policies import policy_of

    held = policy_of(asked.folder)
    print(plain(f"Policy {held.version}. {_WHOSE[held.whose]}"))
    for one in held.changes:
        print(plain(f"  {one.key} = {one.after}"))
    if held.unsigned:
        print(plain(f"{held.unsigned} lies there unsigned, and counts for nothing."))
    return DONE


def _sign(asked: argparse.Namespace) -> int:
    from shoebox.errands.policies import preview, sign_own

    if not asked.second or asked.second == asked.by:
        raise Refusal("policy.two_people")
    tell_changes(preview(asked.folder, asked.file))
    people = ((asked.by, ask_pin(asked.by)), (asked.second, ask_pin(asked.second)))
    act = sign_own(asked.folder, asked.file, people)
    print(plain(f"This store goes by its own policy {act.version} now, signed by two."))
    return DONE
