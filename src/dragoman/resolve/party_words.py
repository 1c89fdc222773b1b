"""What a party's own words in the article are: a state, a place, a time, a role noun of one of the lists."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.nominals import Nominals, load_nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.model.time import TimeExpression
from dragoman.resolve.party_index import NOUN, is_state

RELATIVE, PRONOUN, ROLE, MEMBER = "relative", "pronoun", "role", "member"
DEMONYM = "noun:demonym"
PLACE, GROUP = "LOC", "group"
ARMY = "MIL"


def is_scene(parse: Parse, token: int, nominals: Nominals) -> bool:
    """Whether the phrase of this head is told as where something takes place: "talks **in Osgiliath**"."""
    markers = (at for at in parse.children()[token] if parse.deprels[at] in nominals.labels["marker"])
    return any(parse.words[at].lower() in nominals.words["scenes"] for at in markers)


class PartyWords:
    """The wordings of the parties of one article; `times` are its time expressions by sentence."""

    def __init__(self, parses: Sequence[Parse], times: Mapping[int, Sequence[TimeExpression]]) -> None:
        self.parses, self.times, self.nominals = parses, times, load_nominals()

    def is_time(self, party: ActorMention) -> bool:
        """Whether its head stands in a time expression."""
        near = self.times.get(party.sentence, ())
        head = self.parses[party.sentence].span(party.head, party.head + 1)
        return any(time.span.covers(head) for time in near)

    def names_state(self, party: ActorMention) -> bool:
        """Whether it is a state by name or by its people's name alone."""
        alone = party.why == DEMONYM and party.end - party.first == 1
        return alone or is_state(party)

    def names_owner(self, party: ActorMention) -> bool:
        """Whether it is a state, or an armed group or movement of the tables, by name: "**Hamas** positions"."""
        return self.names_state(party) or (party.actor is not None and party.actor.kind == GROUP)

    def is_called(self, party: ActorMention, name: str) -> bool:
        """Whether the phrase is a common noun of one of the lists of nominals.yaml."""
        parse = self.parses[party.sentence]
        common = party.why.startswith((ROLE, MEMBER))
        return common and parse.lemmas[party.head].lower() in self.nominals.words[name]

    def is_thing(self, party: ActorMention) -> bool:
        """Whether its noun names no role, or the role of a thing."""
        return party.why.startswith(NOUN) or self.is_called(party, "things")

    def is_weapon(self, party: ActorMention) -> bool:
        """Whether it is an army's thing: a drone, a missile."""
        return party.sector == ARMY and self.is_called(party, "things")

    def is_place(self, party: ActorMention) -> bool:
        """Whether it is read as the name of a place that is no state: "the crowd in **Osgiliath**"."""
        entities = self.parses[party.sentence].entities
        named = any(entity.label == PLACE and entity.first <= party.head < entity.end for entity in entities)
        return named and not self.names_state(party)

    def is_scene(self, party: ActorMention) -> bool:
        """Whether the words before it tell it as where something takes place."""
        return is_scene(self.parses[party.sentence], party.head, self.nominals)

    def is_left(self, party: ActorMention) -> bool:
        """Whether it is only whom a state has left: "60 years of independence from **Rohan**"."""
        parse, marker = self.parses[party.sentence], self.nominals.labels["marker"]
        marks = (at for at in parse.children()[party.head] if parse.deprels[at] in marker and at > 0)
        return any(parse.lemmas[at - 1] in self.nominals.words["leaving"] for at in marks)

    def is_posted(self, party: ActorMention) -> bool:
        """Whether it is an envoy, whom his own state does not summon."""
        lemmas = self.parses[party.sentence].lemmas[party.first : party.end]
        return any(lemma.lower() in self.nominals.words["posted"] for lemma in lemmas)

    def is_outward(self, party: ActorMention) -> bool:
        """Whether it speaks for its state to others: a foreign ministry or minister."""
        lemmas = {lemma.lower() for lemma in self.parses[party.sentence].lemmas[party.first : party.end]}
        return party.office in self.nominals.words["outward"] or not lemmas.isdisjoint(self.nominals.words["outward"])

    def is_beside(self, party: ActorMention, others: Sequence[ActorMention]) -> bool:
        """Whether its words stand in apposition to one of the others: "Eowyn, a **minister**, was denied entry"."""
        parse = self.parses[party.sentence]
        if parse.deprels[party.head] not in self.nominals.labels["apposition"]:
            return False
        return any(one.sentence == party.sentence and one.head == parse.heads[party.head] for one in others)

    def may_be_meant(self, party: ActorMention) -> bool:
        """Whether words that leave a side open may mean this party: none that is named for what or where it is, and no
        place but a state."""
        owner = self.parses[party.sentence].deprels[party.head] in self.nominals.labels["owner"]
        if self.is_thing(party) or party.why.startswith(RELATIVE) or (owner and party.why.startswith(PRONOUN)):
            return False
        named, words = self.parses[party.sentence].lemmas[party.head].lower(), self.nominals.words
        return not self.is_place(party) and named not in words["documents"] and named not in words["matters"]
