"""What speaks for a state being that of a party whose own words tell none: how often the article names it and how near,
in which part of the sentence, and where this takes place."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.knowledge.cues import load_labels
from dragoman.model.actor import FOCUS, UNKNOWN, ActorMention
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.resolve.binding import head_in
from dragoman.resolve.focus import Focus
from dragoman.resolve.place_binding import COUNTRY

BACK = 3  # sentences
SAME_WORD = "same word"  # the share of a state among those whom the same word has told
_RANKS = 4
_COMMON = 8  # states named most in an article, that it may mean wherever it is
_PEOPLE = "demonym"
# joined with what kind of party it is
_PAIRED = frozenset(
    {"most towns", "most names", "dateline", "focus", "last", "here before", "here a subject", "same verb"}
    | {"subject just before", "outlet"}
)

Features = dict[str, float]


def is_open(party: ActorMention) -> bool:
    """Whether only the article around it tells its state."""
    return party.why.endswith(FOCUS) and not party.plural_of


@dataclass(frozen=True, slots=True)
class _Named:
    """A party whose words tell its state."""

    party: ActorMention
    subject: bool


class HomeFeatures:
    """The states of one article and where it names them; `places` are its resolved places, `dateline` is the state
    where it was written."""

    def __init__(
        self,
        parses: Sequence[Parse],
        parties: Sequence[ActorMention],
        places: Sequence[PlaceMention],
        focus: Focus,
        *,
        dateline: str | None = None,
    ) -> None:
        self.parses, self.focus, self.dateline = parses, focus, dateline
        self.subjects, self.cases = load_labels("subjects"), load_labels("cases")
        self.paragraphs = [parse.sentence.paragraph for parse in parses]
        self.named: dict[int, list[_Named]] = {}
        self.by_paragraph: dict[int, Counter[str]] = {}
        self.words: dict[str, Counter[str]] = {}
        told = [one for one in parties if one.country != UNKNOWN and not is_open(one) and not one.plural_of]
        for party in told:
            parse = parses[party.sentence]
            subject = parse.deprels[party.head] in self.subjects
            self.named.setdefault(party.sentence, []).append(_Named(party, subject))
            self.by_paragraph.setdefault(self.paragraphs[party.sentence], Counter())[party.country] += 1
            self.words.setdefault(parse.lemmas[party.head].lower(), Counter())[party.country] += 1
        self.votes = Counter(party.country for party in told)
        self.common = [code for code, _ in self.votes.most_common(_COMMON)]
        self.rank = {code: at for at, (code, _) in enumerate(self.votes.most_common())}
        self.places: dict[int, list[tuple[str, PlaceMention]]] = {}
        self.towns: Counter[str] = Counter()
        self.names = Counter(party.country for party in told if _PEOPLE in party.why)
        for place in places:
            if place.place is not None and place.place.country:
                code = place.place.country
                self.places.setdefault(place.sentence, []).append((code, place))
                (self.names if place.place.kind == COUNTRY else self.towns)[code] += 1

    def of(self, party: ActorMention) -> dict[str, Features]:
        """What speaks for each candidate, by its code: those named most, and those named near by."""
        states = {*self.common, *(code for code, _ in self.places.get(party.sentence, ()))}
        for sentence in range(party.sentence - BACK, party.sentence + 1):
            states.update(one.party.country for one in self.named.get(sentence, ()))
        states |= {code for code in (self.focus.country, self.focus.home) if code is not None}
        common, last = tuple(self._of_party(party)), self._last(party)
        return {code: self._features(code, party, common, last) for code in sorted(states)}

    def _of_party(self, party: ActorMention) -> Iterator[str]:
        """Names of what kind of party it is."""
        parse = self.parses[party.sentence]
        lemma = parse.lemmas[party.head].lower()
        yield f"sector {party.sector}"
        yield f"word {lemma}"
        yield f"tag {parse.xpos[party.head]}"
        kind = party.why.partition(":")[0].partition("+")[0]
        yield f"kind {kind}"
        first = parse.words[party.first].lower()
        yield f"determiner {first if parse.upos[party.first] == 'DET' else 'none'}"
        if parse.deprels[party.head] in self.subjects:
            yield "a subject"

    def _last(self, party: ActorMention) -> str | None:
        """The state named last before it."""
        for sentence in range(party.sentence, max(-1, party.sentence - BACK - 1), -1):
            before = [
                one.party
                for one in self.named.get(sentence, ())
                if sentence < party.sentence or one.party.head < party.first
            ]
            if before:
                return max(before, key=lambda one: one.head).country
        return None

    def _features(self, code: str, party: ActorMention, common: Sequence[str], last: str | None) -> Features:
        towns, names = self.towns[code], self.names[code]
        here = self.by_paragraph.get(self.paragraphs[party.sentence], Counter())
        same = self.words.get(self.parses[party.sentence].lemmas[party.head].lower(), Counter())
        out: Features = {
            "share": _share(self.votes, code),
            "towns": _share(self.towns, code),
            "names": _share(self.names, code),
            "towns to names": math.log((1 + towns) / (1 + names)),
            "paragraph": math.log1p(here[code]),
            "paragraph share": _share(here, code),
            SAME_WORD: _share(same, code),
        }
        found = {*self._standing(code, party, last), *self._inside(code, party), *self._around(code, party)}
        if towns and towns == max(self.towns.values()):
            found.add("most towns")
        if names and names == max(self.names.values()):
            found.add("most names")
        paired = [f"{name}, {one}" for name in sorted(found & _PAIRED) for one in common]
        return out | dict.fromkeys((*sorted(found), *paired), 1.0)

    def _standing(self, code: str, party: ActorMention, last: str | None) -> Iterator[str]:
        """What it is to the whole article."""
        yield f"rank {min(self.rank.get(code, _RANKS), _RANKS)}"
        if code == self.focus.country:
            yield from ("focus", f"focus of {int(self.focus.share * 5)}")
        if code == self.focus.home:
            yield "outlet"
        if code == self.dateline:
            yield "dateline"
        if code == last:
            yield "last"

    def _inside(self, code: str, party: ActorMention) -> Iterator[str]:
        """Its words in the same sentence: whether they come before it, are the subject, act on it; and places."""
        parse = self.parses[party.sentence]
        verb = parse.heads[party.head]
        for one in self.named.get(party.sentence, ()):
            other = one.party
            if other.country != code or party.first <= other.head < party.end:
                continue
            yield "here before" if other.head < party.head else "here after"
            if one.subject:
                yield "here a subject"
            same = parse.heads[other.head] == verb and verb >= 0
            if same:
                yield f"same verb {parse.deprels[other.head]} {parse.deprels[party.head]}"
                yield "same verb"
            if parse.heads[other.head] == party.head:
                yield f"below it {parse.deprels[other.head]}"
        for place in (place for owner, place in self.places.get(party.sentence, ()) if owner == code):
            yield "place here"
            head = head_in(parse, place.span)
            if head is not None:
                cases = (parse.lemmas[at].lower() for at in parse.children()[head] if parse.deprels[at] in self.cases)
                case = next(cases, "bare")
                yield f"place here {case}"
                if verb >= 0 and parse.heads[head] == verb:
                    yield f"place of its verb {case}"

    def _around(self, code: str, party: ActorMention) -> Iterator[str]:
        """Its words in the sentences before, and places there."""
        for back in range(1, BACK + 1):
            sentence = party.sentence - back
            told = [one for one in self.named.get(sentence, ()) if one.party.country == code] if sentence >= 0 else []
            if told:
                together = self.paragraphs[sentence] == self.paragraphs[party.sentence]
                yield f"back {back}"
                if together:
                    yield "back in the paragraph"
                if any(one.subject for one in told):
                    yield "subject back" if together else "subject of another paragraph"
                    if back == 1:
                        yield "subject just before"
                break
        near = (at for at in (1, 2) if any(owner == code for owner, _ in self.places.get(party.sentence - at, ())))
        yield from (f"place back {at}" for at in islice(near, 1))


def _share(counts: Counter[str], code: str) -> float:
    return counts[code] / (counts.total() or 1)
