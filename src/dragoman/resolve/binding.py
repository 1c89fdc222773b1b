"""Which time and which place belong to which act: decided on the tree, by the predicate that they hang from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.cues import load_labels
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.parse import Parse
from dragoman.model.text import Span

_PREDICATES = frozenset({"VERB", "AUX"})
_INFINITIVE, _ADVERB = "TO", "ADV"
_SHARING = frozenset({"same", "adverbial", "object", "subject", "oblique", "content", "apposition"})
_RELATIVE, _OBLIQUE, _NOUN = "relative", "oblique", "NOUN"
_SETS_OFF = "PUNCT"
_PASSIVE, _GERUND, _MODAL = "VBN", "VBG", "MD"
_PARTICIPLES = frozenset({_PASSIVE, _GERUND})
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Owners:
    """For every token of a sentence the predicate that it hangs from; `acts` are the trigger tokens, `edges` what a
    label makes of a word to its head (en/clauses.yaml)."""

    parse: Parse
    acts: frozenset[int]
    edges: Mapping[str, str]

    def owner(self, token: int) -> int:
        """The nearest trigger or verb above `token`, itself excluded; the root if there is none."""
        last = token
        for last in self.parse.upward(token):
            if last != token and (last in self.acts or self.parse.upos[last] in _PREDICATES):
                break
        return last

    def belongs(self, token: int, act: int) -> int | None:
        """How closely `token` hangs from the act, 0 the closest; None if it belongs to another predicate."""
        owner = self.owner(token)
        if owner == act:
            return 0
        if self.edges.get(self.parse.deprels[owner]) == _RELATIVE and self._told_of(owner, act):
            return 1
        above = self._carrier(act)
        if owner not in self.acts and above is not None and owner == above:
            return 1
        return self._shared(act, owner)

    def _told_of(self, clause: int, act: int) -> bool:
        """Whether a relative clause tells of the act: "drills that ended on Monday", "drills with troops that ended on
        Monday", "was held at a rally that ended on Monday", but not "Arnor, which joined in 2001, urged", nor "drills
        with Arnor, which joined in 2001"."""
        parse, noun = self.parse, self.parse.heads[clause]
        if noun < 0:
            return False
        if noun != act and any(parse.heads[at] == clause and parse.upos[at] == _SETS_OFF for at in range(noun, clause)):
            return False
        for _ in range(_STEPS):
            above = parse.heads[noun]
            if noun == act or above < 0:
                return noun == act
            if above == act and parse.upos[act] in _PREDICATES:
                oblique = self.edges.get(parse.deprels[noun]) == _OBLIQUE and parse.upos[noun] == _NOUN
                return oblique and self._where(noun)
            if parse.upos[above] in _PREDICATES:
                return False
            noun = above
        return noun == act

    def aside(self, token: int, act: int) -> bool:
        """Whether `token` stands in a relative clause that tells of something else and does not hold the act."""
        for node in self.parse.upward(token):
            if self.edges.get(self.parse.deprels[node]) == _RELATIVE:
                return node not in self.parse.upward(act) and not self._told_of(node, act)
        return False

    def of_another(self, token: int, act: int, *, deed: bool, sayings: Iterable[int] = ()) -> bool:
        """Whether a time stands in a clause that tells of something else and does not hold the act: a relative one, a
        participle on a noun ("prisoners held since May"), what someone is charged with ("of killing him in May"); or
        names the thing that an act in words is about or that a deed follows on. `sayings` are the verbs by which the
        act is reported: what tells when it was said is not another's."""
        above = tuple(self.parse.upward(act))
        if self._behind_participle(token, act):
            return True
        for node in self.parse.upward(token):
            if node in above:
                return False
            if self._participle(node) and self._closes(token, node):
                return False
            if self.edges.get(self.parse.deprels[node]) == _RELATIVE or self._participle(node):
                return not any(self._told_of(node, verb) for verb in (*above, *sayings))
            if self._charge(node) or self._names_thing(node, token, above, deed=deed):
                return True
        return False

    def _names_thing(self, noun: int, time: int, above: Sequence[int], *, deed: bool) -> bool:
        """Whether a time names which thing an act is about, "condemned Monday's raid", or follows on, "after Monday's
        raid", rather than where it was done, "said at Monday's meeting"."""
        parse = self.parse
        verb, label = parse.heads[noun], parse.deprels[noun]
        if parse.heads[time] != noun or parse.deprels[time] not in load_labels("dating-names"):
            return False
        if verb >= 0 and verb not in above and parse.lemmas[verb].lower() in load_nominals().words["sequels"]:
            return True
        if verb not in above or parse.upos[verb] not in _PREDICATES:
            return False
        if label in load_labels("objects"):
            return not deed and parse.lemmas[verb].lower() not in load_nominals().words["making"]
        return self.edges.get(label) == _OBLIQUE and not self._where(noun)

    def _where(self, noun: int) -> bool:
        """Whether a preposition says that something was done there or then."""
        parse, words = self.parse, load_nominals().words["then-and-there"]
        return any(
            parse.deprels[at] in load_labels("cases") and parse.lemmas[at].lower() in words
            for at in parse.children()[noun]
        )

    def _participle(self, node: int) -> bool:
        """Whether it is a participle on a noun, no infinitive, and tells more than a beginning or end ("drills starting
        on Monday")."""
        parse, words = self.parse, load_nominals().words
        edges = parse.lemmas[node].lower() in words["opening"] | words["closing"]
        return parse.deprels[node] in load_labels("participles") and parse.xpos[node] in _PARTICIPLES and not edges

    def _behind_participle(self, token: int, act: int) -> bool:
        """Whether a time that the tree gives to a verb above stands right behind a participle on a noun: "freed a man
        *jailed in May*"."""
        parse = self.parse
        first = min((at for at in parse.children()[token] if at < token), default=token)
        at = first - 1
        if (
            at <= act
            or parse.xpos[at] != _PASSIVE
            or parse.heads[token] != act
            or (parse.heads[at] == act and at not in self.acts)
        ):
            return False
        if parse.deprels[at] not in load_labels("participles") | load_labels("controlled"):
            return False
        return parse.heads[at] != act or any(act < noun < at for noun in parse.children()[act])

    def _charge(self, node: int) -> bool:
        """Whether it is a gerund behind "of" or "for" that hangs from a verb."""
        parse, words = self.parse, load_nominals().words["charges"]
        marks = (at for at in parse.children()[node] if at < node)
        return (
            parse.xpos[node] == _GERUND
            and parse.heads[node] >= 0
            and parse.upos[parse.heads[node]] in _PREDICATES
            and any(parse.lemmas[at].lower() in words and parse.deprels[at] in load_labels("marks") for at in marks)
        )

    def _closes(self, token: int, clause: int) -> bool:
        """Whether it stands between a participle on the subject and the verb, and may belong to either: "the team
        probing the case on Monday arrested"."""
        parse, noun = self.parse, self.parse.heads[clause]
        verb = parse.heads[noun] if noun >= 0 else -1
        return (
            clause < token < verb
            and all(parse.xpos[at] == _MODAL or parse.heads[at] in (token, verb) for at in range(token + 1, verb))
            and not any(parse.upos[at] == _SETS_OFF for at in range(clause, verb))
        )

    def _shared(self, act: int, owner: int) -> int | None:
        """How far above the act its owner stands, where both are told in one breath ("said on Monday, vowing …");
        None where a clause of its own, reported or relative, lies between."""
        here = act
        for step in range(_STEPS):
            edge = self.edges.get(self.parse.deprels[here])
            here = self.parse.heads[here]
            if here < 0 or edge not in _SHARING:
                return None
            if here == owner:
                return step + 2
        return None

    def _carrier(self, act: int) -> int | None:
        """The verb that carries the act: a noun's verb ("held drills"), an infinitive's ("is expected to meet")."""
        if self.parse.upos[act] in _PREDICATES:
            infinitive = any(
                head == act and self.parse.xpos[at] == _INFINITIVE for at, head in enumerate(self.parse.heads)
            )
            return self.parse.heads[act] if infinitive and self.parse.heads[act] >= 0 else None
        owner = self.owner(act)
        return owner if owner != act else None


def points_back(parse: Parse, act: int, words: frozenset[str]) -> bool:
    """Whether the act took place where the sentence before tells: an adverb such as "there" between it and its end."""
    after = range(act + 1, len(parse))
    return any(parse.lemmas[at].lower() in words and parse.upos[at] == _ADVERB for at in after)


def head_in(parse: Parse, span: Span) -> int | None:
    """The token inside `span` that governs the others there."""
    inside = [at for at in range(len(parse)) if parse.starts[at] < span.end and span.start < parse.ends[at]]
    tops = [at for at in inside if parse.heads[at] not in inside]
    return next(iter(tops or inside), None)


def closest(
    parse: Parse, act: int, acts: Iterable[int], spans: Sequence[Span], *, edges: Mapping[str, str]
) -> int | None:
    """Index of the span that binds the act: the closest in the tree, then in the text; None if none belongs to it."""
    owners = Owners(parse, frozenset(acts), edges)
    ranked = []
    for index, span in enumerate(spans):
        head = head_in(parse, span)
        if head is None or head == act:
            continue
        rank = owners.belongs(head, act)
        if rank is not None:
            ranked.append((rank, abs(head - act), index))
    return min(ranked)[2] if ranked else None
