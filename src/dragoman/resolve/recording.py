"""Which tellings of acts are recorded, and why the others are not."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.codebook import verbal_types
from dragoman.knowledge.nominals import load_nominals
from dragoman.model.event import Claim, EventMention, Refusal
from dragoman.model.evidence import MODEL
from dragoman.model.parse import Parse
from dragoman.model.place import PlaceMention
from dragoman.model.text import Document
from dragoman.resolve.matter import is_private
from dragoman.resolve.opinion import is_comment, is_own_view
from dragoman.resolve.scene import dateline_of, staged

UNLIKELY, PRIVATE, OPINION = "unlikely", "private", "opinion"
_PERSONAL = "persons without office do it among themselves"
_OWN_VIEW = "the writer's own view"
_SAYING = "the act is what is said"
_HARDLY = "{} by these parties is worth recording at {:.2f} only"

Word = tuple[int, int]  # sentence and token
Weighed = tuple[EventMention, Claim, float]  # a telling, its claim, and how worth recording it is


def recorded(
    document: Document,
    parses: Sequence[Parse],
    weighed: Iterable[Weighed],
    *,
    least: float,
    places: Sequence[PlaceMention],
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """For each word the claim of its worthiest telling, where that is worth `least`; the others are refusals."""
    best: dict[Word, tuple[float, Claim]] = {}
    for mention, claim, worth in weighed:
        word = (mention.sentence, mention.token)
        if worth > best.get(word, (0.0, claim))[0]:
            best[word] = (worth, claim)
    worthy = {word: claim for word, (worth, claim) in best.items() if worth >= least}
    comment = is_comment(document)
    kept: list[Claim] = []
    refusals: list[Refusal] = []
    for word, (worth, claim) in best.items():
        if worth < least:
            told = f"{claim.trace.rule}: {_HARDLY.format(claim.type.category, worth)}"
            refusals.append(Refusal(claim.trigger, UNLIKELY, told))
        elif _only_says(word, claim, worthy, parses):
            refusals.append(Refusal(claim.trigger, UNLIKELY, f"{claim.trace.rule}: {_SAYING}"))
        elif is_private(claim, parses):
            refusals.append(Refusal(claim.trigger, PRIVATE, f"{claim.trace.rule}: {_PERSONAL}"))
        elif comment and is_own_view(claim):
            refusals.append(Refusal(claim.trigger, OPINION, f"{claim.trace.rule}: {_OWN_VIEW}"))
        else:
            kept.append(claim)
    return staged(kept, dateline_of(document.text, places), published=document.published), tuple(refusals)


def _only_says(word: Word, claim: Claim, others: Mapping[Word, Claim], parses: Sequence[Parse]) -> bool:
    """Whether the event model alone takes a bare "said" for an act, and a frame knows the words that the same party
    says for one: "said Arnor should withdraw" demands, and does not refuse as well."""
    (sentence, token), parse = word, parses[word[0]]
    if claim.trace.rule != MODEL or parse.lemmas[token].lower() not in load_nominals().words["saying"]:
        return False
    ours = {party.chain for party in claim.actors}
    return any(
        there == sentence
        and token in parse.upward(at)
        and other.type.category in verbal_types()
        and other.trace.rule != MODEL
        and ours & {party.chain for party in other.actors}
        for (there, at), other in others.items()
    )
