"""An event on the terminal, for a person to judge."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.model.plain import inner_plain, plain
from dragoman.review.item import Item, Party, Telling

_TELLINGS = 6
_LONGEST = 600
_NO_TEXT = "the record keeps no text"


def card(item: Item, *, place: str, marks: bool) -> RenderableType:
    """`place` is where it stands in the sample; `marks` puts asterisks around triggers where styles do not show."""
    head = Text.assemble((f"{place}  ", "dim"), (plain(item.type), "bold"))
    head.append(f" {', '.join(map(plain, item.modes))}" if item.modes else "")
    head.append(f" · {plain(item.status)} · confidence {item.confidence:.2f}", style="dim")
    lines: list[RenderableType] = [head, *(Text(f"  {name:<11}{value}") for name, value in _facts(item))]
    for number, telling in enumerate(item.tellings[:_TELLINGS], start=1):
        lines.append(Padding(_words(telling, number, marks=marks), (0, 2, 0, 2)))
    if len(item.tellings) > _TELLINGS:
        lines.append(Text(f"  and {len(item.tellings) - _TELLINGS} more", style="dim italic"))
    return Group(*lines, Text(""))


def one_line(item: Item) -> str:
    """As a candidate in a list."""
    day = item.date[0] if item.date else "undated"
    told = item.tellings[0].words if item.tellings else None
    words = f": {_shortened(plain(''.join(told)), 100)}" if told else ""
    return f"{day} {plain(item.type)} {parties(item.actors)} → {parties(item.recipients)}{words}"


def parties(side: Sequence[Party]) -> str:
    return ", ".join(f"{plain(party.name)} ({plain(party.country)})" for party in side) or "—"


def _facts(item: Item) -> list[tuple[str, str]]:
    if item.reciprocal and not item.recipients:
        facts = [("together", parties(item.actors))]
    else:
        facts = [("actors", parties(item.actors)), ("recipients", parties(item.recipients))]
    when = " – ".join(dict.fromkeys(item.date)) if item.date else "—"
    facts += [("when", when), ("where", plain(item.place) if item.place else "—")]
    return [*facts, ("says", "; ".join(map(plain, item.voices)) or "the article")]


def _words(telling: Telling, number: int, *, marks: bool) -> Text:
    about = " · ".join(plain(part) for part in (telling.doc, telling.published or "", telling.status) if part)
    line = Text.assemble((f"{number}. ", "dim"))
    if telling.words is None or telling.around is None:
        line.append(_NO_TEXT, style="dim italic")
    else:
        before, trigger, after = telling.words
        lead, trail = telling.around
        mark = "*" if marks else ""
        line.append(inner_plain(lead).lstrip(), style="dim")
        line.append(_shortened(inner_plain(before), _LONGEST))
        line.append(f"{mark}{plain(trigger)}{mark}", style="bold underline")
        line.append(_shortened(inner_plain(after), _LONGEST))
        line.append(inner_plain(trail).rstrip(), style="dim")
    return line.append(f"  [{about}]", style="dim")


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
