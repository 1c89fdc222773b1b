"""What speaks for or against a time being an act's: features by name, weighed in resolve/dating.py."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from dragoman.knowledge.codebook import verbal_types
from dragoman.knowledge.cues import load_edges, load_labels
from dragoman.model.event import EventMention
from dragoman.model.modality import Status
from dragoman.model.parse import Parse
from dragoman.model.time import Grain, TimeExpression, TimeInterval
from dragoman.resolve.binding import Owners, head_in

LEAD = 3
Who = Callable[[int, int], frozenset[int]]  # chains of the parties at a token of a sentence
Times = Mapping[int, Sequence[TimeExpression]]
Acts = Mapping[int, Mapping[int, str]]  # by sentence and token the type of the act there
_NEWS_DAYS = 8
_NEAR, _FAR = 4, 12
AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
_NOMINAL = frozenset({"NOUN", "PROPN"})


class Features:
    """Names what a time is to an act, for the acts and times of one article."""

    def __init__(self, parses: Sequence[Parse], times: Times, acts: Acts, *, who: Who, today: date | None) -> None:
        self.parses, self.times, self.acts, self.who, self.today = parses, times, acts, who, today
        self.verbal, self.edges = verbal_types(), load_edges()
        self.cases = load_labels("cases")
        self.sentences = sorted(times)
        self.days = {time.interval for near in times.values() for time in near if is_day(time)}

    def of(self, mention: EventMention, time: TimeExpression, back: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """How the time hangs together with the act, and all features with their group; `back` counts sentences."""
        act = self._act(mention)
        told = self._own(mention, time) if back == 0 else self._apart(mention, time, back)
        if time.interval is None:
            return told, ()
        names = (*told, *self._phrase(time), *self._interval(time.interval, mention))
        group = "near" if back == 0 else "back"
        return told, (*(f"{group}:{name}" for name in (*names, *act)), *_crossed(group, told, act, names))

    def is_deed(self, mention: EventMention) -> bool:
        return mention.type.category not in self.verbal

    def rank(self, mention: EventMention, time: TimeExpression) -> int | None:
        """How closely a time of the act's own sentence hangs from it; None if it belongs to something else."""
        parse = self.parses[mention.sentence]
        head = head_in(parse, time.span)
        owners = Owners(parse, frozenset(self.acts[mention.sentence]), self.edges)
        return None if head is None else owners.belongs(head, mention.token)

    def governs(self, time: TimeExpression, mention: EventMention) -> bool:
        """Whether a time of the act's own sentence hangs from a clause above the act."""
        parse = self.parses[mention.sentence]
        head = head_in(parse, time.span)
        owner = None if head is None else Owners(parse, frozenset(), self.edges).owner(head)
        return owner is not None and owner != mention.token and owner in parse.upward(mention.token)

    def of_another(self, mention: EventMention, time: TimeExpression) -> bool:
        """Whether a time of the act's own sentence stands in a clause that tells of something else."""
        parse = self.parses[mention.sentence]
        head = head_in(parse, time.span)
        owners = Owners(parse, frozenset(self.acts[mention.sentence]), self.edges)
        said, deed = self._sayings(mention), self.is_deed(mention)
        return head is not None and owners.of_another(head, mention.token, deed=deed, sayings=said)

    def says_then(self, mention: EventMention, phrases: frozenset[str], unless: frozenset[str]) -> bool:
        """Whether the act is told of the time of the sentence before ("at the time", but not "at the time of the
        vote"), in a sentence without a time of its own."""
        if mention.sentence in self.times:
            return False
        parse = self.parses[mention.sentence]
        owners = Owners(parse, frozenset(self.acts[mention.sentence]), self.edges)
        words = [word.lower() for word in parse.words]
        for phrase in (phrase.split() for phrase in phrases):
            for first in range(len(words) - len(phrase) + 1):
                end = first + len(phrase)
                if words[first:end] == phrase and not (end < len(words) and words[end] in unless):
                    return owners.belongs(end - 1, mention.token) is not None
        return False

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
        if any(owners.belongs(head, token) in (0, 1) for token in self._sayings(mention)):
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

    def _sayings(self, mention: EventMention) -> list[int]:
        """The words by which the act's own sentence reports it."""
        parse, here = self.parses[mention.sentence], mention.sentence
        heads = (head_in(parse, one.cue.span) for one in mention.sources if one.sentence == here)
        return [head for head in heads if head is not None]

    def _heads(self, parse: Parse, near: Sequence[TimeExpression]) -> Iterator[int]:
        return (head for time in near if (head := head_in(parse, time.span)) is not None)

    def _nearest(self, parse: Parse, mention: EventMention, near: Sequence[TimeExpression]) -> TimeExpression:
        return min(near, key=lambda time: abs((head_in(parse, time.span) or 0) - mention.token))

    def _apart(self, mention: EventMention, time: TimeExpression, back: int) -> tuple[str, ...]:
        """How a time of an earlier sentence may still govern the act."""
        there, here = self.parses[time.sentence], self.parses[mention.sentence]
        names = [
            f"back{min(back, 4)}",
            "same-paragraph" if there.sentence.paragraph == here.sentence.paragraph else "apart",
        ]
        later = bisect_right(self.sentences, time.sentence)
        overtaken = later < len(self.sentences) and self.sentences[later] < mention.sentence
        names.append("overtaken" if overtaken else "last-told")
        if time.sentence < LEAD:
            names.append("lead")
        if len(self.times[time.sentence]) == 1:
            names.append("alone-there")
        if is_day(time) and len(self.days) == 1:
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

    def _phrase(self, time: TimeExpression) -> tuple[str, ...]:
        """How the time's words stand in their own sentence: after which preposition, within which noun's phrase."""
        parse = self.parses[time.sentence]
        head = head_in(parse, time.span)
        if head is None:
            return ()
        cases = [at for at, above in enumerate(parse.heads) if above == head and parse.deprels[at] in self.cases]
        names = [f"after-{parse.lemmas[cases[0]].lower()}" if cases else "no-preposition"]
        above = parse.heads[head]
        if above >= 0 and parse.upos[above] in _NOMINAL:
            names.append("in-act" if above in self.acts.get(time.sentence, {}) else f"in-{parse.upos[above].lower()}")
            names.append(f"in-noun+{bool(cases)}")
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
        if self.today is None:
            return (*names, "undated")
        ahead = interval.first > self.today
        if ahead != (mention.modality.status in AHEAD):
            names.append("ahead-not-planned" if ahead else "done-not-ahead")
        age = (self.today - interval.last).days
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


def is_day(time: TimeExpression) -> bool:
    return time.interval is not None and time.interval.grain is Grain.DAY
