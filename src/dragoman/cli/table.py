"""The record of one article for the eye: when, who to whom, what, where, status, who says so, and the words for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.model.actor import ActorMention
from dragoman.model.event import Claim, Event
from dragoman.model.modality import Status
from dragoman.model.plain import inner_plain, plain
from dragoman.model.reading import Reading
from dragoman.model.time import Grain, TimeInterval

WIDE = 96
WIDEST = 160
_LONGEST = 320
QUAD_STYLES = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
STATUS_STYLES = {
    Status.PLANNED: "blue",
    Status.ONGOING: "cyan",
    Status.POSSIBLE: "magenta",
    Status.DENIED: "red",
    Status.NEGATED: "red",
    Status.CANCELLED: "red",
    Status.DISPUTED: "yellow",
}
_WHEN, _WHAT, _STATUS = 15, 15, 9
UNKNOWN = "—"
INFERRED = ", inferred"  # after the country of a party that the words of the act do not name
_SAYS = "says"
_HEADINGS = ("When", "Who → whom", "What", "Where", "Status", "Who says so")


def article(reading: Reading, *, width: int, marks: bool) -> RenderableType:
    """`marks` puts asterisks around the trigger, for where it cannot be shown by its style."""
    wide = width >= WIDE
    parts: list[RenderableType] = [_head(reading)]
    if not reading.events:
        parts.append(Text("no events found", style="dim"))
    elif wide:
        parts.append(_grid([Text(heading, style="dim") for heading in _HEADINGS], width=min(width, WIDEST)))
    for event in reading.events:
        words = _words(event, reading, marks=marks)
        if wide:
            cells = _cells(event, room=_parties_width(min(width, WIDEST)))
            parts += [_grid(cells, width=min(width, WIDEST)), Padding(words, (0, 2, 1, _WHEN + 2))]
        else:
            parts += [*_stack(event, room=width - 2), Padding(words, (0, 0, 1, 2))]
    return Group(*parts, Text(""))


def _head(reading: Reading) -> Text:
    document = reading.document
    head = Text(plain(document.title or document.name), style="bold")
    known = document.published.isoformat() if document.published else "undated"
    if document.published_why:
        known += f" ({plain(document.published_why)})"
    many = f"{len(reading.events)} event{'' if len(reading.events) == 1 else 's'}"
    facts = [plain(document.name), known, plain(document.outlet or ""), many]
    head.append("\n" + " · ".join(fact for fact in facts if fact) + "\n", style="not bold dim")
    return head


def _grid(cells: Sequence[Text], *, width: int) -> Table:
    """One row whose columns have the same widths in every row of the article."""
    rest = width - _WHEN - _WHAT - _STATUS - 10
    parties, where = _parties_width(width), rest * 23 // 100
    grid = Table.grid(padding=(0, 2, 0, 0))
    for size in (_WHEN, parties, _WHAT, where, _STATUS, rest - parties - where):
        grid.add_column(width=size, overflow="fold")
    grid.add_row(*cells)
    return grid


def _parties_width(width: int) -> int:
    return (width - _WHEN - _WHAT - _STATUS - 10) * 48 // 100


def _cells(event: Event, *, room: int) -> list[Text]:
    """`room` is the width that the parties have before they take a line for each side."""
    return [
        Text(when(event.date), style="bold"),
        _parties(event, room=room),
        _what(event),
        Text(_where(event)),
        Text(event.status.value, style=STATUS_STYLES.get(event.status, "")),
        Text(_said(event) or "the article", style="" if event.voices else "dim"),
    ]


def _stack(event: Event, *, room: int) -> Iterator[Text]:
    """The same for a narrow terminal: one thing below the other."""
    day, parties, what, where, status, said = _cells(event, room=room)
    yield Text("  ").join([day, what, status])
    yield Text("  ") + parties
    if event.place:
        yield Text("  in ") + where
    if event.voices:
        yield Text("  ") + said


def when(interval: TimeInterval | None) -> str:
    """As short as its grain allows: 2022, 2022-02, 2022-09-07, 2022-09-15 – 16."""
    if interval is None:
        return UNKNOWN
    first, last = interval.first.isoformat(), interval.last.isoformat()
    if first == last:
        return first
    if interval.grain is Grain.YEAR and first[:4] == last[:4]:
        return first[:4]
    if interval.grain is Grain.MONTH and first[:7] == last[:7]:
        return first[:7]
    return f"{first} – {_rest(interval.first, interval.last)}"


def _rest(first: date, last: date) -> str:
    if first.year != last.year:
        return last.isoformat()
    return f"{last.day:02d}" if first.month == last.month else last.isoformat()[5:]


def _parties(event: Event, *, room: int) -> Text:
    between = " ⇄ " if event.reciprocal else ", "
    line = Text(between).join(_party(party) for party in event.actors) if event.actors else Text(UNKNOWN)
    if not event.recipients:
        return line
    others = Text(", ").join(_party(party) for party in event.recipients)
    gap = " " if line.cell_len + others.cell_len + 3 <= room else "\n"
    return line + Text(f"{gap}→ ") + others


def _party(party: ActorMention) -> Text:
    shown = Text(plain(party.name or party.text))
    if party.country and party.country != "XXX":
        shown.append(f" ({party.country}{INFERRED if party.inferred else ''})", style="dim")
    return shown


def _what(event: Event) -> Text:
    what = Text(event.type.category, style=QUAD_STYLES.get(event.quad, ""))
    if event.type.modes:
        what.append(" " + ", ".join(event.type.modes), style="dim")
    return what


def _where(event: Event) -> str:
    if event.place is None or event.place.place is None:
        return UNKNOWN
    place = event.place.place
    return f"{plain(place.name)}, {place.country}" if place.country and place.kind != "country" else plain(place.name)


def _said(event: Event) -> str:
    """Sources; only a stance that is more than saying so is named."""
    return "; ".join(
        f"{plain(voice.name)}{'' if voice.stance == _SAYS else f' ({voice.stance})'}" for voice in event.voices
    )


def _words(event: Event, reading: Reading, *, marks: bool) -> Text:
    """The sentence of the first claim with its trigger, and how often the act is told besides."""
    words = marked(*_around(event.claims[0], reading), marks=marks)
    if len(event.claims) > 1:
        words.append(f"  (and {len(event.claims) - 1} more)", style="dim italic")
    return words


def marked(before: str, trigger: str, after: str, *, marks: bool) -> Text:
    """Words with the trigger set off."""
    mark = "*" if marks else ""
    return Text.assemble((before, "dim"), (f"{mark}{trigger}{mark}", "bold underline"), (after, "dim"))


def _around(claim: Claim, reading: Reading) -> tuple[str, str, str]:
    text, trigger = reading.document.text, claim.trigger
    whole = reading.sentences[claim.sentence].span if claim.sentence < len(reading.sentences) else claim.evidence.span
    before = text[min(whole.start, trigger.start) : trigger.start]
    return shortened(before, trigger.of(text), text[trigger.end : max(whole.end, trigger.end)])


def shortened(before: str, trigger: str, after: str) -> tuple[str, str, str]:
    """Plain words around a trigger: at most some 320 characters in all."""
    before = inner_plain(before).lstrip()
    middle = plain(trigger[:_LONGEST])
    after = inner_plain(after).rstrip()
    room = max(_LONGEST - len(middle), 0)
    left = max(room // 2, room - len(after))
    right = room - min(len(before), left)
    before = "…" + before[len(before) - left :] if len(before) > left else before
    after = after[:right] + "…" if len(after) > right else after
    return before, middle, after
