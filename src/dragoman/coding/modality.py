"""Whether an act has happened: climb from its word through what governs it, and fold the cues met into a status."""

from dataclasses import dataclass, field, replace

from dragoman.coding.folding import fold, told_as
from dragoman.coding.matching import Match, Tree
from dragoman.coding.tense import BARE_TENSES, clause_tense, lies_ahead, tense_of
from dragoman.knowledge.cues import ModalityCues
from dragoman.model.modality import Modality, Status
from dragoman.model.parse import Parse

_REACH_LIMIT = 12
_CLAUSE_EDGES = frozenset(("subject", "object", "oblique"))
_PARTICIPLE_EDGES = frozenset(("content", "relative"))
_PAST_TENSES = frozenset(("past", "perfect"))
_OPEN_TENSES = frozenset(("", "present"))
_RANKS = {"able": 0, "would": 0, "planned": 0, "negated": 1}
_STATUS_SENSES = frozenset(("planned", "possible", "negated", "denied", "cancelled", "ongoing", "happened"))
_LASTING = frozenset(("lasting", "lasting-now"))
_MET = ("lasting", "telling", "future", "since", "enduring")  # of a climb
_DECIDING = _STATUS_SENSES | {"would", "able"}


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words tell of an act: its modality by cues and tense alone, and the names of what speaks for a status
    (`coding.status_choice`). `settled`: the form leaves no doubt, whatever else may speak."""

    modality: Modality
    names: tuple[str, ...]
    settled: bool = False


def modality_of(parse: Parse, token: int, cues: ModalityCues, *, category: str = "") -> Modality:
    """The status of the act that `token` names; the cues found are kept in text order. `category` is the act's PLOVER
    category where it is known: in a REQUEST "should" is the act itself, not a doubt about it."""
    return signs_of(parse, token, cues, category=category).modality


def signs_of(parse: Parse, token: int, cues: ModalityCues, *, category: str = "") -> Signs:
    """The same with what else the climb has met: the form of the act's word, and whether it lasts or is told."""
    climb = _Climb(Tree(parse, cues), category)
    modality = climb.run(token)
    by = "cues" if modality.cues or modality.status is not Status.HAPPENED else "plain"
    form = tense_of(climb.tree, token) or "none"
    met = tuple(name for name in _MET if getattr(climb, name))
    entries = sorted({cue.entry for cue in modality.cues})
    clause = f"clause:{clause_tense(climb.tree, token) or 'none'}"
    lasts = (f"{clause}.lasting",) if climb.enduring else ()
    names = (f"{by}:{modality.status}", f"form:{form}", clause, *lasts, *met, *entries)
    return Signs(modality, names, settled=climb.foretold)


