"""The other side of an act, where the words name one side only."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import WHERE, replying_types, types_listed, verbal_types
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import COMPLETED, UNKNOWN, ActorMention
from dragoman.model.event import EventMention
from dragoman.model.parse import Parse
from dragoman.resolve.party_index import PartyIndex, is_state
from dragoman.resolve.party_words import PRONOUN, PartyWords

IGO, REB, GOV = "IGO", "REB", "GOV"
PERSON = "person"
REACH = 2  # sentences in which an untold other side is looked for


class OtherSide:
    """Finds it among the parties of one article; `focus` is the state that it is about."""

    def __init__(
        self, parses: Sequence[Parse], index: PartyIndex, words: PartyWords, *, focus: str | None = None
    ) -> None:
        self.parses, self.index, self.words, self.focus = parses, index, words, focus
        self.verbal, self.nominals = verbal_types(), load_nominals()
        self.replying = replying_types()
        self.striking = types_listed("striking", WHERE)

    def nearest(
        self, mention: EventMention, actors: Sequence[ActorMention], *, sectors: frozenset[str] | None = None
    ) -> tuple[ActorMention, ...]:
        """The state of the nearest party, of `sectors` if given, that is no actor or source; none where nobody is near.

        Nobody from another sentence but of the actors' own state, and nobody of that state where the article is about
        another one, where it acts itself, where its forces strike, where something is done together, or beside an
        envoy; no body of several states, and no rebels of the same state as rebels who act. Whom a person meets is the
        party itself.
        """
        sources = {party.chain for source in mention.sources for party in self.index.at(source.sentence, source.token)}
        own = {party.country for party in actors}
        alone = (party for party in actors if mention.reciprocal or self._acts_abroad(party, mention))
        acting = {party.country for party in alone}
        rebels = {party.country for party in actors if party.sector == REB}
        theirs = self.index.named_in(actors)
        near = [
            party
            for sentence in range(mention.sentence, max(-1, mention.sentence - REACH), -1)
            for party in self.index.inside(sentence)
            if party.chain not in sources
            and party.country != UNKNOWN
            and party.sector != IGO
            and (party.country in own or sentence == mention.sentence)
            and party.country not in acting
            and not (party.sector == REB and party.country in rebels)
            and not is_told(party, actors)
            and not (party.why.startswith(PRONOUN) and party.chain in theirs)
            and not self.words.is_beside(party, actors)
            and not self.is_own(party, actors)
            and not self._told_of_doer(party, mention, actors)
            and not self._is_behind(party, actors)
            and self.words.may_be_meant(party)
            and (sectors is None or party.sector in sectors)
            and not party.span.covers(mention.trigger)
            and not self.words.is_time(party)
            and not (mention.reciprocal and self.words.is_scene(party))
        ]
        best = min(near, key=lambda one: (self.words.is_called(one, "grounds"), *_distance(one, mention)), default=None)
        if best is None or (best.country not in own and self._told_below(best, mention)):
            return ()
        if self.focus is not None and best.country in own and best.country != self.focus:
            return ()
        met = mention.reciprocal and not any(map(is_state, actors))
        stated = None if met else self.index.state(best.country, mention.sentence)
        return (replace(stated or best, why=best.why + COMPLETED),)

    def _acts_abroad(self, party: ActorMention, mention: EventMention) -> bool:
        """Whether what it does is not done to its own state: what a state does itself, envoys, foreign ministries that
        blame or threaten, and forces or ministries that strike where no words tell whom."""
        leader = party.actor is not None and party.actor.kind == PERSON
        force = party.sector in self.nominals.words["forces"] or (party.sector == GOV and not leader)
        striking = mention.type.category in self.striking and force
        abroad = mention.type.category in self.replying and self.words.is_outward(party)
        return striking or abroad or is_state(party) or self.words.is_posted(party)

    def is_own(self, party: ActorMention, actors: Sequence[ActorMention]) -> bool:
        """Whether a pronoun says that it is an actor's own: "**his** country"."""
        parse, chains = self.parses[party.sentence], {one.chain for one in actors}
        owners = (at for at, head in enumerate(parse.heads) if head == party.head and parse.upos[at] == "PRON")
        return any(not chains.isdisjoint(self.index.chains_at(party.sentence, at)) for at in owners)

    def _told_of_doer(self, party: ActorMention, mention: EventMention, actors: Sequence[ActorMention]) -> bool:
        """Whether only the words that tell more of who does it tell of it: "Arnor, which borders **Rohan**, urged",
        "troops backed by **Rohan** struck"."""
        parse, relative = self.parses[party.sentence], self.nominals.labels["adjoined"]
        heads = {one.head for one in actors if one.sentence == party.sentence}
        clauses = (at for at in parse.upward(party.head) if parse.deprels[at] in relative and parse.heads[at] in heads)
        clause = next(clauses, None)
        own = mention.sentence == party.sentence and clause in {mention.token, *parse.upward(mention.token)}
        return clause is not None and not own

    def _is_behind(self, party: ActorMention, actors: Sequence[ActorMention]) -> bool:
        """Whether it only tells behind a doer whose he is: "a spokesman for **the ministry** warned"."""
        parse, labels = self.parses[party.sentence], self.nominals.labels["complement"]
        heads = {one.head for one in actors if one.sentence == party.sentence}
        at = party.head
        while parse.deprels[at] in labels and at not in heads:
            at = parse.heads[at]
        return at in heads and at != party.head

    def _told_below(self, party: ActorMention, mention: EventMention) -> bool:
        """Whether only a clause below what somebody says tells of it: "refused to attend talks in **Rohan**"."""
        said = mention.type.category in self.verbal and not mention.reciprocal
        parse = self.parses[party.sentence]
        above = list(parse.upward(party.head))
        if not said or party.sentence != mention.sentence or mention.token not in above:
            return False
        way = above[: above.index(mention.token)]
        return any(parse.deprels[at] in self.nominals.labels["clause"] for at in way)


def is_told(party: ActorMention, parties: Sequence[ActorMention]) -> bool:
    """Whether it is one of the parties, or the words within one that tell whose it is ("the **Gondorian** king")."""
    return any(party.chain == other.chain or other.span.covers(party.span) for other in parties)


def _distance(party: ActorMention, mention: EventMention) -> tuple[int, bool, int]:
    """How far a party stands from the act: sentences back, then after the act before ahead of it, then words."""
    back = mention.sentence - party.sentence
    return back, not back and party.head < mention.token, abs(party.head - mention.token) if not back else -party.head
