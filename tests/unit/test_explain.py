"""Derivations as trees, of one article built by hand: one sentence that tells an act and one that tells none."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from tests.unit.coding.trees import tree

from dragoman.coding.coder import CodingRules, code, propose
from dragoman.coding.event_model import EventLabels, Scores
from dragoman.errors import UsageError
from dragoman.explain import explain
from dragoman.explain_when_where import WHY_THERE, Branch
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.cues import attribution_cues, modality_cues
from dragoman.knowledge.frameset import read_frames
from dragoman.knowledge.load import parse_yaml
from dragoman.linking.events import event_from
from dragoman.model import place
from dragoman.model.actor import ActorMention
from dragoman.model.event import Belief, Run
from dragoman.model.evidence import Trace
from dragoman.model.parse import Parse
from dragoman.model.reading import Reading
from dragoman.model.text import Document, Sentence, Span
from dragoman.pipeline import Derivation, Resources
from dragoman.resolve.claims import Resolved, claims_of

TEXT = "Arnor will raid Gondor The raid film failed"
FRAMES = """
type: ASSAULT
frames:
- id: assault.raid
  trigger: {verb: [raid], noun: [raid]}
  actor: agent
  recipient: patient
  source: a manual
  examples: ["{actor A} {! raided} B.", "{actor A} {! raided} B."]
  never: [Nothing.]
- id: assault.fail
  trigger: {verb: [fail]}
  with: {object: [guard]}
  source: a manual
  examples: ["{actor A} {! raided} B.", "{actor A} {! raided} B."]
  never: [Nothing.]
"""


def parses() -> tuple[Parse, Parse]:
    told = tree(
        """
        Arnor Arnor PROPN NNP 3 nsubj
        will will AUX MD 3 aux
        raid raid VERB VB 0 root
        Gondor Gondor PROPN NNP 3 obj
        """
    )
    silent = tree(
        """
        The the DET DT 3 det
        raid raid NOUN NN 3 compound
        film film NOUN NN 4 nsubj
        failed fail VERB VBD 0 root
        """
    )
    start = len("Arnor will raid Gondor ")
    moved = replace(
        silent,
        sentence=Sentence(1, Span(start, len(TEXT)), 0),
        starts=tuple(start + at for at in silent.starts),
        ends=tuple(start + at for at in silent.ends),
    )
    return told, moved


def party(parse: Parse, token: int) -> ActorMention:
    span = parse.span(token, token + 1)
    country = span.of(TEXT)[:3].upper()
    return ActorMention(span, 0, token, token, token + 1, span.of(TEXT), None, country, "GOV", "exact-name", token)


@pytest.fixture(scope="module")
def resources() -> Resources:
    frames = read_frames({"own.yaml": parse_yaml(FRAMES, "own.yaml")}, load_codebook())
    rules = CodingRules(frames, modality_cues(), attribution_cues())
    return cast(Resources, SimpleNamespace(rules=rules, event_model=None))


@pytest.fixture(scope="module")
def derivation(resources: Resources) -> Derivation:
    document, both = Document("d", "d", TEXT, "0"), parses()
    mentions, refusals = code(both, resources.rules, matches=propose(both, resources.rules))
    resolved = Resolved((party(both[0], 0), party(both[0], 3)), (), ())
    claims, more = claims_of(document, both, mentions, resolved=resolved, trace=Trace("", "k", "m"))
    events = tuple(event_from((claim,), document) for claim in claims)
    sentences = tuple(parse.sentence for parse in both)
    reading = Reading(document, events, claims, (), (*refusals, *more), Run("0", "k", "m"), sentences)
    return Derivation(reading, both, (), mentions, resolved)


def lines(branch: Branch) -> Iterator[str]:
    yield f"{branch.label}: {branch.text}"
    for child in branch.below:
        yield from lines(child)


def told(derivation: Derivation, resources: Resources, **asked: Any) -> str:
    return "\n".join(line for branch in explain(derivation, resources, **asked) for line in lines(branch))


def test_an_event_names_its_frame_with_file_and_line(derivation: Derivation, resources: Resources) -> None:
    assert "rule: frame assault.raid\nsource: a manual; own.yaml:4" in told(derivation, resources, event="1")


def test_a_party_carries_its_reason(derivation: Derivation, resources: Resources) -> None:
    assert "actor is: “Arnor” · ARN GOV · why: exact-name" in told(derivation, resources)


def test_a_role_is_told_with_its_way_through_the_tree(derivation: Derivation, resources: Resources) -> None:
    assert "recipient?: “Gondor” · found by the role patient · ↓obj" in told(derivation, resources)


def test_a_status_is_told_with_the_words_that_decide_it(derivation: Derivation, resources: Resources) -> None:
    assert "cue: “will”" in told(derivation, resources)


def test_an_event_is_found_by_the_beginning_of_its_id(derivation: Derivation, resources: Resources) -> None:
    whole = derivation.reading.events[0].id
    assert explain(derivation, resources, event=whole[:6])[0].label == f"event {whole}"


def test_an_unknown_event_is_wrong_use_and_the_known_ones_are_told(
    derivation: Derivation, resources: Resources
) -> None:
    with pytest.raises(UsageError, match=derivation.reading.events[0].id):
        explain(derivation, resources, event="zz")


def test_a_sentence_that_is_not_there_is_wrong_use(derivation: Derivation, resources: Resources) -> None:
    with pytest.raises(UsageError, match="no sentence 3; the article has 2"):
        explain(derivation, resources, sentence=3)


def test_a_silent_sentence_tells_the_first_condition_that_fails(derivation: Derivation, resources: Resources) -> None:
    assert "“failed”: assault.fail: wants object: guard" in told(derivation, resources, sentence=2)


def test_a_refused_trigger_tells_why(derivation: Derivation, resources: Resources) -> None:
    assert "refused, no-party: “raid”" in told(derivation, resources, sentence=2)


def test_a_type_of_the_models_own_says_that_it_is_worthier(derivation: Derivation, resources: Resources) -> None:
    own = replace(derivation.mentions[0], rule="model", belief=Belief(0.9, 0.9, instead=True))
    claims = tuple(replace(one, trace=replace(one.trace, rule="model")) for one in derivation.reading.claims)
    events = tuple(replace(one, claims=claims) for one in derivation.reading.events)
    other = replace(derivation, mentions=(own,), reading=replace(derivation.reading, claims=claims, events=events))
    assert "rule: the event model alone: its type is worthier than the frame's" in told(other, resources)


def test_the_scores_tell_the_type_and_its_runner_up(derivation: Derivation, resources: Resources) -> None:
    labels = EventLabels(("NONE", "ASSAULT", "AID"), ("planned", "happened"), ("none",), "1")
    types = np.tile(np.array([0.1, 0.7, 0.2]), (4, 1))
    row = Scores(types, np.tile(np.array([0.9, 0.1]), (4, 1)), np.zeros(4), np.zeros(4), np.zeros((4, 4, 1)))
    scored = replace(derivation, scores=(row, None))
    both = cast(Resources, SimpleNamespace(rules=resources.rules, event_model=SimpleNamespace(labels=labels)))
    assert "event model: ASSAULT 0.70, AID 0.20, NONE 0.10; planned 0.90" in told(scored, both)


def test_each_reason_for_a_place_that_no_words_tell_is_told_in_words() -> None:
    reasons = {value for name, value in vars(place).items() if name.isupper() and isinstance(value, str)}
    assert reasons <= set(WHY_THERE)