@dataclass(slots=True)
class _Climb:
    """One walk up the tree. `status` is what the cues so far come to, None before the first; `tense` that of the
    highest word that carries the act."""

    tree: Tree
    category: str = ""
    status: Status | None = None
    tense: str = ""
    lasting: bool = False
    telling: bool = False
    named: bool = False
    future: bool = False
    since: bool = False
    enduring: bool = False
    joined: bool = False
    foretold: bool = False
    came_from: int = -1  # the word from which the climb has come to the one that is read
    found: list[Match] = field(default_factory=list)

    def run(self, token: int) -> Modality:
        node, bound, came_from = token, len(self.tree.parse), -1
        self._read_self(token)
        self._read_beside(token)
        self.foretold = lies_ahead(self.tree, token)
        if self.foretold:
            self.status = Status.PLANNED
            return self._result()
        for _ in range(_REACH_LIMIT):
            if bound:
                self._read_below(node, came_from, bound)
                self._read_participles(node, came_from)
                self._read_tense(node)
            came_from = self.came_from = node
            step = self._up(node)
            if step is None:
                break
            node, bound = step
        return self._result()

    def _read_self(self, token: int) -> None:
        self.found.extend(self._take(token, "self"))
        senses = {match.entry.sense for match in self.found}
        self.enduring = not senses.isdisjoint(_LASTING) or self.tree.tag_in(token, "nominal")
        self.telling = self.named = "telling" in senses
        self.lasting = "lasting" in senses or ("lasting-now" in senses and not self._past_around(token))

    def _read_beside(self, token: int) -> None:
        """ "The visit, if it goes ahead, would …": clauses beside the act that speak of it."""
        above = self.tree.parse.heads[token]
        for child in (*self.tree.children[token], *(self.tree.children[above] if above >= 0 else ())):
            for match in self._take(child, "beside") if child != token else ():
                self._apply(match, child)

    def _past_around(self, token: int) -> bool:
        """Whether the nearest clause with a tense of its own is past."""
        return clause_tense(self.tree, token) in _PAST_TENSES

    def _take(self, head: int, reach: str) -> list[Match]:
        """Matches headed at `head` that may reach the act that way."""
        return [match for match in self.tree.headed.get(head, ()) if reach in match.entry.reach]

    def _read_below(self, node: int, came_from: int, bound: int) -> None:
        """Cues that depend on `node`, only those left of `bound`; negation before what it stands under."""
        labels = self.tree.cues.clauses.below
        matches: list[Match] = []
        for child in self.tree.children[node]:
            if child == came_from or child >= bound:
                continue
            if self.tree.parse.deprels[child] in labels:
                matches.extend(self._take(child, "below"))
            if self.tree.edge(child) in _CLAUSE_EDGES:
                matches.extend(self._take(child, "clause"))
                for grandchild in self.tree.children[child]:
                    matches.extend(self._take(grandchild, "clause"))
        if any(self._silent(match) and match.entry.sense == "negated" for match in matches):
            self.telling = True
            return
        matches = [m for m in matches if m.entry.sense != "progressive" or tense_of(self.tree, node) == "progressive"]
        for match in sorted(matches, key=lambda m: _RANKS.get(m.entry.sense, 2)):
            self._apply(match, node)

    def _read_participles(self, node: int, came_from: int) -> None:
        """ "Talks scheduled for Friday", "a visit that was cancelled": cues that govern the noun from below."""
        if not self.tree.tag_in(node, "nominal"):
            return
        for child in self.tree.children[node]:
            if child == came_from or self.tree.edge(child) not in _PARTICIPLE_EDGES:
                continue
            matches = self._take(child, self._part(child))
            for match in matches:
                self._apply(match, child)
            if matches:
                self._read_below(child, node, len(self.tree.parse))
                self._read_tense(child)
                if self.status is None and self.tense == "infinitive" and self.tree.dependents(child, "passives"):
                    self.status = Status.PLANNED

    def _part(self, participle: int) -> str:
        """Whether the noun is the subject or the object of the participle or relative clause on it."""
        tree = self.tree
        if tree.edge(participle) == "relative":
            subjects = tree.dependents(participle, "actives")
            return "subject" if any(tree.tag_in(one, "relative-pronoun") for one in subjects) else "object"
        return "subject" if tree.tag_in(participle, "progressive") else "object"

    def _read_tense(self, node: int) -> None:
        if self.status is None:
            self.tense = tense_of(self.tree, node) or self.tense

    def _up(self, node: int) -> tuple[int, int] | None:
        """The next word that bears on the act, and how far right its dependents count; None at the top."""
        tree = self.tree
        parent, edge = tree.parse.heads[node], tree.edge(node)
        if parent < 0:
            if self.status is None and self.tense == "infinitive" and tree.dependents(node, "subjects"):
                self.status = Status.PLANNED
            return None
        self.joined = edge == "same"
        if self.joined:
            own = tense_of(tree, node)
            return parent, 0 if own and own not in BARE_TENSES else parent
        if edge == "apposition":
            return parent, 0
        reach = self._reach(node, edge)
        matches = [m for m in tree.covering.get(parent, ()) if reach in m.entry.reach and self._governs(m, node, edge)]
        if not matches:
            return None
        if self._silent(matches[0]):
            return None
        self._apply(matches[0], parent)
        return parent, len(tree.parse)

    def _reach(self, node: int, edge: str) -> str:
        """The edge as cues name it: a clause with a tense of its own is a statement, and no adverbial."""
        tense = tense_of(self.tree, node)
        finite = bool(tense) and tense not in BARE_TENSES
        if edge == "complement":
            return "statement" if finite else edge
        if edge == "adverbial" and (finite or self.tree.dependents(node, "subjects")):
            return ""
        return edge

    def _governs(self, match: Match, node: int, edge: str) -> bool:
        """Whether the preposition of an oblique or a noun's complement is one that leads to what the cue is about."""
        cases = self.tree.dependents(node, "cases")
        if edge in ("adverbial", "content") and tense_of(self.tree, node) == "gerund":
            marks = (*cases, *self.tree.dependents(node, "marks"))
            phrasal = not marks and match.end - match.first > 1  # "ruled out holding"
            return phrasal or any(self.tree.word_in(mark, "adverbial-marks") for mark in marks)
        if edge == "oblique" and match.end - match.first > 1:
            return any(match.first <= case < match.end for case in cases)
        name = {"oblique": "oblique-cases", "content": "content-cases"}.get(edge)
        return name is None or not cases or any(self.tree.word_in(case, name) for case in cases)

    def _silent(self, match: Match) -> bool:
        """Whether the word is the act itself in this category ("should" in a REQUEST, "not" in a REJECT), and no more
        than a cue where the act has a word of its own ("may ask", "has not condemned")."""
        return self.category in match.entry.silent and not self.named

    def _apply(self, match: Match, node: int) -> None:
        sense = match.entry.sense
        if self._silent(match):
            self.telling = True
            return
        self.found.append(match)
        if sense == "lasting":
            self.lasting = True
        elif sense == "future":
            self.future = True
        elif sense == "since":
            self.since = True
        elif sense == "would":
            self.status = fold(self.status, Status.PLANNED if self._reported(node) else Status.POSSIBLE)
        elif sense == "able":
            self.status = fold(self.status, Status.POSSIBLE)
        elif sense == "negated" and self.joined and self.status is Status.NEGATED:
            return
        elif sense in _STATUS_SENSES:
            self.status = fold(self.status, self._conditioned(match, node))

    def _conditioned(self, match: Match, node: int) -> Status:
        """What the cue says; a plan with a condition beside it only says what may be."""
        status = Status(match.entry.sense)
        below = self.tree.children[self.came_from] if self.came_from >= 0 else ()
        beside = (*self.tree.children[node], *below)
        if status is Status.PLANNED and any(_conditional(self.tree, child) for child in beside):
            return Status.POSSIBLE
        return status

    def _reported(self, node: int) -> bool:
        """Whether the clause of `node` is what somebody said, or stands alone: "would" is then a future."""
        tree = self.tree
        if any(tree.word_in(child, "perfect") for child in tree.dependents(node, "auxiliaries")):
            return False
        for _ in range(_REACH_LIMIT):
            if any(_conditional(tree, one) for one in (node, *tree.children[node])):
                return False
            if tree.edge(node) == "complement" or tree.parse.heads[node] < 0:
                return True
            node = tree.parse.heads[node]
        return False

    def _result(self) -> Modality:
        status, senses = self.status, _DECIDING
        if status is None:
            status, senses = self._by_tense()
        plain = told_as(status)
        decided = [match for match in self.found if match.entry.sense in senses]
        doubts = {match.entry.certainty for match in decided} | {plain.certainty}
        certainty = next(word for word in ("possible", "probable", "certain") if word in doubts)
        cues = {match.cue(self.tree.parse) for match in decided}
        ordered = tuple(sorted(cues, key=lambda cue: (cue.span, cue.entry)))
        return replace(plain, certainty=certainty, cues=ordered)

    def _by_tense(self) -> tuple[Status, frozenset[str]]:
        """The status where no cue decides it, and the senses of the cues that speak for it."""
        if self.future and self.tense not in _PAST_TENSES:
            return Status.PLANNED, frozenset(("future",))
        if self.tense == "progressive" and not self.telling:
            return Status.ONGOING, frozenset(("progressive",))
        if self.since and self.enduring and self.tense == "perfect":
            return Status.ONGOING, frozenset(("since",))
        if self.lasting and self.tense in _OPEN_TENSES:
            return Status.ONGOING, frozenset(("lasting", "lasting-now"))
        return Status.HAPPENED, frozenset()


def _conditional(tree: Tree, clause: int) -> bool:
    return any(tree.word_in(mark, "condition") for mark in tree.dependents(clause, "marks"))
