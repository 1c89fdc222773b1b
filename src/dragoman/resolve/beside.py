"""What the phrases of one sentence tell of one another: beside a name, as its owners, in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.nominals import Nominals
from dragoman.model.actor import ActorMention
from dragoman.model.parse import Parse
from dragoman.resolve.coreference import Entry
from dragoman.resolve.named import Named
from dragoman.resolve.noun_phrases import NounPhrase
from dragoman.resolve.party_index import NOUN
from dragoman.resolve.referring import Referents
from dragoman.resolve.told import Teller

CROWD = "CVL"  # a people speaks for its state, "thousands of" it do not


def told_beside(ours: Entry, theirs: Entry) -> None:
    """What is said of one party beside it is said of the other too."""
    for country, weight in theirs.votes.items():
        ours.vote(country, weight)
    if ours.kind == "person" and theirs.sector and not (ours.office and not theirs.office):
        ours.sector = theirs.sector
    ours.office = ours.office or theirs.office
    theirs.actor = theirs.actor or ours.actor


def _namesake(ours: Entry, theirs: Entry) -> None:
    """Of a body told as a state's own, "Rohan's opposition party Dawn", the table knows another of that name."""
    known = theirs.actor
    if known is None or known.kind in {"state", "person"} or "IGO" in known.sectors or known.country in ours.votes:
        return
    if ours.votes:
        theirs.actor, theirs.votes = None, {}


def lends(owner: ActorMention) -> bool:
    return not owner.why.startswith(NOUN) and not owner.plural_of


