"""The two sides of an act: which parties did it, and to whom, where the words leave a side open too."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dragoman.knowledge.codebook import (
    completed_types,
    provoking_types,
    recalled_types,
    replying_types,
    retold_types,
    types_listed,
    verbal_types,
)
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import ActorMention
from dragoman.model.event import Argument, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.model.time import TimeExpression
from dragoman.resolve.other_side import UNKNOWN, OtherSide, is_told
from dragoman.resolve.party_index import PartyIndex, is_state
from dragoman.resolve.party_words import NOUN, PartyWords
from dragoman.resolve.placing import WHERE

LIKELY = 0.5  # score of a part that is no weak guess
SPARE_ABOVE = 0.1
STATE = "GOV"
STEM = 5  # letters that a deed and its verb share: "execution", "execute"
DEED = "deed"  # the slot of the deed that words of blame are about
BLOW, BACK = "ASSAULT", 1  # the type of what "the attack" takes up again, and sentences back where the last of them is
SPARED = "spared"  # the slot of those whom a deed that the act is about was done to
ANSWERED = 2  # sentences back in which it stands what is answered
TOLD = 0.5  # probability from which its word counts where only the speaker is a party
SURE = 0.95  # probability from which the event model's word makes a party of a noun that names no role

Parties = tuple[ActorMention, ...]


class Sides:
    """Finds the parties of the acts of one article."""

    def __init__(
        self,
        parses: Sequence[Parse],
        mentions: Sequence[EventMention],
        index: PartyIndex,
        times: Mapping[int, Sequence[TimeExpression]],
    ) -> None:
        self.parses, self.index, self.words = parses, index, PartyWords(parses, times)
        self.other = OtherSide(parses, index, self.words)
        self.verbal, self.completed = verbal_types(), completed_types()
        self.gathered = types_listed("gathered", WHERE)
        self.replying, self.provoking, self.recalled = replying_types(), provoking_types(), recalled_types()
        self.acts: dict[tuple[int, int], EventMention] = {}
        for mention in mentions:  # of a word's types the first: the frame's
            self.acts.setdefault((mention.sentence, mention.token), mention)
        self.blows = [act for act in self.acts.values() if act.type.category == BLOW]
        self.near: dict[int, list[EventMention]] = {}  # by sentence the acts, in text order
        self.alike: dict[str, list[EventMention]] = {}  # by how their words begin
        for (sentence, _), act in sorted(self.acts.items()):
            self.near.setdefault(sentence, []).append(act)
            self.alike.setdefault(self._stem(act), []).append(act)
        self.nominals = load_nominals()

    def of(self, mention: EventMention) -> tuple[Parties, Parties]:
        """Actors and recipients; of a reciprocal act all are actors."""
        actors = self._slot(mention, "actor", ())
        verbal = mention.type.category in self.verbal
        if not actors and mention.sources and verbal and not self.passive(mention):
            speaker = mention.sources[-1]
            spoke = self._parties(Argument("actor", speaker.sentence, speaker.token, "speaker"))
            actors = self._others(mention, spoke) or spoke
        spared = self._spared(mention)
        recipients = self._slot(mention, "recipient", (*actors, *spared))
        if mention.type.category in self.recalled:
            recipients = self._where_posted(recipients, actors)
        if spared and not recipients:
            recipients = self._doers(mention, actors, spared)
        elif actors and not recipients and self.blows and any(one.slot == DEED for one in mention.arguments):
            recipients = self._strikers(mention)
        elif actors and not recipients and mention.type.category in self.completed and not self._is_for_all(mention):
            together = mention.reciprocal or len({party.country for party in actors}) > 1
            several = together and (len({party.chain for party in actors}) > 1 or self._several(actors[0], mention))
            recipients = () if several else self._untold(mention, actors)
        if recipients and not actors and verbal and not self._is_modal(mention):
            actors = self.other.nearest(mention, (*recipients, *spared))
        if mention.reciprocal:
            everybody = (*actors, *recipients)
            return _without_own_states(everybody, everybody), ()
        return actors, _without_own_states(tuple(one for one in recipients if not self._acts_for(one, actors)), actors)

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

    def _spared(self, mention: EventMention) -> Parties:
        """Whom the deed was done to that the act is about."""
        tokens = [one.token for one in mention.arguments if one.slot == SPARED]
        return tuple(party for token in tokens for party in self.index.at(mention.sentence, token))

    def _doers(self, mention: EventMention, actors: Parties, spared: Parties) -> Parties:
        """Who did the deed that the act is about: as this or another sentence of the article tells it, else the nearest
        that may have power over others."""
        heads, lemmas = self.parses[mention.sentence].heads, self.parses[mention.sentence].lemmas
        told = {heads[one.token] for one in mention.arguments if one.slot == SPARED and heads[one.token] >= 0}
        stems = {lemmas[deed][:STEM].lower() for deed in told}
        alike = [act for stem in sorted(stems) for act in self.alike.get(stem, ())]
        for deed in sorted(alike, key=lambda one: abs(one.sentence - mention.sentence)):
            doers = self._slot(deed, "actor", (*actors, *spared))
            if doers:
                return doers
        struck = {party.country for party in spared if party.sector == STATE}
        near = self.other.nearest(mention, (*actors, *spared), sectors=self.nominals.words["powers"]) if actors else ()
        return tuple(party for party in near if party.country not in struck)

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
        answered = self._answered(mention, actors, taken_up=True) if replies else ()
        near = answered or self.other.nearest(mention, actors)
        own = {party.country for party in actors}
        homely = self.nominals.words["homely"]
        foreign = any(party.country not in own for party in near) or all(party.sector in homely for party in actors)
        if not replies or foreign or self._is_told_whose(mention):
            return near
        return self._answered(mention, actors, taken_up=False) or near

    def _answered(self, mention: EventMention, actors: Parties, *, taken_up: bool) -> Parties:
        """Who of another state has just done what the words take up, "made an offer", "rejected the **offer**", or
        anything against the speaker's state; the latest."""
        own = {party.country for party in actors}
        stems = {stem for stem in self._stems(mention) if len(stem) == STEM} if taken_up else set()
        if UNKNOWN in own or (taken_up and not stems):
            return ()
        for act in self._before(mention, ANSWERED):
            if taken_up != (self._stem(act) in stems):
                continue
            doers = self._slot(act, "actor", ())
            countries = {party.country for party in doers}
            if not doers or UNKNOWN in countries or not own.isdisjoint(countries):
                continue
            against = act.type.category in self.provoking
            met = {party.country for party in self._slot(act, "recipient", doers)} if against else set()
            if taken_up or not own.isdisjoint(met):
                return doers
        return ()

    def _before(self, mention: EventMention, back: int) -> Iterator[EventMention]:
        """The acts told before this one, up to so many sentences back, the latest first."""
        for sentence in range(mention.sentence, mention.sentence - back - 1, -1):
            for act in reversed(self.near.get(sentence, ())):
                if (act.sentence, act.token) < (mention.sentence, mention.token):
                    yield act

    def _is_told_whose(self, mention: EventMention) -> bool:
        """Whether words before the thing that is answered tell whose it is: "denied **opposition** charges"."""
        parse, labels = self.parses[mention.sentence], self.nominals.labels
        rows = [(head, "" if parse.upos[at] == "PRON" else parse.deprels[at]) for at, head in enumerate(parse.heads)]
        things = {at for at, (head, label) in enumerate(rows) if head == mention.token and label in labels["object"]}
        return any(head in things and label in labels["belonging"] for head, label in rows)

    def _stems(self, mention: EventMention) -> list[str]:
        """How the things begin that the words are about: "rejected the **accus**ation"."""
        parse, labels = self.parses[mention.sentence], self.nominals.labels
        below = zip(parse.heads, parse.deprels, parse.lemmas, strict=True)
        return [
            lemma[:STEM].lower() for head, label, lemma in below if head == mention.token and label in labels["object"]
        ]

    def _strikers(self, mention: EventMention) -> Parties:
        """Who did the deed that "the attack" takes up again: the last attack just told of, else the article's first."""
        near = (one for one in self._before(mention, BACK) if one.type.category == BLOW)
        doers = (self._slot(one, "actor", ()) for one in near)
        told = next((found for found in doers if found), ())
        first, strikers = self._first_blow
        return told or (strikers if first <= mention.trigger.start else ())

    @cached_property
    def _first_blow(self) -> tuple[int, Parties]:
        """Where the article's first attack is told of whose doers are known, and these."""
        for one in sorted(self.blows, key=lambda act: act.trigger):
            doers = self._slot(one, "actor", ())
            if doers:
                return one.trigger.end, doers
        return 0, ()

    def _stem(self, mention: EventMention) -> str:
        return self.parses[mention.sentence].lemmas[mention.token][:STEM].lower()

    def _slot(self, mention: EventMention, slot: str, taken: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """The parties that fill a slot; spare arguments count only where the others are no parties."""
        arguments = [argument for argument in mention.arguments if argument.slot == slot]
        for least in (SPARE_ABOVE, 0.0):
            seen = {party.chain for party in taken}
            out: list[ActorMention] = []
            for argument in arguments:
                for party in self._parties(argument) if argument.score > least else ():
                    if self._keeps_order(party, argument, mention):
                        continue
                    if party.chain not in seen and not is_told(party, taken) and not party.span.covers(mention.trigger):
                        seen.add(party.chain)
                        out.append(party)
            out = [party for party in out if not self._tells_whose(party, (*taken, *out))]
            if out:
                return _outermost(out)
        return () if mention.reciprocal else self._owners(arguments, taken)

    def _tells_whose(self, party: ActorMention, others: Sequence[ActorMention]) -> bool:
        """Whether it only says behind one of the others whose they are: "with troops from **Rohan**"."""
        parse = self.parses[party.sentence]
        behind = self.words.names_state(party) and parse.deprels[party.head] in self.nominals.labels["complement"]
        return behind and any(
            (one.sentence, one.head, one.country) == (party.sentence, parse.heads[party.head], party.country)
            for one in others
        )

    def _owners(self, arguments: Sequence[Argument], taken: Sequence[ActorMention]) -> Parties:
        """The states or groups whose the things are that fill a slot: "killed by Iranian missiles"."""
        out: dict[int, ActorMention] = {}
        for argument in arguments:
            parse = self.parses[argument.sentence]
            for token, (head, label) in enumerate(zip(parse.heads, parse.deprels, strict=True)):
                belongs = head == argument.token and label in self.nominals.labels["belonging"]
                if belongs or token == argument.token:
                    for party in self.index.at(argument.sentence, token):
                        if party.head == token and self.words.names_owner(party) and not is_told(party, taken):
                            out.setdefault(party.chain, party)
        return tuple(out.values())

    def _parties(self, argument: Argument) -> tuple[ActorMention, ...]:
        """The parties at a token. A noun without a role is one only where the event model is sure; a time never is."""
        sure = argument.path == MODEL and argument.score >= SURE
        return tuple(
            party
            for party in self.index.at(argument.sentence, argument.token)
            if (sure or not self.words.is_thing(party)) and not self.words.is_time(party)
        )

    def _keeps_order(self, party: ActorMention, argument: Argument, mention: EventMention) -> bool:
        """Whether only a weak guess of the event model takes soldiers or police for those who protest: "the **army**
        rose after months of protests"."""
        guessed = argument.slot == "actor" and argument.path == MODEL and argument.score < LIKELY
        return guessed and mention.type.category in self.gathered and party.sector in self.nominals.words["order"]

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


def _outermost(parties: Sequence[ActorMention]) -> Parties:
    """Without those of the same country inside the phrase of another: "scores of **nationals**"."""
    return tuple(
        party
        for party in parties
        if not any(
            other.country == party.country and other.span != party.span and other.span.covers(party.span)
            for other in parties
        )
    )
