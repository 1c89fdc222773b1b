"""To whom an act of one state is done, where neither its words nor those around it tell: who has just acted towards
that state, who did what the words take up, else the one that it deals with most, in peace or in strife, in the article.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.codebook import WHERE, asking_types, provoking_types, types_listed
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import COMPLETED, UNKNOWN, ActorMention
from dragoman.model.event import Claim
from dragoman.model.parse import Parse
from dragoman.resolve.slots import Parties

OTHER = ":other"
_BACK = 3  # sentences in which it stands what is answered
_OFTEN = 3  # acts of one kind between two that make them the two sides of the matter
_SHARE = 0.6  # of all acts of the kind between the one and others
_STEM = 5  # letters that a thing and the word of its deed share: "protested", "the protest"

StateOf = Callable[[str, int], ActorMention | None]


def with_counterparts(claims: Sequence[Claim], parses: Sequence[Parse], state_of: StateOf) -> tuple[Claim, ...]:
    """The claims of one article; those that tell nobody to whom it is done, or only what he is to the one who does it
    ("its **ally**"), get the other side, marked as inferred. What is inferred so tells nothing about other claims.
    `state_of` gives the words for a state that are nearest to a sentence."""
    told = _Told(claims, parses)
    return tuple(_faced(told.answering(claim), told, state_of) for claim in claims)


def _is_open(claim: Claim) -> bool:
    homely, things = load_nominals().words["homely"], types_listed("asked-things", WHERE)
    return (
        bool(claim.actors)
        and not claim.reciprocal
        and claim.type.category in types_listed("addressed", WHERE)
        and all(one.country != UNKNOWN for one in claim.actors)
        and not all(one.sector in homely for one in claim.actors)
        and all(one.country == UNKNOWN and (OTHER in one.why or one.sector in things) for one in claim.recipients)
    )


def _faced(claim: Claim, told: "_Told", state_of: StateOf) -> Claim:
    if not _is_open(claim):
        return claim
    found = told.provoker(claim) or told.author(claim) or told.partner(claim, state_of)
    if found and any(OTHER in one.why for one in claim.recipients):
        met = tuple(replace(one, country=found[0].country, why=one.why + COMPLETED) for one in claim.recipients)
        return replace(claim, recipients=met)
    states = {one.country: replace(one, why=one.why + COMPLETED) for one in found}
    return replace(claim, recipients=(*states.values(), *claim.recipients))


class _Told:
    """What the claims of one article tell of the acts between states."""

    def __init__(self, claims: Sequence[Claim], parses: Sequence[Parse]) -> None:
        self.parses, self.labels, self.words = parses, load_nominals().labels, load_nominals().words
        self.hostile, self.asking = provoking_types(), asking_types()
        self.reactions = types_listed("answered", WHERE)
        self.by_sentence: dict[int, list[Claim]] = {}
        self.dealt: dict[tuple[str, bool], Counter[str]] = {}  # by a state and whether in strife, the others
        self.named: dict[tuple[str, str], ActorMention] = {}  # by a state and another one, the first words for that
        for claim in sorted(claims, key=lambda one: one.trigger):
            self.by_sentence.setdefault(claim.sentence, []).append(claim)
            hostile = claim.type.category in self.hostile
            for ours, party in _between(claim):
                self.dealt.setdefault((ours, hostile), Counter())[party.country] += 1
                self.named.setdefault((ours, party.country), party)

    def answering(self, claim: Claim) -> Claim:
        """An official who denies it, and beside whom only his own state is near, answers who has just done something to
        it."""
        own, officials = {one.country for one in claim.actors}, types_listed("officials", WHERE)
        home = all(one.why.endswith(COMPLETED) and one.country in own for one in claim.recipients)
        official = claim.actors and all(one.sector in officials for one in claim.actors)
        denying = claim.type.category in types_listed("denying", WHERE) and official
        if not home or not denying or not any(self._is_word(thing, claim) for thing in self._things(claim)):
            return claim
        found = {one.country: replace(one, why=one.why + COMPLETED) for one in self.provoker(claim)}
        return replace(claim, recipients=tuple(found.values())) if found else claim

    def provoker(self, claim: Claim) -> Parties:
        """Who has last acted towards the actors' state: against it, for an act that is against somebody, else not
        against it but by asking it for something."""
        own, against = {one.country for one in claim.actors}, claim.type.category in self.hostile
        for act in self._before(claim):
            met = not own.isdisjoint(one.country for one in act.recipients)
            asked = not against and act.type.category in self.asking
            if met and (asked or (act.type.category in self.hostile) is against):
                return act.actors
        return ()

    def author(self, claim: Claim) -> Parties:
        """Who of another state has just done what the words take up: "welcomed **the decision**", "dismissed **the
        protest**"."""
        things = self._things(claim) if claim.type.category in self.reactions else ()
        lemmas = {self.parses[claim.sentence].lemmas[at].lower() for at in things}
        for act in self._before(claim) if lemmas else ():
            called = self.words.get(f"things-{act.type.category.lower()}", frozenset())
            if not lemmas.isdisjoint(called) or any(lemma[:_STEM] in self._stems(act) for lemma in lemmas):
                return act.actors
            if not lemmas.isdisjoint(self.words["measures"]) and act.type.category not in self.reactions:
                return act.actors
        return ()

    def partner(self, claim: Claim, state_of: StateOf) -> Parties:
        """The one state or body that the actors' one state deals with most by far, in strife for an act against
        somebody, else in peace and not in strife as well; nobody whom it asks for something."""
        own, against = {one.country for one in claim.actors}, claim.type.category in self.hostile
        if len(own) > 1 or claim.type.category in self.asking:
            return ()
        state = own.pop()
        dealt = self.dealt.get((state, against), Counter[str]())
        best = min(dealt, key=lambda country: (-dealt[country], country), default="")
        often = dealt[best] >= _OFTEN and dealt[best] >= _SHARE * dealt.total()
        foe = not against and self.dealt.get((state, True), Counter[str]())[best] > 0
        return (state_of(best, claim.sentence) or self.named[state, best],) if often and not foe else ()

    def _before(self, claim: Claim) -> Iterator[Claim]:
        """The acts of others told before it, up to so many sentences back, the latest first."""
        own = {one.country for one in claim.actors}
        for sentence in range(claim.sentence, claim.sentence - _BACK - 1, -1):
            for act in reversed(self.by_sentence.get(sentence, ())):
                doers = {one.country for one in act.actors}
                if act.trigger < claim.trigger and doers and own.isdisjoint(doers) and UNKNOWN not in doers:
                    yield act

    def _things(self, claim: Claim) -> list[int]:
        """The things told before that the act's words are about: "the **move**", "**that**", "called the **plan** a
        provocation"."""
        parse = self.parses[claim.sentence]
        below, labels = parse.children(), self.labels
        inside = [at for at in range(len(parse)) if claim.trigger.start <= parse.starts[at] < claim.trigger.end]
        things = [
            one for at in inside for one in below[at] if parse.deprels[one] in labels["object"] | labels["passive"]
        ]
        raised = labels["content"] | labels["control"]
        named = [one for at in inside for one in below[at] if parse.deprels[one] in raised]
        things += [one for at in named for one in below[at] if parse.deprels[one] in labels["subject"]]
        return [at for at in things if any(self._is_word(one, claim) for one in (at, *below[at]))]

    def _is_word(self, token: int, claim: Claim) -> bool:
        return self.parses[claim.sentence].lemmas[token].lower() in self.words["taken-up"]

    def _stems(self, act: Claim) -> set[str]:
        """How the longer words of an act begin."""
        parse = self.parses[act.sentence]
        inside = (at for at, start in enumerate(parse.starts) if act.trigger.start <= start < act.trigger.end)
        return {parse.lemmas[at][:_STEM].lower() for at in inside if len(parse.lemmas[at]) >= _STEM}


def _between(claim: Claim) -> Iterator[tuple[str, ActorMention]]:
    """Each state of an act with those of others that it deals with in it, one of each state."""
    sides = (claim.actors, claim.actors) if claim.reciprocal else (claim.actors, claim.recipients)
    for ours, theirs in {(sides[0], sides[1]), (sides[1], sides[0])}:
        own = {one.country for one in ours}
        others = {one.country: one for one in theirs if claim.reciprocal or one.country not in own}
        for code in own - {UNKNOWN}:
            yield from ((code, one) for country, one in others.items() if country not in {code, UNKNOWN})
