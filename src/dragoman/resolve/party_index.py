"""Which party a token speaks of, and how the article words that party best."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model.actor import ActorMention

NOUN, PEOPLE = "noun", "demonym"  # in why: a noun that names no role, and a people's name
TOWN = "noun:place"  # why: the name of a town or part of a state
_OTHERWISE = ("description", "pronoun", "relative")


def _fullness(party: ActorMention) -> tuple[bool, bool, int]:
    """Which wording stands for a chain: one with a name before one without, a state's own name before its capital's,
    then the longest."""
    own = party.actor is not None and is_state(party) and party.actor.name in party.text
    return "name" in party.why, own, len(party.text)


def _by_name(told: list[ActorMention]) -> list[ActorMention]:
    """Of the wordings of one state those with its own name, else with its capital's, else all."""
    named = [one for one in told if not one.why.startswith(_OTHERWISE)] or told
    return [one for one in named if one.actor is not None and one.actor.name in one.text] or named


def is_state(party: ActorMention) -> bool:
    """Whether it is a state itself, by name."""
    return party.actor is not None and party.actor.kind == "state"


class PartyIndex:
    """Finds the party that a token speaks of."""

    def __init__(self, parties: Sequence[ActorMention]) -> None:
        self._heads = {(party.sentence, party.head): party for party in parties}
        self._covering: dict[tuple[int, int], ActorMention] = {}
        for party in sorted(parties, key=lambda one: one.first - one.end):
            for token in range(party.first, party.end):
                self._covering[(party.sentence, token)] = party
        self._chains: dict[int, ActorMention] = {}
        self._inside: dict[int, list[ActorMention]] = {}
        named: dict[str, list[ActorMention]] = {}
        for party in parties:
            if is_state(party):
                named.setdefault(party.country, []).append(party)
            self._inside.setdefault(party.sentence, []).append(party)
            known = self._chains.get(party.chain)
            if known is None or _fullness(party) > _fullness(known):
                self._chains[party.chain] = party
        self._states = {country: _by_name(told) for country, told in named.items()}

    def inside(self, sentence: int) -> tuple[ActorMention, ...]:
        """The parties of a sentence, in text order."""
        return tuple(self._inside.get(sentence, ()))

    def named_in(self, parties: Iterable[ActorMention]) -> frozenset[int]:
        """The chains of those whom the words for others name: whose envoys these are."""
        return frozenset(
            one.chain
            for party in parties
            for one in self._inside.get(party.sentence, ())
            if one is not party and party.span.covers(one.span)
        )

    def at(self, sentence: int, token: int) -> tuple[ActorMention, ...]:
        """The party whose head this is, else the shortest that covers it; a plural gives those it stands for."""
        party = self._heads.get((sentence, token)) or self._covering.get((sentence, token))
        if party is None:
            return ()
        if not party.plural_of:
            return (party,)
        near = {one.chain: one for one in self.inside(sentence) if one is not party and party.span.covers(one.span)}
        members = (near.get(chain) or self._chains.get(chain) for chain in party.plural_of)
        return tuple(replace(one, why=one.why.removeprefix(f"{NOUN}:")) for one in members if one is not None) or (
            party,
        )

    def fullest(self, party: ActorMention) -> ActorMention | None:
        """The fullest wording that the article has for a party."""
        return self._chains.get(party.chain)

    def state(self, country: str, sentence: int) -> ActorMention | None:
        """The words that name a state, those nearest to a sentence: its own name, else its capital's, else "it"; those
        of a dateline, "Port Sel, Rohan, May 4", only where no others do."""
        named = self._states.get(country, ())
        return min(
            named,
            key=lambda one: ("," in one.text, abs(one.sentence - sentence), one.sentence, one.first),
            default=None,
        )

    def chains_at(self, sentence: int, token: int) -> frozenset[int]:
        """The chains of the parties that a token speaks of."""
        return frozenset(party.chain for party in self.at(sentence, token))
