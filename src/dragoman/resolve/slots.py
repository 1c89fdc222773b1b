"""The parties that fill the slots of an act: those at the words that coding found for it."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import ActorMention
from dragoman.model.event import Argument, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.resolve.other_side import is_told
from dragoman.resolve.party_index import PEOPLE, PartyIndex
from dragoman.resolve.party_words import PRONOUN, PartyWords

LIKELY = 0.5  # score of a part that is no weak guess
SPARE_ABOVE = 0.1
SURE = 0.95  # probability from which the event model's word makes a party of a noun that names no role

Parties = tuple[ActorMention, ...]


class Slots:
    """Fills them from the parties of one article."""

    def __init__(self, parses: Sequence[Parse], index: PartyIndex, words: PartyWords) -> None:
        self.parses, self.index, self.words = parses, index, words
        self.nominals, self.gathered = load_nominals(), types_listed("gathered", WHERE)

    def filled(self, mention: EventMention, slot: str, taken: Sequence[ActorMention]) -> Parties:
        """The parties that fill a slot; spare arguments count only where the others are no parties."""
        arguments = [argument for argument in mention.arguments if argument.slot == slot]
        theirs = self.index.named_in(taken)
        for least in (SPARE_ABOVE, 0.0):
            seen = {party.chain for party in taken}
            out: list[ActorMention] = []
            for argument in arguments:
                for party in self.at(argument) if argument.score > least else ():
                    if self._keeps_order(party, argument, mention):
                        continue
                    if party.why.startswith(PRONOUN) and party.chain in theirs:
                        continue  # "the **Bree** chief called it a victory"
                    if party.chain not in seen and not is_told(party, taken) and not party.span.covers(mention.trigger):
                        seen.add(party.chain)
                        out.append(party)
            out = [party for party in out if not self._tells_whose(party, (*taken, *out)) and not _is_again(party, out)]
            if out:
                return _outermost(out)
        return () if mention.reciprocal else self._owners(arguments, taken)

    def _tells_whose(self, party: ActorMention, others: Sequence[ActorMention]) -> bool:
        """Whether it only says behind one of the others whose they are, "with troops from **Rohan**", or where they
        serve: "the mission to **Bree**"."""
        parse = self.parses[party.sentence]
        if parse.deprels[party.head] not in self.nominals.labels["complement"]:
            return False
        above = (one for one in others if (one.sentence, one.head) == (party.sentence, parse.heads[party.head]))
        return any(
            self.words.is_posted(one) or (self.words.names_state(party) and one.country == party.country)
            for one in above
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
                        owns = party.head == token and self.words.names_owner(party) and not self.words.is_left(party)
                        if owns and not is_told(party, taken):
                            out.setdefault(party.chain, party)
        return tuple(out.values())

    def at(self, argument: Argument) -> Parties:
        """The parties at a token. A noun without a role is one only where the event model is sure; a time never is."""
        sure = argument.path == MODEL and argument.score >= SURE
        return tuple(
            party
            for party in self.index.at(argument.sentence, argument.token)
            if (sure or not self.words.is_thing(party)) and not (self.words.is_time(party) or self.words.is_left(party))
        )

    def _keeps_order(self, party: ActorMention, argument: Argument, mention: EventMention) -> bool:
        """Whether only a weak guess of the event model takes soldiers or police for those who protest: "the **army**
        rose after months of protests"."""
        guessed = argument.slot == "actor" and argument.path == MODEL and argument.score < LIKELY
        return guessed and mention.type.category in self.gathered and party.sector in self.nominals.words["order"]


def _is_again(party: ActorMention, others: Sequence[ActorMention]) -> bool:
    """Whether it is a state that only its people's name tells, "the **Rohirric** and Gondorian kings", beside one of
    its own."""
    return party.why == PEOPLE and any(one is not party and one.country == party.country for one in others)


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
