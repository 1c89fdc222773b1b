"""Whom "they", "him" and "the two" mean: who was named last, and several who were named together as one."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.genders import load_genders
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.noun_phrases import NounPhrase

PERSONS, STATES = frozenset({"person"}), frozenset({"state"})
THINGS = frozenset({"state", "body"})
_ALL = frozenset({"person", "state", "body", "people"})
_REACH = 4  # sentences in which the two of an act are "the two" where nothing else tells
_LEAD = 2  # sentences, headline included, that tell who faces whom
_MIXED = "mixed"  # two of several states and kinds
_TWO = ("first-of-two", "second-of-two")
_ALIKE = (PERSONS, STATES)  # kinds of which several make one


class Referents:
    """Remembers, by kind, the chains last coordinated and the two last told as doer and undergoer of one act."""

    def __init__(self, chains: Chains, nominals: Nominals) -> None:
        self.chains, self.nominals = chains, nominals
        self.groups: dict[str, tuple[int, ...]] = {}
        self.pairs: dict[str, tuple[int, tuple[int, ...]]] = {}
        self.two: tuple[int, tuple[int, ...]] = (0, ())  # the sentence that told last of two of a kind, in its order
        # how often two of two states were told together, by the states, and who they were; the lead counts twice
        self.faced: dict[frozenset[str], tuple[int, tuple[int, ...]]] = {}

    @property
    def last_told(self) -> int:
        """The last sentence that told of two of a kind together; -1 where none has."""
        told = [sentence for sentence, _ in self.pairs.values()]
        return max([*told, self.two[0] if self.two[1] else -1], default=-1)

    def group(
        self,
        sentence: int,
        *,
        things: bool,
        opposed: bool = False,
        other: frozenset[int] = frozenset(),
        here: str | None = None,
        teller: int | None = None,
        beside: tuple[int, ...] = (),
        counted: bool = False,
    ) -> tuple[int, ...]:
        """The parties that "the two leaders", "both sides" stand for: the two of an act just told, else, of those who
        are `opposed`, those of two states told together most often, else the persons, else states, last named together
        (of `things` states first), else the two of an act told further back, the two `beside`, or the two states last
        named; none of the chains `other`, who do something to them, nor who face each other elsewhere, if `here`, the
        paragraph's own state, is another one. Who speaks of two states, of the one whose chain is `teller`, speaks of
        his own and the other one last named. Those who are `counted` are two, not more."""
        order = ("state", "person") if things else ("person", "state")
        pairs = [self.pairs[kind] for kind in order if kind in self.pairs and other.isdisjoint(self.pairs[kind][1])]
        alike = [one for one in pairs if not things or one is self.pairs.get(order[0])]
        fresh = next((pair for told, pair in alike if sentence - told <= 1), ())
        groups = [self.groups[kind] for kind in order if kind in self.groups]
        groups = [one for one in groups if not counted or len(one) == len(_TWO)]
        named = next((one for one in groups if other.isdisjoint(one) and (not things or self._across(one))), ())
        near = next((pair for told, pair in alike if sentence - told <= _REACH and self._across(pair)), ())
        told, mixed = self.pairs.get(_MIXED, (0, ()))
        mingled = things and sentence - told <= 1 and other.isdisjoint(mixed)
        met = next((pair for told, pair in pairs if sentence - told <= 1 and self._across(pair)), ())
        usual = (met or self._usual(other)) if opposed else ()
        two = (
            fresh
            or usual
            or named
            or near
            or (beside if other.isdisjoint(beside) else ())
            or self._with_teller(teller, sentence, other)
            or self.chains.last_two(STATES, sentence, other=other)
            or (mixed if mingled else ())
            or next((pair for told, pair in pairs if sentence - told <= _REACH and self._across(pair)), ())
        )
        foreign = opposed and here is not None and here not in {self.chains.told(chain) for chain in two}
        return () if foreign else two

    def _with_teller(self, teller: int | None, sentence: int, other: frozenset[int]) -> tuple[int, ...]:
        if teller is None or teller in other:
            return ()
        last = self.chains.latest(STATES, sentence, other=other | {teller})
        return tuple(sorted((teller, last.chain))) if last is not None else ()

    def _usual(self, other: frozenset[int]) -> tuple[int, ...]:
        """The two of two states that were told together most often, and more than once."""
        faced = [one for one in self.faced.values() if one[0] > 1 and other.isdisjoint(one[1])]
        return max(faced, key=lambda one: one[0], default=(0, ()))[1]

    def _face(self, chains: tuple[int, ...], sentence: int) -> None:
        """Two who were told together: states and bodies rather than persons stand for those of two states."""
        states = frozenset(country for chain in chains if (country := self.chains.told(chain)))
        if len(chains) == len(states) == 2:
            told, known = self.faced.get(states, (0, ()))
            firm = {self.chains.entries[chain].kind for chain in known or chains} <= THINGS
            self.faced[states] = told + 1 + (sentence < _LEAD), (known if known and firm else chains)

    def pronoun(self, word: str, sentence: int, other: frozenset[int]) -> Entry | None:
        """Whom a personal pronoun means, none of the chains `other`; None where nobody is near or no such word. Whoever
        "he" or "she" means is not meant by the other one from there on."""
        pronouns, (told, two) = self.nominals.pronouns, self.two
        for at, kind in enumerate(_TWO):
            if word in pronouns[kind]:
                return self.chains.entries[two[at]] if two and sentence - told <= 1 else None
        if word in pronouns["singular-person"]:
            gender = load_genders().pronouns.get(word, "")
            meant = self.chains.latest(PERSONS, sentence, plural=False, other=other, gender=gender)
            if meant is not None and word in pronouns["subject"]:
                meant.gender = meant.gender or gender
            return meant
        if word in pronouns["thing"]:
            return self.chains.latest(THINGS, sentence, other=other, main=True)
        if word in pronouns["plural"]:
            return self.chains.latest(_ALL, sentence, plural=True, other=other) or self._last(sentence)
        return None

    def _last(self, sentence: int) -> Entry | None:
        members = self.groups.get("person") or self.groups.get("state")
        return self.chains.several(members, sentence) if members else self.chains.latest(THINGS, sentence)

    def coordinated(self, chains: tuple[int, ...], sentence: int) -> None:
        """Several of one kind named in a row: one party from here on."""
        entries = [self.chains.entries[chain] for chain in chains]
        kinds = {entry.kind for entry in entries}
        self._face(chains, sentence)
        if len(chains) > 1 and kinds in _ALIKE:
            self.groups[kinds.pop()] = chains
            self.two = (sentence, chains) if len(chains) == 2 else self.two
            self._together(chains, sentence, subject=any(entry.subject for entry in entries))

    def acting(self, parse: Parse, phrases: Sequence[NounPhrase], by_head: Mapping[int, ActorMention]) -> None:
        """Who does something to or with another of the kind: "the two" and "they" of the next sentence."""
        labels = self.nominals.labels
        company, against = self.nominals.words["company"], self.nominals.words["against"]
        subjects = {parse.heads[one.head]: one for one in phrases if parse.deprels[one.head] in labels["subject"]}
        for phrase in phrases:
            above = parse.heads[phrase.head]
            doer = subjects.get(above)
            if doer is not None and doer.with_ and doer.head in by_head:
                continue  # "**Arnor and Gondor** asked Rohan": the two are those who asked
            if doer is None and above >= 0 and parse.deprels[above] in labels["object"]:  # "held talks with **Rohan**"
                doer = subjects.get(parse.heads[above]) if self._marked(parse, phrase.head, company) else None
            near = parse.deprels[phrase.head] in labels["object"] or self._marked(parse, phrase.head, company)
            struck = near or self._marked(parse, phrase.head, against)
            if doer is None or not struck or doer.head not in by_head or phrase.head not in by_head:
                continue
            chains = by_head[doer.head].chain, by_head[phrase.head].chain
            self._face(chains, phrase.sentence)
            kinds, across = {self.chains.entries[chain].kind for chain in chains}, self._across(chains)
            if near and chains[0] != chains[1] and kinds in _ALIKE:
                kind, self.two = kinds.pop(), (phrase.sentence, chains)
                told, last = self.pairs.get(kind, (-_REACH, ()))
                if across or not self._across(last) or phrase.sentence - told > _REACH:
                    self.pairs[kind] = phrase.sentence, chains
                self._together(chains, phrase.sentence, subject=False)
            elif across:
                self.pairs[_MIXED] = phrase.sentence, chains

    def _across(self, chains: tuple[int, ...]) -> bool:
        """Whether the parties are of several states."""
        return len({country for chain in chains if (country := self.chains.told(chain))}) > 1

    def _marked(self, parse: Parse, token: int, markers: frozenset[str]) -> bool:
        """ "met **with** the king"."""
        words = (parse.words[at].lower() for at in _below(parse, token, self.nominals.labels["marker"]))
        return any(word in markers for word in words)

    def _together(self, chains: tuple[int, ...], sentence: int, *, subject: bool) -> None:
        if not any(self.chains.entries[chain].plural for chain in chains):
            self.chains.several(chains, sentence).subject_in = sentence if subject else -1


def doers(parse: Parse, token: int, nominals: Nominals) -> list[int]:
    """The heads of the clause's subject, whom its object cannot mean without "self": "the king invited **him**"."""
    labels = nominals.labels
    first = _first_of_row(parse, token, labels["coordination"])
    marked = (parse.words[at].lower() in nominals.words["against"] for at in _below(parse, first, labels["marker"]))
    struck = parse.deprels[first] in labels["oblique"] and any(marked)  # "called on **him** to resign"
    if parse.heads[first] < 0 or not (struck or parse.deprels[first] in labels["object"]):
        return []
    for verb in parse.upward(parse.heads[first]):
        subjects = _below(parse, verb, labels["subject"])
        told = verb == parse.heads[first] or not _below(parse, verb, labels["object"])  # "asked them to help **her**"
        if subjects or parse.deprels[verb] not in labels["coordination"] | labels["control"]:
            return subjects if told else []
    return []


