"""The two sides of an act: which parties did it, and to whom, where the words leave a side open too."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.codebook import (
    WHERE,
    completed_types,
    recalled_types,
    replying_types,
    retold_types,
    types_listed,
    verbal_types,
)
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import DEED, SPARED, Argument, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.model.time import TimeExpression
from dragoman.resolve.deeds import Deeds
from dragoman.resolve.other_side import OtherSide
from dragoman.resolve.party_index import NOUN, TOWN, PartyIndex, is_state
from dragoman.resolve.party_words import PartyWords
from dragoman.resolve.slots import SPARE_ABOVE, Parties, Slots

VISIT = "visit"  # a mode
TOLD = 0.5  # probability from which the event model's word counts where only the speaker is a party


class Sides:
    """Finds the parties of the acts of one article."""

    def __init__(
        self,
        parses: Sequence[Parse],
        mentions: Sequence[EventMention],
        index: PartyIndex,
        times: Mapping[int, Sequence[TimeExpression]],
        *,
        focus: str | None = None,
    ) -> None:
        self.parses, self.index, self.words = parses, index, PartyWords(parses, times)
        self.other = OtherSide(parses, index, self.words, focus=focus)
        self.slots = Slots(parses, index, self.words)
        self.deeds = Deeds(parses, mentions, slots=self.slots, other=self.other)
        self.verbal, self.completed = verbal_types(), completed_types()
        self.struck = types_listed("struck", WHERE)
        self.replying, self.recalled = replying_types(), recalled_types()
        self.nominals = load_nominals()

    def of(self, mention: EventMention) -> tuple[Parties, Parties]:
        """Actors and recipients; of a reciprocal act all are actors."""
        actors = self.slots.filled(mention, "actor", ())
        verbal = mention.type.category in self.verbal
        if not actors and mention.sources and verbal and not self.passive(mention):
            speaker = mention.sources[-1]
            spoke = self.slots.at(Argument("actor", speaker.sentence, speaker.token, "speaker"))
            actors = self._others(mention, spoke) or spoke
        spared = self._spared(mention)
        recipients = self.slots.filled(mention, "recipient", (*actors, *spared))
        if mention.type.category in self.replying:
            recipients = tuple(party for party in recipients if not self._is_cleared(party, actors))
        called_home = False  # an envoy, and nothing tells from where: not from his own state
        if mention.type.category in self.recalled:
            envoys, recipients = recipients, self._where_posted(recipients, actors)
            called_home = bool(envoys) and not recipients
        if not recipients and not spared:
            recipients = self._towns(mention)
            own = {party.country for party in actors}
            if VISIT in mention.type.modes and recipients and all(party.country in own for party in recipients):
                return actors, ()
            if mention.type.category not in self.struck:
                recipients = tuple(party for party in recipients if actors and party.country not in own)
        if actors and not (recipients or spared) and any(one.slot == DEED for one in mention.arguments):
            recipients = self.deeds.strikers(mention, actors)
        if spared and not recipients:
            recipients = self.deeds.doers(mention, actors, spared)
        elif actors and not recipients and mention.type.category in self.completed and not self._is_for_all(mention):
            together = mention.reciprocal or len({party.country for party in actors}) > 1
            several = together and (len({party.chain for party in actors}) > 1 or self._several(actors[0], mention))
            recipients = () if several else self._untold(mention, actors)
            if called_home:
                recipients = tuple(one for one in recipients if all(one.country != own.country for own in actors))
        if recipients and not actors and verbal and not self._is_modal(mention):
            actors = self.other.nearest(mention, (*recipients, *spared))
        if mention.reciprocal:
            everybody = (*actors, *recipients)
            return _without_own_states(everybody, everybody), ()
        return actors, _without_own_states(tuple(one for one in recipients if not self._acts_for(one, actors)), actors)

    def _towns(self, mention: EventMention) -> Parties:
        """The towns to which it is done, which tell the state: "visited **Edoras**", "the siege of **Helm's Deep**"."""
        tokens = [one.token for one in mention.arguments if one.slot == "recipient" and one.score > SPARE_ABOVE]
        towns = (party for token in tokens for party in self.index.at(mention.sentence, token))
        return tuple(party for party in towns if party.why == TOWN and party.country != UNKNOWN)

    def _is_cleared(self, party: ActorMention, actors: Parties) -> bool:
        """Whether it is one of the actor's own who did what is denied: "denied that **its** army had crossed"."""
        subject = self.parses[party.sentence].deprels[party.head] in self.nominals.labels["subject"]
        return subject and self.other.is_own(party, actors)

    def _acts_for(self, party: ActorMention, actors: Parties) -> bool:
        """Whether it is the state in whose name one of its own speaks: "the king said that **Gondor** is ready"."""
        subject = self.parses[party.sentence].deprels[party.head] in self.nominals.labels["subject"]
        told = subject and is_state(party) and not party.inferred
        return told and any(_is_person_of(one, party.country) or self._is_body_of(one, party) for one in actors)

    def _is_body_of(self, party: ActorMention, state: ActorMention) -> bool:
        """Whether it is one of the state's own bodies: its mission, its ministry."""
        return party.country == state.country and party.sector in self.nominals.words["bodies"]

    def _others(self, mention: EventMention, speakers: Parties) -> Parties:
        """Who does it besides the speakers, though a noun without a role tells it: "she said the drivers oppose it"."""
        heard = [one for one in mention.arguments if one.slot == "actor" and one.path == MODEL and one.score >= TOLD]
        taken = {party.chain for party in speakers}
        out: dict[int, ActorMention] = {}
        for party in (party for one in heard for party in self.index.at(mention.sentence, one.token)):
            known = party.why.startswith(NOUN) and party.country != UNKNOWN
            if known and party.chain not in taken and not self.words.is_time(party):
                out.setdefault(party.chain, party)
        return tuple(out.values())

    def _is_for_all(self, mention: EventMention) -> bool:
        """Whether it is done to all the world, who are no party: "the world must act"."""
        lemmas, everybody = self.parses[mention.sentence].lemmas, self.nominals.words["everybody"]
        return any(lemmas[one.token].lower() in everybody for one in mention.arguments if one.slot == "recipient")

    def passive(self, mention: EventMention) -> bool:
        """Whether the act is told by a verb in the passive: who speaks of it is not known to have done it."""
        parse = self.parses[mention.sentence]
        return any(
            head == mention.token and label in self.nominals.labels["passive"]
            for head, label in zip(parse.heads, parse.deprels, strict=True)
        )

    def retold(self, mention: EventMention) -> bool:
        """Whether the saying that is the act is told of afterwards: "the king said he had asked Rohan for help"."""
        parse, labels = self.parses[mention.sentence], self.nominals.labels
        if parse.xpos[mention.token] not in labels["bygone"] or mention.type.category not in retold_types():
            return False
        return any(
            h == mention.token and d in labels["subject"] for h, d in zip(parse.heads, parse.deprels, strict=True)
        )

    def _is_modal(self, mention: EventMention) -> bool:
        """Whether only "must" or "should" asks for it: where nobody says so, the article itself does."""
        return self.parses[mention.sentence].xpos[mention.token] in self.nominals.labels["modal"]

    def _where_posted(self, parties: Parties, actors: Parties) -> Parties:
        """For an actor's own envoy or embassy the state where it serves: "recalled its ambassador to **Rohan**"."""
        own, labels, words = {party.country for party in actors}, self.nominals.labels, self.nominals.words
        out: list[ActorMention] = []
        for party in parties:
            if party.country not in own or not self.words.is_posted(party):
                out.append(party)
                continue
            parse = self.parses[party.sentence]
            verb = parse.heads[party.head]
            for token, (head, label) in enumerate(zip(parse.heads, parse.deprels, strict=True)):
                behind = (head == party.head and label in labels["complement"]) or (
                    head == verb and label in labels["oblique"] and token > party.head
                )
                marks = {parse.words[at].lower() for at, above in enumerate(parse.heads) if above == token}
                if behind and not marks.isdisjoint(words["postings"]):
                    out += [one for one in self.index.at(party.sentence, token) if one.country not in {*own, UNKNOWN}]
        return tuple(out)

    def _untold(self, mention: EventMention, actors: Parties) -> Parties:
        """The other side that no words tell: who did what is taken up, else who is near in the sentence, else who has
        just done something against the speaker's state, else the state itself."""
        replies = mention.type.category in self.replying
        answered = self.deeds.answered(mention, actors, taken_up=True) if replies else ()
        near = answered or self.other.nearest(mention, actors)
        own = {party.country for party in actors}
        homely = self.nominals.words["homely"]
        foreign = any(party.country not in own for party in near) or all(party.sector in homely for party in actors)
        if not replies or foreign or self.deeds.is_told_whose(mention):
            return near
        return self.deeds.answered(mention, actors, taken_up=False) or near

    def _spared(self, mention: EventMention) -> Parties:
        """Whom the deed was done to that the act is about."""
        tokens = [one.token for one in mention.arguments if one.slot == SPARED]
        return tuple(party for token in tokens for party in self.index.at(mention.sentence, token))

    def _several(self, party: ActorMention, mention: EventMention) -> bool:
        """Whether a plural may tell both sides of what they do together: "the two presidents will meet"."""
        parse, labels = self.parses[party.sentence], self.nominals.labels
        subject = parse.deprels[party.head] in labels["subject"]
        return mention.reciprocal and subject and parse.xpos[party.head] in labels["plural"]


def _without_own_states(parties: Parties, beside: Parties) -> Parties:
    """Without the states that one of their own is there for, if others are left: no third party beside the two who
    meet, and not asked beside whom their own leader asks."""
    left = (one for one in parties if not (is_state(one) and any(_is_person_of(him, one.country) for him in beside)))
    return tuple(left) or parties


def _is_person_of(party: ActorMention, country: str) -> bool:
    return party.country == country and party.actor is not None and party.actor.kind == "person"
