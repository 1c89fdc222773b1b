"""When an act took place: every time of its sentence and of those just before is weighed, the best taken if it is
likely enough."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.codebook import verbal_types
from dragoman.knowledge.cues import load_edges
from dragoman.knowledge.dating import DatingWeights, load_dating
from dragoman.knowledge.place_words import load_place_words
from dragoman.model.event import EventMention
from dragoman.model.modality import Status
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve.binding import Owners, head_in, points_back

BACK = 6  # sentences back in which a time may still govern
_NEWS_DAYS = 8
_NEAR, _FAR = 4, 12
_LEAD = 3
_SLASHES = frozenset({"/"})
Who = Callable[[int, int], frozenset[int]]  # chains of the parties at a token of a sentence
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be an act's, and the features that speak for or against it."""

    time: TimeExpression
    interval: TimeInterval
    features: tuple[str, ...]
    back: int


class Dater:
    """The placed times and acts of one article; `verbal` are the types that are done by saying."""

    def __init__(
        self,
        document: Document,
        parses: Sequence[Parse],
        times: Sequence[TimeExpression],
        mentions: Sequence[EventMention],
        who: Who,
    ) -> None:
        self.published, self.parses, self.verbal, self.who = document.published, parses, verbal_types(), who
        self.weights: DatingWeights = load_dating()
        self.edges, self.back = load_edges(), load_place_words().back
        self.times: dict[int, list[TimeExpression]] = {}
        for time in times:
            if time.interval is not None and not _in_address(document.text, time.span):
                self.times.setdefault(time.sentence, []).append(time)
        self.acts: dict[int, dict[int, str]] = {}
        for mention in mentions:
            self.acts.setdefault(mention.sentence, {})[mention.token] = mention.type.category
        self.days = {time.interval for times in self.times.values() for time in times if _is_day(time)}

    def date(self, mention: EventMention) -> TimeInterval | None:
        """None where no time is likely enough. One taken from an earlier sentence says that it is inferred."""
        same = self._there(mention)
        if same is not None:
            return same
        best = max(self.candidates(mention), key=lambda one: (self.score(one), one.time.span), default=None)
        if best is None or self.score(best) < (self.weights.near if best.back == 0 else self.weights.back):
            return None
        return _told(best.interval, best.time, inferred=best.back > 0)

    def _there(self, mention: EventMention) -> TimeInterval | None:
        """The one time of the sentence before, where the act took place where that sentence tells."""
        before = self.times.get(mention.sentence - 1, ())
        if mention.sentence in self.times or len(before) != 1 or before[0].interval is None:
            return None
        back = points_back(self.parses[mention.sentence], mention.token, self.back)
        if not back or self._to_come(before[0].interval, mention):
            return None
        return _told(before[0].interval, before[0], inferred=True)

    def score(self, candidate: Candidate) -> float:
        """Probability that the act took place then."""
        weight = self.weights.weights
        total = self.weights.bias + sum(weight.get(name, 0.0) for name in candidate.features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def candidates(self, mention: EventMention) -> Iterator[Candidate]:
        """Times of the act's own sentence, then of those before it, the nearest first."""
        act = self._act(mention)
        for back in self._reach(mention.sentence):
            for time in self.times.get(mention.sentence - back, ()):
                if time.interval is None or self._to_come(time.interval, mention):
                    continue
                told = self._own(mention, time) if back == 0 else self._earlier(mention, time, back)
                names = (*told, *self._interval(time.interval, mention))
                group = "near" if back == 0 else "back"
                if "unbound" in told and "of-report" in told and "deed" in act:
                    continue  # the time of saying does not date what is said
                features = (*(f"{group}:{name}" for name in (*names, *act)), *_crossed(group, told, act, names))
                yield Candidate(time, time.interval, features, back)

    def _to_come(self, interval: TimeInterval, mention: EventMention) -> bool:
        """Whether an act that has happened would lie after the article."""
        done = mention.modality.status is Status.HAPPENED
        return done and self.published is not None and interval.first > self.published

    def _reach(self, sentence: int) -> Iterator[int]:
        """How many sentences back to look where the act's own tells no time: the nearest, then the article's first."""
        yield 0
        if sentence in self.times:
            return
        yield from range(1, min(BACK, sentence) + 1)
        yield from range(max(BACK + 1, sentence - _LEAD + 1), sentence + 1)

    def _act(self, mention: EventMention) -> tuple[str, ...]:
        parse = self.parses[mention.sentence]
        names = [f"status-{mention.modality.status.value}", f"tag-{parse.xpos[mention.token]}"]
        names.append("verbal" if mention.type.category in self.verbal else "deed")
        names.append("sourced" if mention.sources else "unsourced")
        helpers = {
            parse.lemmas[at] for at, head in enumerate(parse.heads) if head == mention.token and parse.upos[at] == "AUX"
        }
        if helpers and parse.xpos[mention.token] in ("VBN", "VBG"):
            names.append("helped")
        if any(edge == "relative" for edge in self._above(parse, mention.token)):
            names.append("in-relative")
        return tuple(names)

    def _above(self, parse: Parse, token: int) -> Iterator[str]:
        for _ in range(4):
            if token < 0:
                return
            yield self.edges.get(parse.deprels[token], "")
            token = parse.heads[token]

    def _own(self, mention: EventMention, time: TimeExpression) -> tuple[str, ...]:
        """How a time of the act's own sentence hangs from it."""
        parse, near = self.parses[mention.sentence], self.times[mention.sentence]
        acts = self.acts[mention.sentence]
        head = head_in(parse, time.span)
        names = ["only" if len(near) == 1 else "several"]
        names.append("one-act" if len(acts) == 1 else "many-acts")
        if head is None:
            return tuple(names)
        owners = Owners(parse, frozenset(acts), self.edges)
        rank = owners.belongs(head, mention.token)
        names.append("unbound" if rank is None else f"rank{min(rank, 4)}")
        others = [owners.belongs(head, act) for act in acts if act != mention.token]
        if rank is None and any(other in (0, 1) for other in others):
            names.append("of-other-act")
        said = [head_in(parse, one.cue.span) for one in mention.sources if one.sentence == mention.sentence]
        if any(token is not None and owners.belongs(head, token) in (0, 1) for token in said):
            names.append("of-report")
        if rank is None and any(owners.belongs(other, mention.token) in (0, 1) for other in self._heads(parse, near)):
            names.append("other-bound")
        if mention.clause.covers(time.span):
            names.append("in-clause")
        if self._nearest(parse, mention, near) is time:
            names.append("nearest")
        distance = abs(head - mention.token)
        names.append("close" if distance <= _NEAR else "mid" if distance <= _FAR else "far")
        names.append("before" if head < mention.token else "after")
        if parse.sentence.span.start + 4 >= time.span.start:
            names.append("opens")
        if any(edge == "relative" for edge in self._above(parse, head)):
            names.append("time-in-relative")
        return tuple(names)

    def _heads(self, parse: Parse, near: Sequence[TimeExpression]) -> Iterator[int]:
        return (head for time in near if (head := head_in(parse, time.span)) is not None)

    def _nearest(self, parse: Parse, mention: EventMention, near: Sequence[TimeExpression]) -> TimeExpression:
        return min(near, key=lambda time: abs((head_in(parse, time.span) or 0) - mention.token))

    def _earlier(self, mention: EventMention, time: TimeExpression, back: int) -> tuple[str, ...]:
        """How a time of an earlier sentence may still govern the act."""
        there, here = self.parses[time.sentence], self.parses[mention.sentence]
        names = [
            f"back{min(back, 4)}",
            "same-paragraph" if there.sentence.paragraph == here.sentence.paragraph else "apart",
        ]
        between = sum(len(self.times.get(at, ())) for at in range(time.sentence + 1, mention.sentence))
        names.append("last-told" if between == 0 else "overtaken")
        if time.sentence < _LEAD:
            names.append("lead")
        if len(self.times[time.sentence]) == 1:
            names.append("alone-there")
        if _is_day(time) and len(self.days) == 1:
            names.append("only-day")
        acts = self.acts.get(time.sentence, {})
        owners = Owners(there, frozenset(acts), self.edges)
        head = head_in(there, time.span)
        if head is not None:
            owner = owners.owner(head)
            names.append("of-root" if there.heads[owner] < 0 else "of-inner")
            if acts.get(owner) == mention.type.category:
                names.append("of-same-type")
            if there.lemmas[owner] == here.lemmas[mention.token]:
                names.append("of-same-word")
            names.append("verbal-there" if there.upos[owner] == "VERB" else "verbless-there")
            if self._doers(mention) & self._subjects(time.sentence, owner):
                names.append("same-doer")
        return tuple(names)

    def _doers(self, mention: EventMention) -> frozenset[int]:
        told = [(one.sentence, one.token) for one in mention.arguments if one.slot == "actor"]
        told += [(one.sentence, one.token) for one in mention.sources]
        return frozenset().union(*(self.who(*place) for place in told))

    def _subjects(self, sentence: int, verb: int) -> frozenset[int]:
        parse = self.parses[sentence]
        below = [at for at, head in enumerate(parse.heads) if head == verb]
        subjects = [at for at in below if self.edges.get(parse.deprels[at]) == "subject"]
        return frozenset().union(*(self.who(sentence, at) for at in subjects))

    def _interval(self, interval: TimeInterval, mention: EventMention) -> tuple[str, ...]:
        names = [f"grain-{interval.grain.value}", f"basis-{interval.basis.value}"]
        if self.published is None:
            return (*names, "undated")
        ahead = interval.first > self.published
        if ahead != (mention.modality.status in _AHEAD):
            names.append("ahead-not-planned" if ahead else "done-not-ahead")
        age = (self.published - interval.last).days
        if interval.grain is Grain.DAY and 0 <= age < _NEWS_DAYS:
            names.append("news")
        if age == 0 and interval.grain is Grain.DAY:
            names.append("today")
        return tuple(names)


def _crossed(group: str, told: Sequence[str], act: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Pairs of features that mean more together."""
    news = "news" if "news" in names else "old"
    verbal = "verbal" if "verbal" in act else "deed"
    first = next((name for name in told if name.startswith(("rank", "unbound", "back"))), "")
    yield f"{group}:{first}+{news}"
    yield f"{group}:{first}+{verbal}"
    yield f"{group}:{first}+{news}+{verbal}+{'last-told' in told or 'only' in told}"
    yield f"{group}:{first}+{'of-root' in told or 'in-clause' in told}+{news}"
    if "unbound" in told:
        yield f"{group}:unbound+{'of-report' in told}+{verbal}"
        yield f"{group}:unbound+{'of-report' in told}+{'unsourced' in act}"
    if "same-doer" in told:
        yield f"{group}:same-doer+{news}+{verbal}"
        yield f"{group}:same-doer+{first}"
    for name in act:
        if name.startswith(("tag-", "helped", "in-relative")):
            yield f"{group}:{news}+{name}"


def _told(interval: TimeInterval, time: TimeExpression, *, inferred: bool) -> TimeInterval:
    return replace(interval, basis=Basis.INFERRED if inferred else interval.basis, told=time.span)


def _in_address(text: str, span: Span) -> bool:
    """Whether the day is a part of a web address (".../2014/03/02/...")."""
    return text[max(0, span.start - 1) : span.start] in _SLASHES or text[span.end : span.end + 1] in _SLASHES


def _is_day(time: TimeExpression) -> bool:
    return time.interval is not None and time.interval.grain is Grain.DAY