class Beside:
    """Joins what the chains of one article know; `by_head` holds the mentions of the sentence."""

    def __init__(self, referents: Referents, teller: Teller, nominals: Nominals) -> None:
        self.referents, self.chains, self.teller, self.nominals = referents, referents.chains, teller, nominals

    def appositions(self, parse: Parse, phrases: Sequence[NounPhrase], by_head: dict[int, ActorMention]) -> None:
        """ "X, the minister of Y": what is said beside a name is said of it, and so is one more title without an
        article: "the premier and finance minister, Ada Roe"."""
        bare = {one.head for one in phrases if all(parse.upos[token] != "DET" for token in one.core)}
        first = {head: [one.head] for one in phrases for head in one.with_ if head in bare}
        for phrase in phrases:
            for beside in phrase.apposed:
                left, right = by_head.get(phrase.head), by_head.get(beside)
                if left is None or right is None or left.chain == right.chain:
                    continue
                ours, theirs = self.chains.entries[left.chain], self.chains.entries[right.chain]
                if ours.name and theirs.name and ours.kind == theirs.kind == "person":
                    continue
                if left.why.endswith("owner") and ours.sector in self.nominals.words["homely"]:
                    _namesake(ours, theirs)
                named = theirs.kind in {"person", "body"} and theirs.name and not ours.name
                before = dict(ours.votes) if named else {}
                self._same(left, right, by_head)
                told_beside(ours, theirs)
                if named:
                    told_beside(theirs, replace(ours, votes=before))
                if ours.plural and ours.votes and theirs.name:
                    self._listed(phrase, ours, by_head)
                more = [head for head in phrase.with_ if head in bare] + first.get(phrase.head, [])
                for title in (by_head[head] for head in more if head in by_head):
                    self._same(title, right, by_head)

    def _listed(self, phrase: NounPhrase, ours: Entry, by_head: dict[int, ActorMention]) -> None:
        """Of several whose names follow in a row, the last is read as one beside them: "two Gondorians, Ada Roe and
        **Lin Ek**"."""
        for entry in (self.chains.entries[by_head[head].chain] for head in phrase.with_ if head in by_head):
            if entry.kind == "person" and entry.name and not (entry.votes or entry.roles):
                told_beside(entry, ours)

    def _same(self, left: ActorMention, right: ActorMention, by_head: dict[int, ActorMention]) -> None:
        """Of a person's or body's name and a role side by side the role is one more name of the same: "the state firm
        **Umbar Oil**"; and so is a noun that names no role before a body's: "the watchdog **Clear Water**"."""
        entries = self.chains.entries
        role, name = (left, right) if entries[right.chain].name else (right, left)
        ours, theirs = entries[role.chain], entries[name.chain]
        why = name.why if role is left and role.why.startswith(NOUN) and theirs.kind == "body" else role.why
        if ours.kind == "thing" and theirs.name and why != role.why:
            by_head[role.head] = replace(role, chain=theirs.chain, why=why)
            return
        alike = ours.kind == theirs.kind and ours.kind in {"person", "body"}
        one = alike and theirs.name and not (ours.name or ours.plural or theirs.plural)
        if not one or len(theirs.votes) > 1:
            return
        theirs.lenders.extend(ours.lenders)
        theirs.roles |= ours.roles
        self.chains.move(ours, theirs)
        by_head[role.head] = replace(role, why=why)
        for head, mention in by_head.items():  # "his" after it, too
            if mention.chain == ours.chain:
                by_head[head] = replace(mention, chain=theirs.chain)

    def lent(
        self,
        parse: Parse,
        phrases: Sequence[NounPhrase],
        by_head: dict[int, ActorMention],
        named: dict[int, Named | None],
        army: Mapping[int, int | None],
    ) -> None:
        """ "his government", "the head of the agency": its owner tells its state, once known, and a body its sector;
        `army` has whose forces those are that a sentence's own army tells of."""
        for phrase in phrases:
            ours = by_head.get(phrase.head)
            for giver in (self.teller.owner(parse, phrase), *phrase.origins, army[phrase.head]):
                theirs = by_head.get(giver) if giver is not None else None
                if ours is not None and theirs is not None and ours.chain != theirs.chain and lends(theirs):
                    self.chains.entries[ours.chain].lenders.append(theirs.chain)
                found = named[phrase.head]
                if ours is not None and theirs is not None and found is not None and found.generic:
                    lender = self.chains.entries[theirs.chain]
                    if lender.kind in {"body", "people"} and lender.sector:
                        people = lender.kind == "people" and not lender.roles
                        self.chains.entries[ours.chain].sector = CROWD if people else lender.sector
                        self.chains.entries[ours.chain].lent = True

    def victims(self, parse: Parse, phrases: Sequence[NounPhrase], by_head: dict[int, ActorMention]) -> None:
        """Who is killed where something of a state is struck is of that state: "downed a **Gondorian** plane, killing
        five *soldiers*"."""
        labels, killing = self.nominals.labels, self.nominals.words["killing"]
        struck = labels["object"] | labels["subject"] & labels["passive"]
        for phrase in phrases:
            verb, ours = parse.heads[phrase.head], by_head.get(phrase.head)
            killed = verb >= 0 and parse.lemmas[verb].lower() in killing and parse.deprels[phrase.head] in struck
            killed = killed and parse.lemmas[phrase.head].lower() in self.nominals.words["aboard"]
            if ours is None or not killed or self.chains.told(ours.chain) is not None:
                continue
            for above in parse.upward(verb):
                if parse.deprels[above] not in labels["beside"] | labels["coordination"]:
                    break
                told = (
                    by_head[at] for at in parse.children()[parse.heads[above]] if self._is_struck(parse, at, by_head)
                )
                self.chains.entries[ours.chain].lenders.extend(one.chain for one in told if one.chain != ours.chain)

    def _is_struck(self, parse: Parse, token: int, by_head: dict[int, ActorMention]) -> bool:
        labels = self.nominals.labels
        return token in by_head and parse.deprels[token] in labels["object"] | labels["passive"]

    def _plural_title(self, parse: Parse, phrase: NounPhrase) -> bool:
        """ "ministers Ada Roe and Lin Ek": the title is that of each."""
        return phrase.entity is not None and any(parse.xpos[token] == "NNS" for token in phrase.core)

    def coordinations(self, parse: Parse, phrases: Sequence[NounPhrase], by_head: dict[int, ActorMention]) -> None:
        for phrase in phrases:
            heads = (phrase.head, *phrase.with_)
            chains = tuple(dict.fromkeys(by_head[head].chain for head in heads if head in by_head))
            entries = [self.chains.entries[chain] for chain in chains]
            if entries and entries[0].kind == "person" and self._plural_title(parse, phrase):
                for entry in entries[1:]:
                    entry.sector = entry.sector or entries[0].sector if entry.kind == "person" else entry.sector
                    entry.votes = entry.votes or dict(entries[0].votes)
            self.referents.coordinated(chains, phrase.sentence)
