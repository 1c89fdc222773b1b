"""Every phrase of a document that may be a party: who it is, of which state and sector, and why we think so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document
from dragoman.resolve.beside import Beside, lends, told_beside
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.focus import Focus
from dragoman.resolve.genders import gender_of
from dragoman.resolve.items import items_of
from dragoman.resolve.named import Named
from dragoman.resolve.naming import Namer
from dragoman.resolve.noun_phrases import NounPhrase, noun_phrases
from dragoman.resolve.party_index import PEOPLE, TOWN
from dragoman.resolve.party_words import PLACE, PRONOUN
from dragoman.resolve.places import towns_of
from dragoman.resolve.referring import THINGS, Referents, doers, hosts, quoted, spoken_for, tellers
from dragoman.resolve.settling import SHARE, UNKNOWN, settled
from dragoman.resolve.titles import with_all_titles, with_postings
from dragoman.resolve.told import ABROAD
from dragoman.resolve.whereabouts import Whereabouts

_AGAIN = 3  # sentences after which a role alone takes nobody up again
_TOWN = 15_000  # people of a town that is likelier meant than a person or firm of its name, whatever its state
_ARMED = 8  # and "the group" no armed group, "the army" no army


def find_parties(
    document: Document,
    parses: Sequence[Parse],
    gazetteer: Gazetteer,
    focus: Focus,
    places: Sequence[PlaceMention] = (),
) -> tuple[ActorMention, ...]:
    """Mentions in text order. Reads the document once from left to right, then gives each party its country by vote;
    `places` tell the states of towns that only the map knows."""
    namer = Namer(gazetteer, document.published, focus)
    finder = _Finder(document, parses, namer, focus, places)
    for at, parse in enumerate(parses):
        finder.read(at, parse)
    paragraphs = [parse.sentence.paragraph for parse in parses]
    return settled(finder.mentions, finder.chains, namer.persons, focus, paragraphs=paragraphs)


def _owned(found: Named, owner: ActorMention) -> Named:
    """Things of an owner whose state the phrase does not tell are apart from those of others: "his government"."""
    if found.country or (found.kind == "person" and found.name) or not lends(owner):
        return found
    return replace(found, keys=tuple((kind, f"{word}@{owner.chain}") for kind, word in found.keys))


class _Finder:
    def __init__(
        self,
        document: Document,
        parses: Sequence[Parse],
        namer: Namer,
        focus: Focus,
        places: Sequence[PlaceMention],
    ) -> None:
        self.towns = towns_of(places)
        self.document, self.parses, self.namer, self.focus = document, parses, namer, focus
        self.nominals = load_nominals()
        self.namers: dict[str, Namer] = {}
        self.here = Whereabouts(namer.gazetteer, self.nominals, focus)
        self.items = items_of(document, parses, namer.gazetteer)
        self.chains = Chains()
        self.mentions: list[ActorMention] = []
        self.mentioned: set[int] = set()  # chains
        self.referents = Referents(self.chains, self.nominals)
        self.beside = Beside(self.referents, namer.teller, self.nominals)

    def read(self, at: int, parse: Parse) -> None:
        gazetteer = self.namer.gazetteer
        phrases = with_postings(parse, noun_phrases(parse, at, self.nominals), gazetteer)
        phrases = with_all_titles(parse, phrases, gazetteer)
        self.here.enter(parse, phrases, opens=self._opens(at), item=self.items[at])
        countries: dict[int, str] = {}
        by_head: dict[int, ActorMention] = {}
        pending = sorted(phrases, key=lambda one: -sum(1 for _ in parse.upward(one.head)))
        namer = self._namer(self.here.country)
        named = {phrase.head: namer.name(parse, phrase, countries) for phrase in pending}
        for phrase in phrases:
            named[phrase.head] = self._town(parse, phrase, named[phrase.head])
        official = [phrase for phrase in phrases if phrase.owner is not None and self._is_state(parse, phrase)]
        army = {phrase.head: self._army(parse, phrase, named) for phrase in phrases}
        for phrase in sorted(phrases, key=lambda one: army[one.head] is not None):
            if any(phrase is not whole and whole.first <= phrase.first < phrase.end <= whole.end for whole in official):
                continue  # "the **People's** Republic"
            found = named[phrase.head]
            if found is not None and found.among:
                found = self._lying(parse, phrase, found, by_head)
            if found is None:
                mention = self._pronoun(parse, phrase, by_head)
            else:
                head = phrase.owner if phrase.owner is not None else army[phrase.head]
                owner = by_head.get(head) if head is not None else None
                self.here.pass_by(parse, phrase, found)
                found = self.here.settle(phrase, found)
                found = self._other(parse, phrase, found, owner) if owner else found
                mention = self._place(parse, phrase, _owned(found, owner) if owner else found, by_head, owner)
            if mention is not None:
                by_head[phrase.head] = mention
        self._parts_of_several(parse, phrases, by_head)
        self.beside.lent(parse, phrases, by_head, named, army)
        self.beside.victims(parse, phrases, by_head)
        self.beside.appositions(parse, phrases, by_head)
        self.beside.coordinations(parse, phrases, by_head)
        self.referents.acting(parse, phrases, by_head)
        self.mentions.extend(sorted(by_head.values(), key=lambda one: one.head))
        self.mentioned.update(mention.chain for mention in by_head.values())

    def _town(self, parse: Parse, phrase: NounPhrase, found: Named | None) -> Named | None:
        """A name of which only the map knows a state, and another one than the article's own, as a place there."""
        if found is None or found.country or found.role or phrase.entity is None or phrase.entity.label != PLACE:
            return found
        town = self.towns.get(parse.span(phrase.entity.first, phrase.entity.end))
        name = str(found.name)
        if town is None or town.country == self.focus.country or name.isupper() or self.namer.gazetteer.last_name(name):
            return found
        if town.country not in self.focus.told and town.population < _TOWN:
            return found
        return Named((("place", name.lower()),), "thing", TOWN, country=town.country, sector="GOV")

    def _army(self, parse: Parse, phrase: NounPhrase, named: Mapping[int, Named | None]) -> int | None:
        """The head of the army that tells of forces whose words leave open whose they are: "the Gondorian army said
        **troops** had fired"."""
        found, forces = named[phrase.head], self.nominals.words["forces"]
        if found is None or found.country or found.name or phrase.owner is not None or found.sector not in forces:
            return None
        for head in tellers(parse, phrase.head, self.nominals):
            told = named.get(head)
            if told is not None and told.country and told.sector in forces:
                return head
        return None

    def _opens(self, at: int) -> bool:
        """Whether the sentence is the first of its paragraph."""
        return at == 0 or self.parses[at - 1].sentence.paragraph != self.parses[at].sentence.paragraph

    def _namer(self, country: str | None) -> Namer:
        """Who knows the names as the paragraph's own state has them."""
        if country is None or country == self.focus.country:
            return self.namer
        if country not in self.namers:
            near = replace(self.focus, country=country, told=self.focus.told | {country})
            self.namers[country] = Namer(self.namer.gazetteer, self.document.published, near)
        return self.namers[country]

    def _is_state(self, parse: Parse, phrase: NounPhrase) -> bool:
        return self.namer.gazetteer.is_state(parse.span(phrase.first, phrase.end).of(self.document.text))

    def _mention(self, parse: Parse, phrase: NounPhrase, entry: Entry, why: str) -> ActorMention:
        span = parse.span(phrase.first, phrase.end)
        entry.sentence = phrase.sentence
        entry.scene = self._is_scene(parse, phrase)
        if parse.deprels[phrase.head] in self.nominals.labels["subject"]:
            entry.subject_in = phrase.sentence
            verb = parse.heads[phrase.head]
            if verb >= 0 and parse.heads[verb] < 0:
                entry.main_in = phrase.sentence
        return ActorMention(
            span=span,
            sentence=phrase.sentence,
            head=phrase.head,
            first=phrase.first,
            end=phrase.end,
            text=span.of(self.document.text),
            actor=entry.actor,
            country=entry.country or UNKNOWN,
            sector=entry.sector,
            why=why,
            chain=entry.chain,
            plural_of=entry.members,
        )

    def _is_scene(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether it is told as where something takes place: "talks **in Edoras**"."""
        markers = (at for at in parse.children()[phrase.head] if parse.deprels[at] in self.nominals.labels["marker"])
        return any(parse.words[at].lower() in self.nominals.words["scenes"] for at in markers)

    def _place(
        self,
        parse: Parse,
        phrase: NounPhrase,
        found: Named,
        by_head: dict[int, ActorMention],
        owner: ActorMention | None,
    ) -> ActorMention:
        """A phrase that names or describes: join its chain, add what it tells. Several of many owners are of each."""
        apart = {by_head[head].chain for head in doers(parse, phrase.head, self.nominals) if head in by_head}
        things, other = found.kind in THINGS, frozenset(apart)
        opposed = found.role in self.nominals.words["opposed"]
        pair: tuple[int, ...] = ()
        counted = self._is_counted(parse, phrase)
        if found.pair and found.role and found.country is None and not counted:
            known = self.chains.several_of(found.role, phrase.sentence, reach=_AGAIN)
            if known is not None:
                return self._mention(parse, phrase, known, found.why)
        if found.pair:
            here = self.here.country
            teller = self._teller(parse, phrase, by_head) if things else None
            pair = self.referents.group(
                phrase.sentence,
                things=things,
                opposed=opposed,
                other=other,
                here=here,
                teller=teller,
                counted=counted,
            )
            if not pair and found.country is None and self._of_several(found):
                found = replace(found, country=ABROAD)
        group = pair or tuple(self._state(code, phrase, by_head) for code in found.states)
        if owner is not None and found.plural and found.role and found.country in {None, UNKNOWN}:
            group = group or owner.plural_of  # "the two states' **ministers**"
        if group:
            return self._mention(parse, phrase, self.chains.several(group, phrase.sentence), "plural")
        again = self._again(parse, phrase, found)
        if again is not None and not found.role:
            found = replace(found, why="group", plural=False)
        joined = again if again is not None and not found.name else None
        new = self.chains.fresh if self._is_new(parse, phrase, found) else self.chains.entry
        entry = self._short(found) or joined or new(found.keys, found.kind, phrase.sentence)
        if again is not None and again is not entry and not entry.votes:
            told_beside(entry, again)
            entry.lenders.extend(again.lenders)
        for key in (*found.keys, *found.aliases):
            self.chains.alias(key, entry)
        entry.name = max((entry.name or "", found.name or ""), key=len) or None
        entry.actor = entry.actor or found.actor
        # a minister stays one where called a general
        told = found.titled and joined is None and not (entry.office and not found.office)
        entry.sector = entry.sector if entry.sector and not told else found.sector or entry.sector
        entry.office = found.office or entry.office
        members = entry.actor is not None and entry.actor.kind == "group" and parse.words[phrase.head].endswith("s")
        entry.plural = found.plural or members  # "the Houthis say **they**"
        entry.gender = entry.gender or gender_of(parse, phrase, found)
        entry.roles.update({found.role} - {""})
        self._body_behind(parse, phrase, found, entry)
        if found.country and not (found.why.endswith("exact-name") and entry.votes):
            entry.vote(found.country, found.weight)
        return self._mention(parse, phrase, entry, found.why)

    def _teller(self, parse: Parse, phrase: NounPhrase, by_head: dict[int, ActorMention]) -> int | None:
        """The chain of the state, named so far, of who says the words that the phrase stands in; of the article's own
        where nothing tells whose he is."""
        heads = [head for head in tellers(parse, phrase.head, self.nominals) if head in by_head]
        if not heads:
            return None
        code = self.chains.told(by_head[heads[0]].chain) or self.focus.country
        states = [one for one in self.chains.entries if one.kind == "state" and one.actor and one.actor.country == code]
        return states[0].chain if states else None

    def _parts_of_several(self, parse: Parse, phrases: Sequence[NounPhrase], by_head: dict[int, ActorMention]) -> None:
        """ "Eleven of **them**", "two of the **men**": a number is of those whom it counts; and ministers "of **the two
        neighbours**" are of both."""
        for phrase in phrases:
            whole = next((by_head[at] for at in phrase.origins if at in by_head), None)
            ours = by_head.get(phrase.head)
            if whole is not None and whole.plural_of and ours is not None and self._is_of_each(parse, phrase, ours):
                several = self.chains.several(whole.plural_of, phrase.sentence)
                by_head[phrase.head] = replace(ours, chain=several.chain, plural_of=whole.plural_of)
            if whole is not None and phrase.head not in by_head and parse.upos[phrase.head] == "NUM":
                span = parse.span(phrase.first, phrase.end)
                text = span.of(self.document.text)
                by_head[phrase.head] = replace(
                    whole, span=span, head=phrase.head, first=phrase.first, end=phrase.end, text=text
                )

    def _is_of_each(self, parse: Parse, phrase: NounPhrase, found: ActorMention) -> bool:
        """Whether several by a role may be one of each of their states, which nothing else tells."""
        entry = self.chains.entries[found.chain]
        plural = parse.xpos[phrase.head].endswith("S") and not found.plural_of and phrase.owner is None
        return plural and bool(entry.roles) and not entry.votes and entry.name is None

    def _is_counted(self, parse: Parse, phrase: NounPhrase) -> bool:
        """Whether it says that they are two: "the **two** leaders", "**both** sides"."""
        return any(parse.lemmas[token].lower() in self.nominals.words["pair"] for token in phrase.core)

    def _of_several(self, found: Named) -> bool:
        """Whether they hold an office that one at a time holds: "the two **presidents**" are of two states."""
        noun = self.namer.gazetteer.role(found.role) if found.role else None
        return noun is not None and bool(noun.office) and noun.office not in self.nominals.words["many-held"]

    def _body_behind(self, parse: Parse, phrase: NounPhrase, found: Named, entry: Entry) -> None:
        """Remembers the ministry or army that a phrase names or that its speaker speaks for: "a foreign **ministry**
        spokesman …, the ministry added"."""
        kept = self.nominals.words["kept"]
        for token in phrase.core:
            word = parse.lemmas[token].lower()
            if word in kept and token == phrase.head and found.kind == "body" and found.sector == "GOV":
                entry.roles.add(word)
            elif word in kept and found.kind == "person":
                body = self.chains.entry((("role", f"{word}@{entry.chain}"),), "body", phrase.sentence)
                body.roles.add(word)
                body.sector = body.sector or found.sector
                body.lenders.append(entry.chain)

    def _other(self, parse: Parse, phrase: NounPhrase, found: Named, owner: ActorMention) -> Named:
        """Who is named for not being of a state, of the article's own where that is another one, else of none told."""
        entry = self.chains.entries[owner.chain]
        if found.country or entry.kind != "state" or not self.namer.teller.other(parse, phrase):
            return found
        own = entry.actor.country if entry.actor is not None else entry.country
        country = self.focus.country if self.focus.country != own and self.focus.share >= SHARE else None
        return replace(found, country=country or ABROAD, why=found.why.replace("unknown", "other"))

    def _again(self, parse: Parse, phrase: NounPhrase, found: Named) -> Entry | None:
        """Who is named again by a role alone ("the envoy"), an envoy by title and name after "Gondor's envoy", or an
        armed group ("the rebels")."""
        if found.country or phrase.owner is not None:
            return None
        words = self.nominals.words
        definite = not found.name and any(parse.lemmas[token].lower() in words["definite"] for token in phrase.core)
        if definite and parse.lemmas[phrase.head].lower() in words["groups"]:
            return self.chains.armed(phrase.sentence, reach=_ARMED)
        if not found.role:
            return None
        if definite and found.kind == "body" and not found.plural and found.role in words["kept"]:
            return self.chains.of_role(frozenset({found.role}), "body", phrase.sentence, reach=_ARMED)
        posted = words["posted"]
        if found.kind != "person" or found.plural or not (definite or (found.name and found.role in posted)):
            return None
        roles = posted if found.role in posted else frozenset({found.role})
        known = self.chains.of_role(roles, "person", phrase.sentence, reach=_AGAIN)
        if known is None and found.office and found.office not in words["many-held"]:
            known = self.chains.sole(found.role)
        return known if known is not None and not (found.name and known.name) else None

    def _is_new(self, parse: Parse, phrase: NounPhrase, found: Named) -> bool:
        """Whether an article says that it is nobody named before: "**a** minister"."""
        one = found.kind == "person" and bool(found.role) and not found.name
        return one and any(parse.lemmas[token].lower() in self.nominals.words["indefinite"] for token in phrase.core)

    def _short(self, found: Named) -> Entry | None:
        """The person so far known by the last name alone, where a full name comes later."""
        known = self.chains.known(found.aliases[0]) if found.aliases else None
        if known is None or known.kind != "person" or " " in (known.name or "") or self.chains.known(found.keys[0]):
            return None
        return known

    def _lying(self, parse: Parse, phrase: NounPhrase, found: Named, by_head: Mapping[int, ActorMention]) -> Named:
        """The state of a part of the world that was named last, or is the only one of it that the article names; of no
        state told where there is none."""
        apart = {by_head[head].chain for head in doers(parse, phrase.head, self.nominals) if head in by_head}
        states = [one for one in self.chains.entries if one.kind == "state" and one.actor is not None]
        near = [one for one in states if one.actor and one.actor.country in found.among and one.chain not in apart]
        last = max(near, key=lambda one: (one.sentence, one.main, one.subject, one.chain), default=None)
        later = found.among & self.focus.states
        code = last.actor.country if last and last.actor else next(iter(later)) if len(later) == 1 else None
        state = self.namer.gazetteer.state(code) if code else None
        if state is None or code is None:
            return replace(found, country=ABROAD)
        return replace(found, keys=(("actor", state.id),), actor=state, country=code)

    def _state(self, code: str, phrase: NounPhrase, by_head: dict[int, ActorMention]) -> int:
        """The chain of a state that its people's name in the phrase tells, and with it that name, where the article has
        not named the state so far."""
        actor = self.namer.gazetteer.state(code)
        entry = self.chains.entry((("actor", actor.id if actor else code),), "state", phrase.sentence)
        entry.actor, entry.country, entry.sector = actor, code, "GOV"
        here = {one.chain for one in by_head.values()}
        if entry.chain not in self.mentioned and entry.chain not in here:
            for token in range(phrase.first, phrase.end):
                told = by_head.get(token)
                if told is not None and told.why.endswith(PEOPLE) and code in self.chains.entries[told.chain].votes:
                    by_head[token] = replace(told, chain=entry.chain)
        return entry.chain

    def _pronoun(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
        word = parse.words[phrase.head].lower()
        pronouns = self.nominals.pronouns
        if word in pronouns["relative"]:
            return self._relative(parse, phrase, by_head)
        above = parse.heads[phrase.head]
        counted = above if above >= 0 and parse.upos[above] == "NUM" else phrase.head  # "arrested eleven **of them**"
        apart = [] if word in pronouns["reflexive"] else doers(parse, counted, self.nominals)
        apart += quoted(parse, phrase.head, self.nominals)
        clause = parse.heads[phrase.head]
        if clause >= 0 and parse.deprels[clause] in self.nominals.labels["relative"]:
            apart.append(parse.heads[clause])  # "the envoy, with whom **he** talked"
        beside = [at for at in by_head if parse.deprels[at] in self.nominals.labels["apposition"]]
        apart += [at for at in beside if parse.heads[at] in apart]  # "her host, **Ada Roe**, welcomed her"
        here = [by_head[head] for head in apart if head in by_head]
        other = frozenset(chain for one in here for chain in (one.chain, *one.plural_of))
        inside = (one for one in by_head.values() for whole in here if whole.span.covers(one.span))
        other |= {one.chain for one in inside if one.why != PRONOUN}  # "the **Gondorian** government accused it"
        client = by_head.get(spoken_for(parse, phrase.head, self.nominals))
        if client is not None and not client.plural_of:
            return self._mention(parse, phrase, self.chains.entries[client.chain], PRONOUN)
        entry = self.referents.pronoun(word, phrase.sentence, other | self._at_home(parse, phrase, by_head))
        return self._mention(parse, phrase, entry, PRONOUN) if entry else None

    def _at_home(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> frozenset[int]:
        """The people of whoever meets somebody, where one of another state was named as lately: a premier rather
        receives another's king than his own."""
        meeting = [by_head[head] for head in hosts(parse, phrase.head, self.nominals) if head in by_head]
        states = {self.chains.told(one.chain) for one in meeting} - {None}
        if len(states) != 1:
            return frozenset()
        persons = [one for one in self.chains.entries if one.kind == "person" and one.moved is None]
        near = [one for one in persons if 0 <= phrase.sentence - one.sentence <= _AGAIN]
        own = frozenset(one.chain for one in near if self.chains.told(one.chain) in states)
        return own if any(self.chains.told(one.chain) not in {*states, None} for one in near) else frozenset()

    def _relative(self, parse: Parse, phrase: NounPhrase, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
        """ "who", "which": the noun that the relative clause hangs from."""
        relative = self.nominals.labels["relative"]
        clause = next((at for at in parse.upward(phrase.head) if parse.deprels[at] in relative), None)
        known = by_head.get(parse.heads[clause]) if clause is not None else None
        if known is None:
            return None
        return replace(known, head=phrase.head, first=phrase.first, end=phrase.end, why="relative")
