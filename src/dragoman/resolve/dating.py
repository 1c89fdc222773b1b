"""When an act took place: every time of its sentence and of those just before is weighed, the best taken if it is
likely enough."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge.cues import load_labels, load_words
from dragoman.knowledge.dating import DatingWeights, load_dating
from dragoman.knowledge.nominals import load_nominals
from dragoman.knowledge.place_words import load_place_words
from dragoman.model.event import EventMention
from dragoman.model.modality import Status
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve.act_days import (
    anniversary,
    apart,
    counted_from,
    has_own_moment,
    is_told_of,
    measures,
    moved_by,
    remembered,
    spread,
    without_since,
)
from dragoman.resolve.binding import points_back
from dragoman.resolve.dating_features import AHEAD, LEAD, Features, Who

SHORTEST = 4  # words of a headline
BACK = 6  # sentences back in which a time may still govern
BRIEF = 14  # days of doubt about the article's own at which the last still tells what is news
RECENT = 7  # days before the article: what happens in them is its news, and what goes on since then is new
_PRESENT, _PAST = frozenset({"VBZ", "VBP"}), frozenset({"VBD"})
_SET = frozenset({Grain.DAY, Grain.WEEK, Grain.SPAN, Grain.MONTH})  # what is fixed for a time so close is planned
_TIMELESS = frozenset({"VBZ", "VBP", "NN", "NNS"})  # tags that leave open whether something was or is to come
_SLASHES = frozenset({"/"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be an act's, and the features that speak for or against it."""

    time: TimeExpression
    interval: TimeInterval
    features: tuple[str, ...]
    back: int


def listed_headlines(parses: Sequence[Parse]) -> frozenset[int]:
    """Sentences of a list of headlines, each a paragraph of its own without a stop: none dates another."""
    paragraphs = Counter(parse.sentence.paragraph for parse in parses)
    alone = {
        at
        for at, parse in enumerate(parses)
        if paragraphs[parse.sentence.paragraph] == 1 and len(parse) >= SHORTEST and parse.upos[-1] != "PUNCT"
    }
    return frozenset(at for at in alone if {at - 1, at + 1} & alone)


