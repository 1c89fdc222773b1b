"""Where the phrases of cues stand in a sentence, each by the word that heads it."""

from dataclasses import dataclass

from dragoman.knowledge.cues import CueEntry, Cues
from dragoman.model.modality import Cue
from dragoman.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Match:
    """A cue's phrase in tokens `first` up to `end`; `head` is the token in it that hangs outside it."""

    entry: CueEntry
    first: int
    end: int
    head: int

    def cue(self, parse: Parse) -> Cue:
        return Cue(parse.span(self.first, self.end), self.entry.id)


class Tree:
    """A parse with what climbing it needs: children, small letters, and the cue matches by the word that heads them
    (`headed`) and by every word in them (`covering`)."""

    __slots__ = ("children", "covering", "cues", "forms", "headed", "lemmas", "parse")

    def __init__(self, parse: Parse, cues: Cues) -> None:
        self.parse = parse
        self.cues = cues
        self.children = parse.children()
        self.forms = tuple(word.lower() for word in parse.words)
        self.lemmas = tuple(lemma.lower() for lemma in parse.lemmas)
        self.headed: dict[int, list[Match]] = {}
        self.covering: dict[int, list[Match]] = {}
        for match in self._matches():
            self.headed.setdefault(match.head, []).append(match)
            for token in range(match.first, match.end):
                self.covering.setdefault(token, []).append(match)

    def edge(self, token: int) -> str:
        """What `token` is to its head, in the words of clauses.yaml; empty if nothing of interest."""
        return self.cues.clauses.edges.get(self.parse.deprels[token], "")

    def label_in(self, token: int, name: str) -> bool:
        """Whether the token's label is in the named set of clauses.yaml."""
        return self.parse.deprels[token] in self.cues.clauses.sets[name]

    def tag_in(self, token: int, name: str) -> bool:
        return self.parse.xpos[token] in self.cues.clauses.tags[name]

    def word_in(self, token: int, name: str) -> bool:
        words = self.cues.clauses.words[name]
        return self.forms[token] in words or self.lemmas[token] in words

    def dependents(self, token: int, name: str) -> list[int]:
        """Dependents of `token` whose label is in the named set, in order."""
        labels = self.cues.clauses.sets[name]
        return [child for child in self.children[token] if self.parse.deprels[child] in labels]

    def _matches(self) -> list[Match]:
        """All matches without those inside a longer one, and without decoys."""
        found: list[Match] = []
        by_word = self.cues.by_word
        for first, (form, lemma) in enumerate(zip(self.forms, self.lemmas, strict=True)):
            pairs = by_word.get(lemma, ())
            if form != lemma:
                pairs += by_word.get(form, ())
            for phrase, entry in pairs:
                match = self._match(first, phrase, entry)
                if match is not None:
                    found.append(match)
        long = [match for match in found if match.end - match.first > 1]
        longest = [m for m in found if not any(_inside(m, other) for other in long)] if long else found
        return [match for match in longest if match.entry.sense != "decoy"]

    def _match(self, first: int, phrase: tuple[str, ...], entry: CueEntry) -> Match | None:
        end = first + len(phrase)
        if len(phrase) == 1:
            head = first
        elif self._reads(first, phrase):
            head = self._head(first, end)
        elif len(phrase) == 2 and self._particle(first, phrase[1]):
            head, end = first, first + 1
        else:
            return None
        tags = entry.pos
        if tags and self.parse.upos[head] not in tags and self.parse.xpos[head] not in tags:
            return None
        for decoy in entry.unless:
            if any(self._reads(start, decoy) for start in range(first - len(decoy) + 1, end)):
                return None
        return Match(entry, first, end, head)

    def _reads(self, first: int, phrase: tuple[str, ...]) -> bool:
        if first < 0 or first + len(phrase) > len(self.forms):
            return False
        for offset, word in enumerate(phrase):
            if word != self.lemmas[first + offset] and word != self.forms[first + offset]:
                return False
        return True

    def _particle(self, token: int, particle: str) -> bool:
        return any(self.forms[child] == particle for child in self.dependents(token, "particles"))

    def _head(self, first: int, end: int) -> int:
        """The leftmost token of the range that hangs outside it; with a ring of fixed words, the first."""
        return next((t for t in range(first, end) if not first <= self.parse.heads[t] < end), first)


def _inside(match: Match, other: Match) -> bool:
    """Whether `other` covers `match` and more."""
    longer = other.end - other.first > match.end - match.first
    return longer and other.first <= match.first and match.end <= other.end
