"""Where an act took place: by the event model, by the tree, at a visit's host, else in the article's own state."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import WHERE, types_listed
from dragoman.knowledge.cues import load_edges, load_labels
from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.place_words import load_place_words
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import EventMention
from dragoman.model.parse import Parse
from dragoman.model.place import DOMESTIC, HOST, OFFICE, Place, PlaceMention
from dragoman.resolve.binding import Owners, closest, head_in, points_back
from dragoman.resolve.place_binding import COUNTRY, PlaceBinding
from dragoman.resolve.scene import PHONE

States = Callable[[str], Place | None]

DESCRIBED, VISIT = "described", "visit"
_IGO = "IGO"
_SMALL = 200_000  # inhabitants
_SAME = "same"


class Placer:
    """The resolved places of one article; `home` is the state that most lie in, `states` finds one by its code,
    `outlet` is the code of the page's own, `focus` of the state that the article is about."""

    def __init__(
        self,
        parses: Sequence[Parse],
        places: Sequence[PlaceMention],
        home: PlaceMention | None,
        states: States,
        *,
        outlet: str | None = None,
        focus: str | None = None,
        parties: Sequence[ActorMention] = (),
    ) -> None:
        self.parses, self.home, self.states = parses, home, states
        self.outlet, self.focus = outlet, focus
        self.countries = load_nominals().words["state-words"]
        self.edges, self.words, self.binding = load_edges(), load_place_words(), PlaceBinding(parses)
        self.doing = load_labels("actives") | load_labels("agents")
        self.official, self.officials = types_listed("official", WHERE), types_listed("officials", WHERE)
        self.meeting, self.posted = types_listed("meeting", WHERE), types_listed("posted", WHERE)
        self.striking = types_listed("striking", WHERE)
        self.bodily = types_listed("bodily")
        self.grounded, self.struck = types_listed("grounded", WHERE), types_listed("struck", WHERE)
        self.places: dict[int, list[PlaceMention]] = {}
        self.names: dict[str | None, set[str]] = {}  # of the places of each state
        for place in places:
            if place.place is not None:
                self.places.setdefault(place.sentence, []).append(place)
                self.names.setdefault(place.place.country, set()).add(place.place.name)
        self.missions = load_nominals().words["posted"]
        self.titled: dict[int, list[ActorMention]] = {}
        for party in parties:
            if party.office:
                self.titled.setdefault(party.sentence, []).append(party)

    def place(
        self,
        mention: EventMention,
        acts: Sequence[int],
        *,
        actors: Sequence[ActorMention],
        recipients: Sequence[ActorMention],
    ) -> PlaceMention | None:
        """None where nothing tells it. A place only described ("the country's east") must lie in the doer's state."""
        parties, hosts = (*actors, *recipients), self._hosts(mention, actors, recipients)
        near = self._near(mention, parties, {actors[0].country} if actors else set())
        told = (
            next((place for place in near if any(self._holds(host, place) for host in hosts)), None)
            or self._where_struck(mention, near)
            or self._by_model(mention, near)
            or self._by_tree(mention, acts, near, parties)
            or self._at_doers(mention, near, actors)
            or self._at_others(mention, near, parties)
            or self._there(mention)
        )
        if told is None or (told.place and told.place.country is None):
            told = self._at_host(mention, parties, hosts) or told
        return (
            told
            or self._at_office(mention, actors)
            or self._at_seat(mention, near, parties)
            or self._at_home(mention, actors, recipients)
        )

    def _near(self, mention: EventMention, parties: Sequence[ActorMention], doers: set[str]) -> list[PlaceMention]:
        """The resolved places of the sentence, without strays and the posts of envoys ("the ambassador in Rohan")."""
        parse = self.parses[mention.sentence]
        posted = [party for party in self.titled.get(mention.sentence, []) if party.office in self.posted]
        near = [self._described(place, doers) for place in self.places.get(mention.sentence, [])]
        return [
            place
            for place in near
            if place.place is not None
            and not self._stray(place, parties)
            and not any(self.binding.part_of(parse, place, party) for party in posted)
        ]

    def _hosts(
        self, mention: EventMention, actors: Sequence[ActorMention], recipients: Sequence[ActorMention]
    ) -> Sequence[ActorMention]:
        """The parties visited, struck or who host, if words tell them: they may be the place, or be told with it."""
        parse = self.parses[mention.sentence]
        if recipients and (VISIT in mention.type.modes or mention.type.category in self.struck):
            side = [one for one in recipients if not self._is_mission(one)]
        elif VISIT in mention.type.modes:
            told = {(one.sentence, one.token) for one in mention.arguments if one.slot == "recipient"}
            side = [one for one in actors if (one.sentence, one.head) in told]
        elif mention.type.category in self.meeting:
            verbs = (at for at in (mention.token, parse.heads[mention.token]) if at >= 0)
            verb = next((at for at in verbs if parse.lemmas[at].lower() in self.words.hosting), None)
            here = [one for one in actors if verb is not None and one.sentence == mention.sentence]
            above = set(parse.upward(verb)) if verb is not None else set()
            side = [one for one in here if self._does(parse, one.head, above)]
        else:
            side = []
        return [party for party in side if not party.inferred]

    def _holds(self, host: ActorMention, place: PlaceMention) -> bool:
        """Whether the place is told in the words for a party, or as where it is: "raided a base in **Rohan**"."""
        if place.sentence != host.sentence:
            return False
        return host.span.covers(place.span) or self.binding.located(place) == host.head

    def _where_struck(self, mention: EventMention, near: Sequence[PlaceMention]) -> PlaceMention | None:
        """Where the thing struck is, though it may be no party itself: "raided a base in **Rohan**"."""
        if mention.type.category not in self.struck:
            return None
        met = {one.token for one in mention.arguments if one.slot == "recipient" and one.sentence == mention.sentence}
        return next((place for place in near if self.binding.located(place) in met), None)

    def _is_mission(self, party: ActorMention) -> bool:
        """Whether it is an embassy, which lies abroad."""
        return self.parses[party.sentence].lemmas[party.head].lower() in self.missions

    def _does(self, parse: Parse, token: int, verbs: set[int]) -> bool:
        """Whether it is the doer of one of the verbs, by itself or in a row: "hosted by Gondor and **Rohan**"."""
        row = (at for at in parse.upward(token) if self.edges.get(parse.deprels[at]) != _SAME)
        first = next(row, token)
        return parse.heads[first] in verbs and parse.deprels[first] in self.doing

    def _at_host(
        self, mention: EventMention, parties: Sequence[ActorMention], hosts: Sequence[ActorMention]
    ) -> PlaceMention | None:
        """A visit took place in the state of the one visited, a meeting in that of who hosts it."""
        abroad = {party.country for party in hosts} - {party.country for party in parties if party not in hosts}
        return self._in_state_of(hosts, HOST) if mention.type.category in self.meeting and abroad else None

    def _at_office(self, mention: EventMention, actors: Sequence[ActorMention]) -> PlaceMention | None:
        """What police, courts and ministries do to foreigners they do in their own state."""
        named = {mention.rule, *(f"{mention.type.category}.{mode}" for mode in mention.type.modes)}
        told = all(party.sector in self.officials and not party.inferred for party in actors)
        return self._in_state_of(actors, OFFICE) if told and not named.isdisjoint(self.official) else None

    def _at_seat(
        self, mention: EventMention, near: Sequence[PlaceMention], parties: Sequence[ActorMention]
    ) -> PlaceMention | None:
        """What a body of several states does or is told it does where it sits, if its phrase tells: "the Security
        Council in Bree"."""
        parse = self.parses[mention.sentence]
        bodies = [party for party in parties if party.sector == _IGO and party.sentence == mention.sentence]
        told = [place for place in near if self.binding.tells_where(parse, place, mention)]
        return next((one for one in told if any(self.binding.part_of(parse, one, body) for body in bodies)), None)

    def _in_state_of(self, parties: Sequence[ActorMention], why: str) -> PlaceMention | None:
        """The state of the parties, at the first that is known to be of it; None if they are of several or of none."""
        known = [party for party in parties if party.country != UNKNOWN]
        state = self.states(known[0].country) if len({party.country for party in known}) == 1 else None
        return PlaceMention(known[0].span, known[0].sentence, state, why) if state else None

    def _stray(self, mention: PlaceMention, parties: Sequence[ActorMention]) -> bool:
        """A small place in a state that nothing else in the article lies in, of an act between people of the article's
        own state: more likely one of that state which no table knows."""
        place, home = mention.place, self.home.place if self.home else None
        if place is None or home is None or place.kind == COUNTRY or place.country == home.country:
            return False
        ours = {party.country for party in parties} - {UNKNOWN} == {home.country}
        if not ours or place.country is None or place.population > _SMALL:
            return False
        return self.names.get(place.country) == {place.name}

    def _described(self, place: PlaceMention, doers: set[str]) -> PlaceMention:
        """ "The country's east" is in the first doer's state, and so is "the country", where the article is about no
        other; other descriptions hold only if they lie there."""
        if place.why != DESCRIBED or place.place is None or doers == {place.place.country}:
            return place
        head = head_in(self.parses[place.sentence], place.span)
        alone = head is not None and self.parses[place.sentence].lemmas[head].lower() in self.countries
        if alone and place.place.country == self.focus:
            return place
        country = place.place.kind == COUNTRY and len(doers) == 1
        return replace(place, place=self.states(min(doers)) if country else None)

    def _by_model(self, mention: EventMention, near: Sequence[PlaceMention]) -> PlaceMention | None:
        """The place that the event model names, but for one in a relative clause that tells of something else."""
        parse = self.parses[mention.sentence]
        owners = Owners(parse, frozenset({mention.token}), self.edges)
        heads = [head_in(parse, place.span) for place in near]
        near = [
            place
            for place, head in zip(near, heads, strict=True)
            if head is None or not owners.aside(head, mention.token)
        ]
        told = sorted((one for one in mention.arguments if one.slot == "place"), key=lambda one: -one.score)
        words = [parse.span(one.token, one.token + 1) for one in told]
        return next((place for word in words for place in near if place.span.overlaps(word)), None)

    def _by_tree(
        self,
        mention: EventMention,
        acts: Sequence[int],
        near: Sequence[PlaceMention],
        parties: Sequence[ActorMention],
    ) -> PlaceMention | None:
        """The place that hangs from the act in words that tell where, and neither is a party nor tells whose one is."""
        parse = self.parses[mention.sentence]
        here = [party for party in parties if party.sentence == mention.sentence and not party.inferred]
        here += self.titled.get(mention.sentence, [])
        free = [
            place
            for place in near
            if not self.binding.beside(parse, place)
            and self.binding.tells_where(parse, place, mention)
            and not any(self.binding.part_of(parse, place, party) for party in here)
        ]
        at = closest(parse, mention.token, acts, [place.span for place in free], edges=self.edges)
        return None if at is None else free[at]

    def _at_doers(
        self, mention: EventMention, near: Sequence[PlaceMention], actors: Sequence[ActorMention]
    ) -> PlaceMention | None:
        """Who does something on the ground does it where their phrase tells: "a crowd in **Bree** attacked"."""
        parse = self.parses[mention.sentence]
        doers = [party for party in actors if party.sentence == mention.sentence]
        told = [place for place in near if mention.type.category in self.grounded and self.binding.is_in(parse, place)]
        told = [place for place in told if head_in(parse, place.span) not in {doer.head for doer in doers}]
        return next((one for one in told if any(self.binding.part_of(parse, one, doer) for doer in doers)), None)

    def _at_others(
        self, mention: EventMention, near: Sequence[PlaceMention], parties: Sequence[ActorMention]
    ) -> PlaceMention | None:
        """Where somebody was met, or something was done to him, though the tree makes the town his home: "met the king
        of Rohan **in Edoras**"."""
        if mention.type.category not in self.bodily or PHONE in mention.type.modes:
            return None
        parse, here = self.parses[mention.sentence], mention.sentence
        met = [one for one in parties if one.sentence == here and one.head > mention.token]
        towns = [one for one in near if one.place is not None and one.place.kind != COUNTRY]
        told = (one for one in towns if self.binding.is_in(parse, one))
        return next((one for one in told if any(self.binding.part_of(parse, one, party) for party in met)), None)

    def _there(self, mention: EventMention) -> PlaceMention | None:
        """ "They signed an accord there": the one place, or the one town, of the sentence before."""
        if not points_back(self.parses[mention.sentence], mention.token, self.words.back):
            return None
        told = self.places.get(mention.sentence - 1, [])
        exact = [place for place in told if place.place and place.place.kind != COUNTRY] or told
        return exact[0] if len(exact) == 1 else None

    def _at_home(
        self, mention: EventMention, actors: Sequence[ActorMention], recipients: Sequence[ActorMention]
    ) -> PlaceMention | None:
        """The parties' own state, for an act between people of one state in which the article's places lie or, where
        the doer is told, which the article is about. Across borders the state of the article's places, where it is on
        one side only of what is done on the ground; a blow fell there only if it is the other side's, a meeting face to
        face took place there only if it is the doer's and the outlet's too, and of words nobody can tell."""
        home = self.home.place.country if self.home and self.home.place else None
        doers, others = ({party.country for party in side} - {UNKNOWN} for side in (actors, recipients))
        if len(doers | others) == 1 and (home in {None, *doers, *others} or self.focus in doers):
            return self._in_state_of((*actors, *recipients), DOMESTIC)
        if home is None or (home in doers) == (home in others):
            return None
        if home in doers and mention.type.category in self.striking and not mention.reciprocal:
            return None
        face_to_face = mention.type.category in self.meeting and PHONE not in mention.type.modes
        ours = face_to_face and home == self.outlet and home in doers
        return self.home if ours or mention.type.category in self.grounded else None
