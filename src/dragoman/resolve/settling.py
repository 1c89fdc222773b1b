"""What a whole article tells of its parties: the country of each by vote, or lent by its owner, and who that is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.nominals import load_nominals
from dragoman.model.actor import FOCUS, UNKNOWN, Actor, ActorMention
from dragoman.resolve.coreference import Chains, Entry
from dragoman.resolve.focus import Focus
from dragoman.resolve.persons import Persons
from dragoman.resolve.referring import THINGS

SHARE = 0.5  # of all that names states, from which an article is about one
_BARE = 2  # words of a body of states where the article names any, "the bloc", and not "the bloc of lawmakers"
_STEPS = 4  # owners of owners that may lend their state


def settled(
    mentions: Sequence[ActorMention], chains: Chains, persons: Persons, focus: Focus, *, paragraphs: Sequence[int]
) -> tuple[ActorMention, ...]:
    """The mentions with what their chains have come to; a party of no state is of the article's own, but for ships
    and aircraft (and allies, where that is never named), or where the article is about many, of the one that its
    paragraph names most. `paragraphs` holds that of each sentence."""
    for entry in chains.entries:
        _settle(entry, persons)
    for entry in chains.entries:
        if entry.country is None:
            entry.country = _borrowed(entry, chains)
    homes, words = _homes(mentions, chains, focus, paragraphs), load_nominals().words

    def home(mention: ActorMention, entry: Entry) -> str | None:
        bare = mention.end - mention.first == 1 and focus.country not in focus.states
        homeless = words["craft"] | (words["relational"] if bare else frozenset())
        bare_league = focus.bodies and mention.end - mention.first <= _BARE
        homeless |= words["leagues"] if bare_league else frozenset()
        if not entry.roles.isdisjoint(homeless):
            return None
        if not _is_named(entry):
            return homes.get(paragraphs[mention.sentence], focus.country)
        famous = " " not in str(entry.name) and persons.leads_elsewhere(str(entry.name))
        return None if famous else focus.country

    found = ((mention, chains.entries[mention.chain]) for mention in mentions)
    return tuple(_settled(mention, entry, home(mention, entry)) for mention, entry in found)


def _is_named(entry: Entry) -> bool:
    """Whether it is somebody by name, of whom more may be told elsewhere."""
    return entry.kind == "person" and entry.name is not None


def _homes(
    mentions: Sequence[ActorMention], chains: Chains, focus: Focus, paragraphs: Sequence[int]
) -> dict[int, str | None]:
    """Of an article about many states, by paragraph, the one that is named most where its own is not; none of two
    that are named as often."""
    if focus.share >= SHARE:
        return {}
    told: dict[int, Counter[str]] = {}
    for mention in mentions:
        country = chains.entries[mention.chain].country
        if country in focus.told:
            told.setdefault(paragraphs[mention.sentence], Counter())[str(country)] += 1
    homes: dict[int, str | None] = {}
    for paragraph, votes in told.items():
        if focus.country not in votes:
            (best, most), *others = votes.most_common(2)
            homes[paragraph] = best if not others or others[0][1] < most else None
    return homes


def _settle(entry: Entry, persons: Persons) -> None:
    votes = entry.votes
    if entry.actor is not None and entry.kind in THINGS:
        entry.country = entry.actor.country
    elif votes:
        entry.country = min(votes, key=lambda code: (-votes[code], code))
    if entry.kind == "person" and entry.name:
        entry.actor = persons.named(entry.name, entry.country) or entry.actor
        if entry.actor is None and entry.country is None and " " not in entry.name:
            entry.actor = persons.leader(entry.name)
        if entry.actor is not None and entry.country is None:
            entry.country = entry.actor.country
        if entry.actor is not None and not entry.sector:
            entry.sector = entry.actor.sectors[0] if entry.actor.sectors else ""
    if entry.actor is None and entry.office and entry.country and not entry.name:
        entry.actor = persons.holder(entry.office, entry.country)


def _borrowed(entry: Entry, chains: Chains) -> str | None:
    """The state of the nearest owner that has one; chains of owners are followed a few steps."""
    for _ in range(_STEPS):
        told = (chains.entries[chain].country for chain in entry.lenders)
        if country := next((code for code in told if code), None):
            return country
        if not entry.lenders:
            return None
        entry = chains.entries[entry.lenders[0]]
    return None


def _settled(mention: ActorMention, entry: Entry, home: str | None) -> ActorMention:
    """`home` is the state of those of whom nothing tells theirs."""
    country, why, actor = entry.country, mention.why, entry.actor
    if entry.lent and why.startswith("noun"):
        why = "member" + why.removeprefix("noun")
    if country is None and not entry.members:
        country = home
        why = why + FOCUS if country else why
    return replace(
        mention,
        actor=actor,
        country=country or UNKNOWN,
        sector=entry.sector or _default(entry, country),
        name=_full_name(entry.name, actor),
        office=entry.office,
        why=why,
    )


def _default(entry: Entry, country: str | None) -> str:
    """The sector of a party of which nothing tells it: most of those that are named are their state's."""
    if country in {None, UNKNOWN}:
        return "OTH"
    return "GOV" if entry.name else "CVL" if entry.plural else "OTH"


def _full_name(told: str | None, actor: Actor | None) -> str | None:
    """As the article gives it; the table's where the article has none or the last name alone."""
    if actor is not None and (told is None or (actor.kind == "person" and " " not in told)):
        return actor.name
    return told
