"""Actors: who acts in world affairs, and how a text speaks of them."""

from dataclasses import dataclass
from datetime import date

from dragoman.model.text import Span

UNKNOWN = "XXX"  # the country of a party whose state nothing tells
COMPLETED = "+completed"  # ends the `why` of a party taken from near by, because the act's words leave a side open
FOCUS = "+focus-country"  # ends that of a party whose state nothing tells but the article around it


def is_inferred(why: str) -> bool:
    """Whether a party's reason says that the text around its act tells it."""
    return why.endswith(COMPLETED)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from `first` to `last` (None: open or unknown). `office` is an office id such as
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister"; `title` is for display."""

    office: str
    title: str
    country: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor of the knowledge tables. `id` is its Wikidata id where the source gives one, else a stable slug.
    `kind` is state, person, body, organisation, party, group, people, company or outlet. `country` is ISO 3166-1
    alpha-3, an international body's own acronym (sector IGO), WEST, or XXX. `sectors` are PLOVER sector codes,
    the main one first."""

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that may be a party. `head` is the token index of its head in sentence `sentence`; `first` and
    `end` are its token range there. `country` and `sector` hold also where no named actor is known ("Iranian
    officials": actor None, country IRN, sector GOV). `why` is a reason code such as "exact-name", "office-on-date",
    "title-name", "demonym-role", "pronoun", "focus-country", "ambiguous:2", "unknown". `chain` numbers the mentions
    of one actor inside the document. `plural_of` are the chains that a plural ("the two leaders") stands for.
    `name` is the full name if text or table gives one, `office` the office id or title held on the date."""

    span: Span
    sentence: int
    head: int
    first: int
    end: int
    text: str
    actor: Actor | None
    country: str
    sector: str
    why: str
    chain: int
    name: str | None = None
    office: str | None = None
    plural_of: tuple[int, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the words of the act leave its side open, and the text around them tells it."""
        return is_inferred(self.why)