class Dater:
    """The placed times and acts of one article."""

    def __init__(
        self,
        document: Document,
        parses: Sequence[Parse],
        times: Sequence[TimeExpression],
        mentions: Sequence[EventMention],
        who: Who,
        *,
        around: tuple[date, date] | None = None,
    ) -> None:
        """`around` bounds the day of publication where that is not known."""
        brief = around is not None and (around[1] - around[0]).days <= BRIEF
        self.published, self.parses = document.published, parses
        self.today = around[1] if around is not None and brief else document.published
        self.weights: DatingWeights = load_dating()
        self.back = load_place_words().back
        self.nominals = load_nominals()
        self.headlines = listed_headlines(parses)
        self.times: dict[int, list[TimeExpression]] = {}
        acts: dict[int, dict[int, str]] = {}
        self.ahead = {(one.sentence, one.token) for one in mentions if one.modality.status in AHEAD}
        for mention in mentions:
            acts.setdefault(mention.sentence, {})[mention.token] = mention.type.category
        self.told: dict[int, list[TimeExpression]] = {}  # those without days of their own, too
        for time in times:
            self.told.setdefault(time.sentence, []).append(time)
            if time.interval is None or _in_address(document.text, time.span) or self._names_document(time, acts):
                continue
            if measures(parses[time.sentence], time):
                continue
            self.times.setdefault(time.sentence, []).append(time)
        self.features = Features(parses, self.times, acts, who=who, today=self.today)

    def _names_document(self, time: TimeExpression, acts: Mapping[int, Mapping[int, str]]) -> bool:
        """Whether a year names a law or treaty and dates no act: "the 1960 treaty", "the act of 1960", where the
        treaty is no act itself and the sentence does not tell that it was made ("signed the 1960 treaty")."""
        if time.interval is None or time.interval.grain is not Grain.YEAR:
            return False
        parse, labels, words = self.parses[time.sentence], self.nominals.labels, self.nominals.words
        for at in range(len(parse)):
            noun = parse.heads[at]
            if noun < 0 or not time.span.covers(parse.span(at, at + 1)):
                continue
            marks = {parse.lemmas[mark].lower() for mark in range(at) if parse.heads[mark] == at}
            behind = parse.deprels[at] in labels["complement"] and not marks.isdisjoint(words["inside"])
            if (behind or parse.deprels[at] in labels["before"]) and parse.lemmas[noun].lower() in words["documents"]:
                above = parse.heads[noun]
                told = above >= 0 and parse.lemmas[above].lower() in words["making"]
                made = told and (time.sentence, above) not in self.ahead
                return not made and noun not in acts.get(time.sentence, ())
        return False

    def date(self, mention: EventMention) -> TimeInterval | None:
        """None where no time is likely enough. One taken from an earlier sentence says that it is inferred."""
        if self.features.says_then(mention, self.nominals.words["then"], self.nominals.words["then-not"]):
            return self._before(mention)
        same = self._there(mention) or self._going_on(mention)
        if same is not None:
            return same
        parse, told = self.parses[mention.sentence], self.told.get(mention.sentence, ())
        day = anniversary(parse, mention.token)
        if day is not None:
            return remembered(parse, day, times=told, today=self.today)
        span = apart(parse, mention.token, told)
        if span is not None and not any(self.features.rank(mention, time) in (0, 1) for time in self._near(mention)):
            return self._counted(mention, *span)
        after = counted_from(parse, mention.token, told)
        if after is not None and after[2] and not self._has_other(mention, after[2]):
            return self._moved(mention, after[2], *after[:2])
        best = max(self.candidates(mention), key=lambda one: (self.score(one), one.time.span), default=None)
        if best is None or self.score(best) < (self.weights.near if best.back == 0 else self.weights.back):
            return None
        ahead = mention.modality.status in AHEAD
        interval = spread(best.interval, parse, mention.token, times=told, ahead=ahead)
        if best.back == 0 and is_told_of(parse, mention.token, best.time):
            interval = without_since(interval, best.time.value)
        return _told(self._lasting(interval, mention), best.time, inferred=best.back > 0)

    def lies_ahead(self, mention: EventMention) -> bool:
        """Whether a deed is told in the present or as a noun with a day of its own after the day of publication."""
        tag, today = self.parses[mention.sentence].xpos[mention.token], self.published
        if today is None or tag not in _TIMELESS or not self.features.is_deed(mention):
            return False
        own = [one.interval for one in self._near(mention) if one.interval and self.features.rank(mention, one) == 0]
        return bool(own) and all(one.first > today and one.grain in _SET for one in own)

    def _near(self, mention: EventMention) -> Sequence[TimeExpression]:
        """The placed times of the act's own sentence."""
        return self.times.get(mention.sentence, ())

    def _counted(self, mention: EventMention, span: TimeExpression, sign: int) -> TimeInterval | None:
        """So long before or after the one time that the clause above tells."""
        return self._moved(
            mention, [time for time in self._near(mention) if self.features.governs(time, mention)], span, sign
        )

    def _has_other(self, mention: EventMention, times: Sequence[TimeExpression]) -> bool:
        """Whether a time besides these is the act's own."""
        return any(self.features.rank(mention, one) in (0, 1) for one in self._near(mention) if one not in times)

    def _moved(
        self, mention: EventMention, bases: Sequence[TimeExpression], span: TimeExpression, sign: int
    ) -> TimeInterval | None:
        """So long before or after the one base."""
        base = bases[0].interval if len(bases) == 1 else None
        found = moved_by(base, span, sign) if sign and base else None
        return None if found is None or self._out_of_time(found, mention) else _told(found, span, inferred=False)

    def _lasting(self, interval: TimeInterval, mention: EventMention) -> TimeInterval:
        """What began some time ago and still goes on lasts to the day of publication."""
        today, going_on = self.published, mention.modality.status is Status.ONGOING
        if not going_on or today is None or (today - interval.last).days <= RECENT:
            return interval
        return replace(interval, last=today, grain=Grain.SPAN)

    def _there(self, mention: EventMention) -> TimeInterval | None:
        """The one time of the sentence before, where the act took place where that sentence tells."""
        back = points_back(self.parses[mention.sentence], mention.token, self.back)
        return self._before(mention) if back and mention.sentence not in self.times else None

    def _before(self, mention: EventMention) -> TimeInterval | None:
        """The one time of the sentence before."""
        fit = [
            (time, time.interval)
            for time in self.times.get(mention.sentence - 1, ())
            if time.interval is not None and not self._out_of_time(time.interval, mention)
        ]
        if mention.modality.status is Status.PLANNED:
            fit = [(time, told) for time, told in fit if not self._only_announced(told, mention)]
        return _told(fit[0][1], fit[0][0], inferred=True) if len(fit) == 1 else None

    def _going_on(self, mention: EventMention) -> TimeInterval | None:
        """The day of saying, where it is said that a deed goes on, and the sentence has no other time."""
        times = self._near(mention)
        if mention.modality.status is not Status.ONGOING or len(times) != 1 or not self.features.is_deed(mention):
            return None
        (time,), (told, _) = times, self.features.of(mention, times[0], 0)
        if time.interval is None or not {"unbound", "of-report"} <= set(told):
            return None
        return _told(time.interval, time, inferred=True)

    def score(self, candidate: Candidate) -> float:
        """Probability that the act took place then."""
        weight = self.weights.weights
        total = self.weights.bias + sum(weight.get(name, 0.0) for name in candidate.features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def candidates(self, mention: EventMention) -> Iterator[Candidate]:
        """Times of the act's own sentence or, where it has none or all tell of something else, of those before it, the
        nearest first."""
        deed, elsewhere, found = self.features.is_deed(mention), self._elsewhere(mention), False
        perfect = self._perfect(mention)
        for back in self._reach(mention.sentence):
            if back and (found or elsewhere):
                return
            if back and not self.headlines.isdisjoint((mention.sentence, mention.sentence - back)):
                continue
            for time in self.times.get(mention.sentence - back, ()):
                if time.interval is None or (back and perfect and not self._reaches_today(time.interval)):
                    continue
                if back == 0 and self.features.of_another(mention, time):
                    continue
                found = found or not back
                told, features = self.features.of(mention, time, back)
                unbound = back > 0 or "unbound" in told
                if self._out_of_time(time.interval, mention) or (elsewhere and unbound):
                    continue
                if self._ahead_of(mention) and (back or time.span.start < mention.trigger.start):
                    continue  # "arrived on Monday ahead of talks"
                if back and self._only_announced(time.interval, mention):
                    continue
                if deed and unbound and "of-report" in told:
                    continue  # the time of saying does not date what is said
                yield Candidate(time, time.interval, features, back)

    def _perfect(self, mention: EventMention) -> bool:
        """Whether the act was done at some time up to now ("has killed"), or is told as what went before ("had
        killed") in the article's own voice: an earlier sentence does not tell when."""
        parse = self.parses[mention.sentence]
        helpers = (at for at in parse.children()[mention.token] if parse.lemmas[at] in load_words("perfect"))
        tags = _PRESENT if mention.sources else _PRESENT | _PAST
        return any(parse.xpos[at] in tags and parse.upos[at] == "AUX" for at in helpers)

    def _reaches_today(self, interval: TimeInterval) -> bool:
        return interval.first < interval.last == self.today

    def _elsewhere(self, mention: EventMention) -> bool:
        """Whether the act has a time of its own that no calendar places: no other is its time."""
        parse, told = self.parses[mention.sentence], self.told.get(mention.sentence, ())
        unplaced = [time for time in told if time.interval is None and time.is_open]
        own = any(self.features.rank(mention, time) in (0, 1) for time in unplaced)
        return own or has_own_moment(parse, mention.token, told)

    def _out_of_time(self, interval: TimeInterval, mention: EventMention) -> bool:
        """Whether an act that has happened or goes on would lie after the article, or a planned one before it."""
        if self.today is None:
            return False
        if mention.modality.status in (Status.HAPPENED, Status.ONGOING):
            return interval.first > self.today
        over = interval.last < self.today or interval.first < self.today == interval.last
        return mention.modality.status is Status.PLANNED and over

    def _ahead_of(self, mention: EventMention) -> bool:
        """Whether what the sentence tells comes before the act: "ahead of **talks**"."""
        parse, cases, ahead = self.parses[mention.sentence], load_labels("cases"), load_words("ahead")
        below = parse.children()[mention.token]
        return any(parse.deprels[at] in cases and parse.lemmas[at].lower() in ahead for at in below)

    def _only_announced(self, interval: TimeInterval, mention: EventMention) -> bool:
        """Whether a plan is told beside the day of the article, on which it was announced."""
        return mention.modality.status is Status.PLANNED and interval.last == self.today

    def _news(self, interval: TimeInterval) -> bool:
        """Whether it lies in the days before the article, when much happens on one day."""
        return self.today is not None and 0 <= (self.today - interval.last).days <= RECENT

    def _reach(self, sentence: int) -> Iterator[int]:
        """How many sentences back to look: none, then the nearest, then the article's first."""
        yield from range(min(BACK, sentence) + 1)
        yield from range(max(BACK + 1, sentence - LEAD + 1), sentence + 1)


def _told(interval: TimeInterval, time: TimeExpression, *, inferred: bool) -> TimeInterval:
    return replace(interval, basis=Basis.INFERRED if inferred else interval.basis, told=time.span)


def _in_address(text: str, span: Span) -> bool:
    """Whether the day is a part of a web address (".../2014/03/02/...")."""
    return text[max(0, span.start - 1) : span.start] in _SLASHES or text[span.end : span.end + 1] in _SLASHES
