"""What one noun phrase says of a party: the value that naming gives and the chains take up."""

from dataclasses import dataclass

from dragoman.model.actor import Actor

Key = tuple[str, str]
SURE, LIKELY, WEAK = 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Named:
    """`keys` are the names that the document may know the party by, surest first; `weight` is what its country's vote
    counts; `titled` where a title tells the sector; `pair` where it stands for two parties named before, `states`
    where for one party of each state ("Turkish and Kazakh leaders"); `generic` where its sector is that of the body
    it belongs to ("a member of the court"); `among` are the states of which it is one ("the West African nation");
    `aliases` are names by which it may be taken up later; `role` is the noun that names its role."""

    keys: tuple[Key, ...]
    kind: str
    why: str
    name: str | None = None
    actor: Actor | None = None
    country: str | None = None
    weight: float = WEAK
    sector: str = ""
    office: str | None = None
    titled: bool = False
    plural: bool = False
    pair: bool = False
    generic: bool = False
    aliases: tuple[Key, ...] = ()
    states: tuple[str, ...] = ()
    role: str = ""
    among: frozenset[str] = frozenset()
