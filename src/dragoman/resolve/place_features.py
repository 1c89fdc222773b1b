"""What speaks for an act's having taken place in a state: places told in its sentence and before it, the states of its
two sides, where the article was written, and what the rules found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.cues import load_edges, load_labels
from dragoman.model.actor import UNKNOWN
from dragoman.model.event import Claim, EventMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.resolve.binding import head_in
from dragoman.resolve.place_binding import COUNTRY
from dragoman.resolve.recipient_features import way

BACK = 3  # sentences
_FAR, _CLOSE, _CLIMB = 6, 2, 3
_NAMING = "apposition"

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state, or none ("XXX": a sea), in which an act may have taken place: the place there that its sentence tells
    nearest to the act, if any, and what speaks for the state."""

    country: str
    place: PlaceMention | None
    features: Features


@dataclass(frozen=True, slots=True)
class _Near:
    """A place of the act's sentence: steps and way from the act to the head of its words."""

    steps: int
    way: str
    head: int
    place: PlaceMention


class PlaceFeatures:
    """The candidates of the acts of one article. `dateline`, `home`, `focus` and `outlet` are the codes of the states
    where it was written, where most of its places lie, that it is about, and on whose page it stands."""

    def __init__(
        self,
        parses: Sequence[Parse],
        places: Sequence[PlaceMention],
        *,
        dateline: str | None,
        home: str | None,
        focus: str | None,
        outlet: str | None,
    ) -> None:
        self.parses = parses
        self.standing = {"dateline": dateline, "home": home, "focus": focus, "outlet": outlet}
        self.places: dict[int, list[PlaceMention]] = {}
        for place in places:
            if place.place is not None:
                self.places.setdefault(place.sentence, []).append(place)
        told = Counter(_code(place) for place in places if place.place is not None)
        self.share = {code: count / told.total() for code, count in told.items()}
        edges = load_edges()
        naming = frozenset(label for label, edge in edges.items() if edge == _NAMING)
        self.cases = load_labels("cases")
        self.inner = load_labels("compounds") | load_labels("possessors") | load_labels("attributes") | naming

    def of(self, claim: Claim, mention: EventMention) -> list[Scene]:
        """Every candidate."""
        near = self._near(mention)
        names: dict[str, set[str]] = {}
        best: dict[str, PlaceMention] = {}
        for one in sorted(near, key=lambda one: (-one.steps, -one.head)):  # the nearest last
            names[_code(one.place)] = {"here", *self._here(one, claim, mention)}
            best[_code(one.place)] = one.place
        for back in range(1, BACK + 1):
            for place in self.places.get(claim.sentence - back, ()):
                code = _code(place)
                if "here" not in names.get(code, ()):
                    first = not any(name.startswith("back ") for name in names.get(code, ()))
                    names.setdefault(code, set()).update(self._back(back, place, claim, first=first))
        actors, recipients = ({one.country for one in side} - {UNKNOWN} for side in (claim.actors, claim.recipients))
        for code, told in self._parties(claim, actors, recipients):
            names.setdefault(code, set()).add(told)
        for standing, state in self.standing.items():
            if state is not None:
                names.setdefault(state, set()).update((standing, f"{standing} of {claim.type.category}"))
        if claim.place is not None:
            names.setdefault(_code(claim.place), set()).update(_ruled(claim.place, claim))
        around = len({_code(one.place) for one in near})
        common = tuple(self._common(claim, around))
        return [
            Scene(code, best.get(code), self._features(code, found, claim, common, around, actors | recipients))
            for code, found in names.items()
        ]

    def _features(
        self, code: str, found: set[str], claim: Claim, common: Sequence[str], around: int, parties: set[str]
    ) -> Features:
        names = [*sorted(found), *common]
        if "actor" in found:
            names += sorted({f"actor {party.sector}" for party in claim.actors})
            names += [] if "here" in found else ["actor not here", f"actor beside {min(around, 2)}"]
        if "dateline" in found:
            names += [] if "here" in found else [f"dateline beside {min(around, 2)}"]
            names += [f"dateline of others' {claim.type.category}"] if parties and code not in parties else []
        out = dict.fromkeys(names, 1.0)
        out["share"] = self.share.get(code, 0.0)
        return out

    def _common(self, claim: Claim, around: int) -> Iterator[str]:
        kind = claim.type.category
        yield from (f"type {kind}", f"near {min(around, 3)}", f"status {claim.modality.status}")
        yield from (f"mode {kind} {mode}" for mode in claim.type.modes[:1])
        if claim.place is None:
            yield from ("unruled", f"unruled {kind}")
        if claim.reciprocal:
            yield "reciprocal"

    def _near(self, mention: EventMention) -> list[_Near]:
        parse, out = self.parses[mention.sentence], list[_Near]()
        for place in self.places.get(mention.sentence, ()):
            head = head_in(parse, place.span)
            if head is not None:
                steps, labels = way(parse, mention.token, head)
                out.append(_Near(steps, labels, head, place))
        return out

    def _here(self, one: _Near, claim: Claim, mention: EventMention) -> Iterator[str]:
        """How a place of the sentence stands to the act."""
        parse, kind = self.parses[mention.sentence], claim.type.category
        case, sort = self._case(parse, one.head), _sort(one.place)
        yield from (f"case {case}", f"case {case} {sort}", f"case {case} of {kind}", f"sort {sort}")
        yield from (f"way {one.way}", f"label {parse.deprels[one.head]}", f"steps {min(one.steps, _FAR)}")
        yield "after" if one.head > mention.token else "before"
        yield f"why {one.place.why.partition(':')[0]}"
        if one.steps <= _CLOSE:
            yield f"close {case} {sort}"
        parties = (party for party in (*claim.actors, *claim.recipients) if party.sentence == claim.sentence)
        if any(party.first <= one.head < party.end for party in parties):
            yield "in a party"
        scores = [
            argument.score
            for argument in mention.arguments
            if argument.slot == "place" and one.place.span.overlaps(parse.span(argument.token, argument.token + 1))
        ]
        if scores:
            yield from ("model", f"model {int(max(scores) * 5)}")

    def _back(self, back: int, place: PlaceMention, claim: Claim, *, first: bool) -> Iterator[str]:
        """How a place of a sentence before stands to the act."""
        parse = self.parses[place.sentence]
        head = head_in(parse, place.span)
        if first:
            yield from (f"back {back}", f"back of {claim.type.category}")
        yield f"back {self._case(parse, head) if head is not None else 'bare'} {_sort(place)}"
        if parse.sentence.paragraph == self.parses[claim.sentence].sentence.paragraph:
            yield "same paragraph"

    def _case(self, parse: Parse, head: int) -> str:
        """The preposition of a place or of the name that it is part of."""
        for _ in range(_CLIMB):
            found = next(
                (parse.lemmas[at].lower() for at in parse.children()[head] if parse.deprels[at] in self.cases), ""
            )
            if found or parse.deprels[head] not in self.inner or parse.heads[head] < 0:
                return found or "bare"
            head = parse.heads[head]
        return "bare"

    def _parties(self, claim: Claim, actors: set[str], recipients: set[str]) -> Iterator[tuple[str, str]]:
        kind = claim.type.category
        for side, codes in (("actor", actors), ("recipient", recipients)):
            for code in sorted(codes):
                yield from ((code, side), (code, f"{side} of {kind}"))
        alone = len(actors | recipients) == 1
        for code in sorted(actors | recipients):
            yield from ((code, "only"), (code, f"only of {kind}")) if alone else ((code, "one of several"),)
        if not alone:
            yield from ((code, f"one of several of {kind}") for code in sorted(actors))


def _ruled(place: PlaceMention, claim: Claim) -> Iterator[str]:
    """What the rules found."""
    yield from ("ruled", f"ruled {place.why.partition(':')[0]}", f"ruled {claim.type.category}")
    yield "ruled here" if place.sentence == claim.sentence else "ruled away"


def _code(place: PlaceMention) -> str:
    return (place.place.country if place.place is not None else None) or UNKNOWN


def _sort(place: PlaceMention) -> str:
    return "country" if place.place is not None and place.place.kind == COUNTRY else "town"
