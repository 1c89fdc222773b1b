"""Whom a pronoun means where it stands: who does something to it, speaks of it or is named beside is not meant."""

from collections.abc import Mapping
from dataclasses import replace

from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.party_words import RELATIVE
from dragoman.resolve.referring import Referents, doers, hosts, quoted, spoken_for

_REACH = 3  # sentences in which another state's person is as near as an own one
_WHOSE = frozenset({"state", "people", "body"})  # kinds that tell whose somebody is, and are not meant by "it" then


class Pronouns:
    """Asks what the article has told so far; `by_head` holds the mentions of the sentence."""

    def __init__(self, referents: Referents, chains: Chains, nominals: Nominals) -> None:
        self.referents, self.chains, self.nominals = referents, chains, nominals

    def meant(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> Entry | None:
        """The party that a personal pronoun takes up."""
        word = parse.words[phrase.head].lower()
        client = by_head.get(spoken_for(parse, phrase.head, self.nominals))
        if client is not None and not client.plural_of:
            return self.chains.entries[client.chain]
        here = [by_head[head] for head in self._apart(parse, phrase, by_head) if head in by_head]
        other = frozenset(chain for one in here for chain in (one.chain, *one.plural_of))
        inside = {one.chain for one in by_head.values() for whole in here if whole.span.covers(one.span)}
        other |= {chain for chain in inside if self.chains.entries[chain].kind in _WHOSE}  # "the **US** government"
        return self.referents.pronoun(word, phrase.sentence, other | self._at_home(parse, phrase, by_head))

    def _apart(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> list[int]:
        """The heads of those whom the pronoun's place leaves out."""
        labels, reflexive = self.nominals.labels, self.nominals.pronouns["reflexive"]
        above, itself = parse.heads[phrase.head], parse.words[phrase.head].lower() in reflexive
        counted = above if above >= 0 and parse.upos[above] == "NUM" else phrase.head  # "arrested eleven **of them**"
        apart = quoted(parse, phrase.head, self.nominals)
        if not itself:
            apart += doers(parse, counted, self.nominals)
            if above >= 0 and parse.deprels[above] in labels["relative"]:
                apart.append(parse.heads[above])  # "the envoy, with whom **he** talked"
        beside = [at for at in by_head if parse.deprels[at] in labels["apposition"]]
        return apart + [at for at in beside if parse.heads[at] in apart]  # "her host, **Ada Roe**, welcomed her"

    def relative(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
        """ "who", "which": the noun that the relative clause hangs from."""
        relative = self.nominals.labels["relative"]
        clause = next((at for at in parse.upward(phrase.head) if parse.deprels[at] in relative), None)
        known = by_head.get(parse.heads[clause]) if clause is not None else None
        if known is None:
            return None
        return replace(known, head=phrase.head, first=phrase.first, end=phrase.end, why=RELATIVE)

    def _at_home(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> frozenset[int]:
        """The people of whoever meets somebody, where one of another state was named as lately: a premier rather
        receives another's king than his own."""
        meeting = [by_head[head] for head in hosts(parse, phrase.head, self.nominals) if head in by_head]
        states = {self.chains.told(one.chain) for one in meeting} - {None}
        if len(states) != 1:
            return frozenset()
        persons = [one for one in self.chains.entries if one.kind == "person" and one.moved is None]
        near = [one for one in persons if 0 <= phrase.sentence - one.sentence <= _REACH]
        own = frozenset(one.chain for one in near if self.chains.told(one.chain) in states)
        return own if any(self.chains.told(one.chain) not in {*states, None} for one in near) else frozenset()