def hosts(parse: Parse, token: int, nominals: Nominals) -> list[int]:
    """The heads of the subject of a meeting with someone, "**the premier** will receive *him*"; none where the word is
    not met."""
    behind = {name for kind in ("object", "oblique", "complement") for name in nominals.labels[kind]}
    above = parse.heads[token]
    met = above >= 0 and parse.lemmas[above].lower() in nominals.words["meeting"]
    if not met or parse.deprels[token] not in behind:
        return []
    return next(
        (found for verb in parse.upward(above) if (found := _below(parse, verb, nominals.labels["subject"]))), []
    )


def spoken_for(parse: Parse, token: int, nominals: Nominals) -> int:
    """The possessor of who says something of him or her: "**her** lawyer said *she* …", "the **king**'s spokesman said
    *he* …"; -1 where nobody speaks for another."""
    labels, words, pronouns = nominals.labels, nominals.words, nominals.pronouns
    word, verb = parse.words[token].lower(), parse.heads[token]
    if word not in pronouns["subject"] or verb < 0 or parse.deprels[verb] not in labels["content"]:
        return -1
    for speaker in _below(parse, parse.heads[verb], labels["subject"]):
        if parse.lemmas[speaker].lower() in words["styles"]:
            return -1
        for owner in _below(parse, speaker, labels["owner"]):
            told = parse.words[owner].lower()
            genders = load_genders().pronouns
            if told in pronouns["singular-person"] and genders.get(told) == genders.get(word):
                return owner
            if parse.upos[owner] == "PROPN" and parse.lemmas[speaker].lower() in words["proxies"]:
                return owner
    return -1


