"""Going through a sample: an event, an answer, and its judgement written at once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.cli import keys
from dragoman.cli.output import console, put, put_rendered
from dragoman.cli.review_card import card, one_line
from dragoman.errors import RecordLocked, UnknownName
from dragoman.model.ids import judgement_id
from dragoman.model.plain import plain
from dragoman.model.verdict import Judged, Verdict
from dragoman.review.item import Item, Party, items, nearest
from dragoman.review.sample import known_type
from dragoman.store.judging import add_judgements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ASK = "[r]ight · wrong [t]ype · wrong [p]arty · [n]ot an event · [s]ame as · [d]ifferent · s[k]ip · [b]ack · [q]uit: "
_COUNTRY = re.compile(r"[A-Z][A-Z0-9-]{1,11}")
_NONE, _STOP = "-", "."
_STAYS = "nothing was changed"


@dataclass
class Session:
    """`ids` are the events to show, in order."""

    folder: Path
    con: "DuckDBPyConnection"
    ids: Sequence[str]
    reviewer: str
    now: Callable[[], str] = lambda: datetime.now(UTC).isoformat(timespec="milliseconds")
    judged: int = 0
    skipped: int = 0

    def run(self) -> None:
        """To the end of the sample, or of the person's patience."""
        screen = console()
        marks = not screen.is_terminal or screen.no_color
        at = 0
        while at < len(self.ids):
            found = items(self.con, [self.ids[at]])
            if not found:
                at += 1
                continue
            put_rendered(card(found[0], place=f"{at + 1}/{len(self.ids)}", marks=marks), screen)
            move = self._answer(found[0])
            if move is None:
                break
            at = max(0, at + move)

    def _answer(self, item: Item) -> int | None:
        """How far to go on: 1, -1 for back, None to quit."""
        ways: dict[str, Callable[[Item], dict[str, Any] | None]] = {
            "r": lambda _: {"verdict": Verdict.RIGHT},
            "n": lambda _: {"verdict": Verdict.NOT_EVENT},
            "t": self._right_type,
            "p": self._right_parties,
            "s": self._same_as,
            "d": self._different,
        }
        while True:
            pressed = keys.key(_ASK)
            if pressed in (keys.END, "q"):
                return None
            if pressed == "b":
                return -1
            if pressed in ("k", " "):
                self.skipped += 1
                return 1
            if pressed not in ways:
                put(f"there is no key {plain(pressed)!r}\n" if plain(pressed) else "one of these keys, please\n")
                continue
            said = ways[pressed](item)
            if said is None:
                put(f"{_STAYS}\n")
            elif self._write(item, **said):
                return 1

    def _write(self, item: Item, *, verdict: Verdict, claims: Sequence[str] = (), **more: Any) -> bool:
        """False where the record is being written by another: the same event is asked again."""
        at, judged = self.now(), tuple(claims) or item.claims
        name = judgement_id(self.reviewer, verdict, judged, at)
        try:
            add_judgements(self.folder, [Judged(name, at, self.reviewer, verdict, judged, item.type, **more)])
        except RecordLocked as error:
            put(f"not written: {plain(str(error))}\n")
            return False
        self.judged += 1
        return True

    def _right_type(self, item: Item) -> dict[str, Any] | None:
        from dragoman.knowledge.codebook import load_codebook

        types = sorted(load_codebook().types)
        put("  ".join(f"{number} {kind}" for number, kind in enumerate(types, start=1)) + "\n")
        while typed := keys.line("the right type (number or name; empty to go back): "):
            kind = self._type_of(typed, types)
            if kind is not None and kind != item.type:
                return {"verdict": Verdict.WRONG_TYPE, "type": kind}
            if kind is not None:
                put(f"that is the type it has: {plain(kind)}\n")
        return None

    def _type_of(self, typed: str, types: Sequence[str]) -> str | None:
        if typed.isdecimal():
            return types[int(typed) - 1] if 0 < int(typed) <= len(types) else None
        begun = [kind for kind in types if kind.startswith(typed.upper())]
        if len(begun) == 1:
            return begun[0]
        try:
            return known_type(self.con, typed)
        except UnknownName as error:
            put(f"{plain(str(error))}\n")
            return None

    def _right_parties(self, item: Item) -> dict[str, Any] | None:
        sides = [self._side("actors", item.actors), None]
        if sides[0] is not None:
            sides[1] = self._side("recipients", item.recipients)
        if sides[0] is None or sides[1] is None:
            return None
        if sides == [_countries(item.actors), _countries(item.recipients)]:
            return None
        return {"verdict": Verdict.WRONG_PARTY, "actors": sides[0], "recipients": sides[1]}

    def _side(self, name: str, there: Sequence[Party]) -> tuple[str, ...] | None:
        """The right countries of one side; None to go back."""
        known = _countries(there)
        shown = " ".join(map(plain, known)) or "none"
        ask = f"countries of the {name}, as GBR EU ({_NONE} for none, empty for {shown}, {_STOP} to go back): "
        while (typed := keys.line(ask)) is not None and typed != _STOP:
            if typed in ("", _NONE):
                return known if not typed else ()
            codes = tuple(dict.fromkeys(typed.upper().replace(",", " ").split()))
            wrong = [code for code in codes if not _COUNTRY.fullmatch(code)]
            if not wrong:
                return codes
            put(f"{plain(' '.join(wrong))}: no code of a country or body\n")
        return None

    def _same_as(self, item: Item) -> dict[str, Any] | None:
        near = nearest(self.con, item)
        if not near:
            put("no event shares a country and its days\n")
            return None
        chosen = _choice([one_line(one) for one in near], "the same as")
        return None if chosen is None else {"verdict": Verdict.SAME, "others": near[chosen].claims}

    def _different(self, item: Item) -> dict[str, Any] | None:
        """One article's telling is of another happening than the rest."""
        docs = list(dict.fromkeys(telling.doc for telling in item.tellings))
        if len(docs) < 2:
            put("only one article tells it\n")
            return None
        chosen = _choice([plain(doc) for doc in docs], "which article tells of another happening")
        if chosen is None:
            return None
        others = tuple(telling.claim for telling in item.tellings if telling.doc == docs[chosen])
        rest = tuple(claim for claim in item.claims if claim not in others)
        return {"verdict": Verdict.DIFFERENT, "claims": rest, "others": others}


def _countries(side: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.country for party in side))


def _choice(shown: Sequence[str], ask: str) -> int | None:
    """The place of the one that was picked."""
    put("".join(f"  {number}  {one}\n" for number, one in enumerate(shown, start=1)))
    while typed := keys.line(f"{ask} (number; empty to go back): "):
        if typed.isdecimal() and 0 < int(typed) <= len(shown):
            return int(typed) - 1
        put(f"there is no {plain(typed)!r}\n")
    return None
