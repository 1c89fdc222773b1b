"""What speaks for a state or body being whom an act is done to: its words in the sentence and before it, what the event
model thinks of them, whether the rules make it the doer, and whom the article's other acts are between."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.codebook import provoking_types
from dragoman.knowledge.cues import load_labels
from dragoman.knowledge.logistic import odds_of
from dragoman.model.actor import UNKNOWN, ActorMention
from dragoman.model.event import Claim, EventMention
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.resolve.party_index import NOUN, PartyIndex
from dragoman.resolve.party_words import PRONOUN, PartyWords

BACK, AHEAD = 4, 1  # sentences before and after the act's own in which parties are looked for
ACTOR, RECIPIENT = "actor", "recipient"
SLOTS = (ACTOR, RECIPIENT)
_ACTS_BACK = 3  # sentences
_RANKS, _FAR, _STEPS = 4, 6, 5

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state or body that it may be done to: its code, the words for it nearest to the act, and what speaks for it."""

    country: str
    party: ActorMention | None
    features: Features


class RecipientFeatures:
    """Finds the candidates of the acts of one article; `focus` is the state that it is about."""

    def __init__(
        self,
        parses: Sequence[Parse],
        parties: Sequence[ActorMention],
        index: PartyIndex,
        words: PartyWords,
        *,
        focus: str | None,
    ) -> None:
        self.parses, self.index, self.words, self.focus = parses, index, words, focus
        self.hostile, self.subjects = provoking_types(), load_labels("subjects")
        self.by_sentence: dict[int, list[tuple[ActorMention, ActorMention]]] = {}
        for party in parties:
            members = index.at(party.sentence, party.head) if party.plural_of else (party,)
            self.by_sentence.setdefault(party.sentence, []).extend((party, one) for one in members)
        self.before: list[Claim] = []
        self.dealt: Counter[frozenset[str]] = Counter()  # acts so far between two
        told = Counter(party.country for party in parties)
        self.share = {code: count / told.total() for code, count in told.items()}
        self.rank = {code: at for at, (code, _) in enumerate(told.most_common())}

    def told(self, claim: Claim) -> None:
        """Takes notice of a claim: call it for each, in text order, before asking for the next one's candidates."""
        self.before.append(claim)
        doers, met = ({party.country for party in side} for side in (claim.actors, claim.recipients))
        self.dealt.update({frozenset((ours, theirs)) for ours in doers for theirs in met})

    def of(self, claim: Claim, mention: EventMention, beside: Sequence[Claim] = ()) -> list[Candidate]:
        """Every candidate; `beside` are the other claims of its sentence. Who is left, or only tells where it is done,
        is none."""
        near: dict[str, list[tuple[ActorMention, ActorMention]]] = {}
        aside: set[str] = set()
        for sentence in range(claim.sentence - BACK, claim.sentence + AHEAD + 1):
            for words, party in self.by_sentence.get(sentence, ()):
                here = sentence == claim.sentence
                if here and self._is_aside(words):
                    aside.add(party.country)
                elif not (here and words.span.covers(claim.trigger)):
                    near.setdefault(party.country, []).append((words, party))
        for code in sorted({*(party.country for party in (*claim.actors, *claim.recipients)), self.focus or UNKNOWN}):
            near.setdefault(code, [])
        for code in sorted(aside):
            told = (words for words, _ in near.get(code, ()) if words.sentence == claim.sentence)
            if all(words.why.startswith(NOUN) for words in told):
                near.pop(code, None)
        speakers = {one.country for source in mention.sources for one in self.index.at(source.sentence, source.token)}
        common = dict.fromkeys(_of_act(claim, mention, self.parses[claim.sentence]), 1.0)
        common["candidates"] = min(len(near), 8) / 8
        return [
            Candidate(
                country,
                _nearest(told, claim),
                common
                | self._features(country, told, claim, mention, speaks=country in speakers)
                | dict.fromkeys(self._beside(country, beside), 1.0),
            )
            for country, told in near.items()
        ]

    def _features(
        self,
        country: str,
        told: Sequence[tuple[ActorMention, ActorMention]],
        claim: Claim,
        mention: EventMention,
        *,
        speaks: bool,
    ) -> Features:
        kind = claim.type.category
        out: Features = {"share": self.share.get(country, 0.0)}
        names = [f"rank {min(self.rank.get(country, _RANKS), _RANKS)}"]
        names += ["unknown"] if country == UNKNOWN else []
        names += ["focus", f"focus of {kind}"] if country == self.focus else []
        names += ["speaker", f"speaker of {kind}"] if speaks else []
        here = [words for words, _ in told if words.sentence == claim.sentence]
        back = [words for words, _ in told if words.sentence < claim.sentence]
        if here:
            names += self._here(here, mention)
            out |= _believed(here, mention)
        elif back:
            names += self._back(back, claim)
        else:
            names.append("ahead" if told else "nowhere")
        for slot, side in zip(SLOTS, (claim.actors, claim.recipients), strict=True):
            mine = next((party for party in side if party.country == country), None)
            if mine is not None:
                several = min(len({party.country for party in side}), 3)
                names += [f"{slot} by rule", f"{slot} by rule of {kind}", f"{slot} one of {several}"]
                names += _found(mine, slot, mention)
        spans = [(words.sentence, words.first, words.end) for words, _ in told]
        for one in mention.arguments:
            if one.path != MODEL and any(s == one.sentence and a <= one.token < b for s, a, b in spans):
                names += [f"frame {one.slot}", f"path {one.path}"]
        names += self._among(country, claim)
        ours = {party.country for party in claim.actors}
        out["dealt"] = math.log1p(sum(self.dealt[frozenset((code, country))] for code in ours))
        return out | dict.fromkeys(names, 1.0)

    def _is_aside(self, words: ActorMention) -> bool:
        return self.words.is_time(words) or self.words.is_left(words) or self.words.is_scene(words)

    def _beside(self, country: str, beside: Sequence[Claim]) -> Iterator[str]:
        """Its part in the other acts of the sentence."""
        for act in beside:
            kind = "hostile" if act.type.category in self.hostile else "peaceful"
            for part, side in (("does", act.actors), ("meets", act.recipients)):
                if any(party.country == country for party in side):
                    yield from (f"beside {part}", f"beside {part} {kind}", f"beside {part} {act.type.category}")

    def _here(self, here: Sequence[ActorMention], mention: EventMention) -> Iterator[str]:
        """How its words stand to the act in the sentence, those nearest in the tree."""
        parse, act = self.parses[mention.sentence], mention.token
        ways = [(*way(parse, act, words.head), words) for words in here]
        steps, labels, words = min(ways, key=lambda one: (one[0], one[2].head))
        case = _case(parse, words.head)
        yield from ("here", f"way {labels}", f"label {parse.deprels[words.head]}", f"steps {min(steps, _FAR)}")
        if case:
            yield from (f"case {case}", f"way {labels} {case}")
        yield from ("after" if words.head > act else "ahead of it", f"sector {words.sector}")
        if words.why.startswith(PRONOUN):
            yield "pronoun"
        if parse.deprels[words.head] in self.subjects:
            yield "subject"
        if len(here) > 1:
            yield "twice"

    def _back(self, back: Sequence[ActorMention], claim: Claim) -> Iterator[str]:
        """How far back its last words stand, and whether they are a subject."""
        last = max(words.sentence for words in back)
        yield from (f"back {claim.sentence - last}", f"back of {claim.type.category}")
        parse = self.parses[last]
        if any(words.sentence == last and parse.deprels[words.head] in self.subjects for words in back):
            yield "subject back"
        if parse.sentence.paragraph == self.parses[claim.sentence].sentence.paragraph:
            yield "same paragraph"

    def _among(self, country: str, claim: Claim) -> Iterator[str]:
        """Its part in the last act before that it has a part in, and whether that was between it and the doer."""
        ours, hostile = {party.country for party in claim.actors}, claim.type.category in self.hostile
        for act in reversed(self.before):
            if act.sentence < claim.sentence - _ACTS_BACK:
                return
            doers, met = ({party.country for party in side} for side in (act.actors, act.recipients))
            if country not in doers | met:
                continue
            part = "did" if country in doers else "met"
            yield from (f"last {part}", f"last {part} {act.type.category in self.hostile}, now {hostile}")
            if country in doers and ours & met:
                yield "acted on the doer"
            if country in met and ours & doers:
                yield "met by the doer"
            return