def tellers(parse: Parse, token: int, nominals: Nominals) -> list[int]:
    """The heads of who says the words that this one stands in: "**the army** said *troops* fired", "*troops* fired,
    **the army** said"."""
    labels, words = nominals.labels, nominals.words
    for at in parse.upward(token):
        above = parse.heads[at]
        said = [above] if above >= 0 and parse.deprels[at] in labels["content"] else []
        for verb in (*said, *_below(parse, at, labels["aside"])):
            subjects = _below(parse, verb, labels["subject"]) if parse.lemmas[verb].lower() in words["saying"] else []
            if subjects:
                return [one for one in subjects if one != token]
    return []


def _first_of_row(parse: Parse, token: int, coordination: frozenset[str]) -> int:
    above = parse.upward(token)
    return next((at for at in above if parse.deprels[at] not in coordination or parse.heads[at] < 0), token)


def quoted(parse: Parse, token: int, nominals: Nominals) -> list[int]:
    """The words between quotation marks where this one stands outside: who says something is not who is spoken of."""
    opening, closing = nominals.words["quote-opens"], nominals.words["quote-closes"]
    inside, out = False, []
    for at, word in enumerate(parse.words):
        if inside and word in closing:
            inside = False
        elif word in opening:
            inside = True
        elif inside:
            out.append(at)
    return out if token not in out else []


def _below(parse: Parse, token: int, labels: frozenset[str]) -> list[int]:
    return [at for at in parse.children()[token] if parse.deprels[at] in labels]
