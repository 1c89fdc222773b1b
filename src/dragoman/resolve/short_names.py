"""Bodies of several states by their short names: "the bloc", "the Commission", a seat such as Brussels; "the North"."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import Actor
from dragoman.model.parse import Parse
from dragoman.resolve.focus import Focus
from dragoman.resolve.noun_phrases import NounPhrase


class ShortNames:
    """Which body of those that the article names a short name means: of those whose own names end in it, else of all,
    the one named last before it, else the first; or which state that it names."""

    def __init__(self, gazetteer: Gazetteer, nominals: Nominals, focus: Focus) -> None:
        self.gazetteer, self.short, self.focus = gazetteer, nominals.short, focus
        self.definite, self.leagued = nominals.words["definite"], nominals.words["leagued"]

    def body(self, parse: Parse, phrase: NounPhrase) -> Actor | None:
        """The body or state, where the phrase is a short name with "the", or a seat whose state the article does not
        name."""
        if phrase.owner is not None:
            return None
        core = [token for token in phrase.core if parse.upos[token] not in {"DET", "PRON"}]  # "the bloc itself"
        name = " ".join(parse.words[token] for token in core)
        meant = self.short.get(name) or (None if phrase.origins else self._described(parse, phrase.head, core))
        if meant is None:
            return None
        if self.gazetteer.is_capital(name):
            return self._named(meant, phrase) if self.gazetteer.territory(name) not in self.focus.states else None
        definite = any(parse.lemmas[token].lower() in self.definite for token in phrase.core)
        free = not any(self.gazetteer.find(parse.words[token]) for token in core[:-1])
        if not (definite and free):
            return None
        told = [(at, code) for at, code, words in self.focus.bodies if code in meant and words.endswith(f" {name}")]
        if told:
            return self._last(told, meant, phrase)
        state = next((code for code in meant if code in self.focus.told), None) if name in self.short else None
        return self.gazetteer.known(meant[state]) if state else self._named(meant, phrase)

    def _described(self, parse: Parse, head: int, core: Sequence[int]) -> Mapping[str, str] | None:
        """ "The 27-nation bloc", "the Western alliance", "the regional bloc", but no name of its own: "the Election
        Commission"."""
        word, first = parse.words[head], core[0] if core else head
        adjective = parse.upos[first] == "ADJ" and parse.words[first][:1].isupper()
        adjective = adjective or parse.words[first] in self.leagued
        described = word.islower() and (adjective or parse.words[first][:1].isdigit())
        return self.short.get(word) if described else None

    def _named(self, meant: Mapping[str, str], phrase: NounPhrase) -> Actor | None:
        return self._last([(at, code) for at, code, _ in self.focus.bodies if code in meant], meant, phrase)

    def _last(self, known: Sequence[tuple[int, str]], meant: Mapping[str, str], phrase: NounPhrase) -> Actor | None:
        before = [code for at, code in known if at <= phrase.sentence]
        code = before[-1] if before else next((code for _, code in known), None)
        return self.gazetteer.known(meant[code]) if code else None