def _of_act(claim: Claim, mention: EventMention, parse: Parse) -> Iterator[str]:
    kind = claim.type.category
    yield from (f"type {kind}", f"status {claim.modality.status}", f"tag {parse.xpos[mention.token]}")
    yield "model alone" if mention.rule == MODEL else "framed"
    if not claim.actors:
        yield "no actor"
    if not claim.recipients:
        yield from ("no recipient", f"no recipient of {kind}")


def _nearest(told: Sequence[tuple[ActorMention, ActorMention]], claim: Claim) -> ActorMention | None:
    """The party whose words stand nearest: in the act's sentence, else before, else after it."""

    def distance(pair: tuple[ActorMention, ActorMention]) -> tuple[bool, int, int]:
        words = pair[0]
        return words.sentence > claim.sentence, abs(words.sentence - claim.sentence), words.head

    return min(told, key=distance)[1] if told else None


def _believed(here: Sequence[ActorMention], mention: EventMention) -> Features:
    """What the event model thinks of its words."""
    sides = mention.belief.sides if mention.belief is not None else ()
    out: Features = {}
    for at, slot in enumerate(SLOTS if sides else ()):
        most = max(sides[token][at] for words in here for token in range(words.first, words.end))
        out[f"model {slot}"] = odds_of(most)
        out[f"model {slot} {int(most * 5)}"] = 1.0
    return out


def _found(party: ActorMention, slot: str, mention: EventMention) -> Iterator[str]:
    """How the rules came to it."""
    reason, _, particular = party.why.partition("+")
    yield f"{slot} why {reason.partition(':')[0]}"
    if particular:
        yield f"{slot} + {particular.rpartition('+')[2]}"
    told = [
        one
        for one in mention.arguments
        if one.slot == slot and one.sentence == party.sentence and party.first <= one.token < party.end
    ]
    if told:
        best = max(told, key=lambda one: one.score)
        yield from (f"{slot} by {best.path}", f"{slot} at {int(best.score * 5)}")
    else:
        yield f"{slot} untold"


def way(parse: Parse, act: int, word: int) -> tuple[int, str]:
    """Steps and labels on the way through the tree from an act to a word; a long way has no labels."""
    up, down = list(parse.upward(act)), list(parse.upward(word))
    above = set(down)
    climbed = next((at for at, node in enumerate(up) if node in above), len(up) - 1)
    fallen = down.index(up[climbed]) if up[climbed] in above else len(down)
    steps = climbed + fallen
    if steps > _STEPS:
        return steps, "long"
    rising = "^".join(parse.deprels[node].partition(":")[0] for node in up[:climbed])
    return steps, f"{rising}>{'.'.join(parse.deprels[node] for node in reversed(down[:fallen]))}"


def _case(parse: Parse, head: int) -> str:
    """The first preposition of a phrase."""
    marks = load_labels("cases")
    return next((parse.lemmas[at].lower() for at in parse.children()[head] if parse.deprels[at] in marks), "")
