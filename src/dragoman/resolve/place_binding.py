"""How the words of a place hang from an act, a party or another thing: whether they tell where it is."""

from collections.abc import Sequence

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.knowledge.cues import load_edges, load_labels
from dragoman.knowledge.place_words import load_place_words
from dragoman.model.actor import ActorMention
from dragoman.model.event import EventMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.resolve.binding import head_in

COUNTRY = "country"  # the kind of a state
_CLIMB = 5
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_APPOSITION, _RELATIVE, _OBJECT = "apposition", "relative", "object"
_VERB = "VERB"


class PlaceBinding:
    """Asks the trees of one article."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses, self.edges, self.words = parses, load_edges(), load_place_words()
        self.cases, self.compounds = load_labels("cases"), load_labels("compounds")
        self.owners = load_labels("possessors")
        self.bodily, self.meeting = types_listed("bodily"), types_listed("meeting", WHERE)

    def located(self, place: PlaceMention) -> int | None:
        """The word of which the place tells where it is: "a **base** in Rohan"."""
        parse = self.parses[place.sentence]
        here = head_in(parse, place.span)
        cases = [at for at, head in enumerate(parse.heads) if head == here and parse.deprels[at] in self.cases]
        where = any(parse.lemmas[at].lower() in self.words.where for at in cases)
        return parse.heads[here] if where and here is not None else None

    def is_in(self, parse: Parse, place: PlaceMention) -> bool:
        """Whether it stands behind "in" or "near", be it in the name of what does: "in **Rohan**'s Fold province"."""
        here = head_in(parse, place.span)
        for _ in range(_CLIMB):
            if here is None or here < 0 or parse.upos[here] not in _NOMINAL:
                return False
            cases = [at for at, head in enumerate(parse.heads) if head == here and parse.deprels[at] in self.cases]
            if any(parse.lemmas[at].lower() in self.words.where for at in cases):
                return True
            if parse.deprels[here] not in self.compounds | self.owners:
                return False
            here = parse.heads[here]
        return False

    def tells_where(self, parse: Parse, place: PlaceMention, mention: EventMention) -> bool:
        """After "in" or "near", or in the name of what is so told; of a bodily act also after "to" or as its object. A
        country that acts, owns or is spoken of is no place. A town may name a meeting: "the **Bree** talks"."""
        bodily = mention.type.category in self.bodily
        here = head_in(parse, place.span)
        for _ in range(_CLIMB):
            if here is None or here < 0 or here == mention.token:
                return False
            cases = [at for at, head in enumerate(parse.heads) if head == here and parse.deprels[at] in self.cases]
            if any(parse.lemmas[at].lower() in self.words.where for at in cases):
                return True
            if bodily and any(parse.lemmas[at].lower() in self.words.whither for at in cases):
                return True
            above = parse.heads[here]
            if above == mention.token and parse.deprels[here] in self.compounds:
                town = place.place is not None and place.place.kind != COUNTRY
                return town and mention.type.category in self.meeting
            if above == mention.token:
                return bodily and self.edges.get(parse.deprels[here]) == _OBJECT
            if above < 0 or parse.upos[here] not in _NOMINAL or parse.upos[above] not in _NOMINAL:
                return False
            here = above
        return False

    def beside(self, parse: Parse, place: PlaceMention) -> bool:
        """Whether the place only tells what another thing is ("a friend of Rohan")."""
        here = head_in(parse, place.span)
        for _ in range(_CLIMB):
            if here is None or here < 0 or parse.upos[here] not in _NOMINAL:
                return False
            if self.edges.get(parse.deprels[here]) == _APPOSITION:
                return True
            here = parse.heads[here]
        return False

    def part_of(self, parse: Parse, place: PlaceMention, party: ActorMention) -> bool:
        """Whether a place is the party itself or hangs from it ("troops from Rohan", "Gondor, an ally of Rohan"); what
        a relative clause tells of ("troops that fought in Rohan") is no part."""
        here = head_in(parse, place.span)
        for _ in range(_CLIMB):
            if here is None or here < 0:
                return False
            if party.first <= here < party.end:
                return True
            if parse.upos[here] == _VERB and self.edges.get(parse.deprels[here]) == _RELATIVE:
                return False
            here = parse.heads[here]
        return False
