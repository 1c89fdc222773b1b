from tests.unit.coding.trees import tree

from dragoman.coding.paths import Tree, route
from dragoman.knowledge.frameset import load_syntax
from dragoman.model.parse import Parse


def found(parse: Parse, role: str, trigger: str) -> list[str]:
    walker = Tree(parse, load_syntax()[0])
    return [parse.words[token] for token in walker.role(role, parse.words.index(trigger))]


ACTIVE = tree(
    """
    Arnor Arnor PROPN NNP 4 nsubj
    and and CCONJ CC 3 cc
    Rohan Rohan PROPN NNP 1 conj
    condemned condemn VERB VBD 0 root
    Mordor Mordor PROPN NNP 4 obj
    """
)
PASSIVE = tree(
    """
    Mordor Mordor PROPN NNP 3 nsubj:pass
    was be AUX VBD 3 aux:pass
    condemned condemn VERB VBN 0 root
    by by ADP IN 5 case
    Arnor Arnor PROPN NNP 3 obl:agent
    """
)
CONTROL = tree(
    """
    Arnor Arnor PROPN NNP 3 nsubj:pass
    is be AUX VBZ 3 aux:pass
    expected expect VERB VBN 0 root
    to to PART TO 5 mark
    meet meet VERB VB 3 xcomp
    Gondor Gondor PROPN NNP 5 obj
    """
)
URGED = tree(
    """
    Arnor Arnor PROPN NNP 2 nsubj
    urged urge VERB VBD 0 root
    Gondor Gondor PROPN NNP 2 obj
    to to PART TO 5 mark
    withdraw withdraw VERB VB 2 xcomp
    """
)
RELATIVE = tree(
    """
    rebels rebel NOUN NNS 0 root
    who who PRON WP 3 nsubj
    attacked attack VERB VBD 1 acl:relcl
    Gondor Gondor PROPN NNP 3 obj
    """
)
LIGHT = tree(
    """
    Arnor Arnor PROPN NNP 2 nsubj
    held hold VERB VBD 0 root
    talks talk NOUN NNS 2 obj
    with with ADP IN 5 case
    Gondor Gondor PROPN NNP 2 obl
    """
)
OWNED = tree(
    """
    Arnor Arnor PROPN NNP 3 nmod:poss
    's 's PART POS 1 case
    visit visit NOUN NN 0 root
    to to ADP IN 5 case
    Gondor Gondor PROPN NNP 3 nmod
    """
)
SHARED = tree(
    """
    Arnor Arnor PROPN NNP 2 nsubj
    met meet VERB VBD 0 root
    Gondor Gondor PROPN NNP 2 obj
    and and CCONJ CC 5 cc
    praised praise VERB VBD 2 conj
    Rohan Rohan PROPN NNP 5 obj
    """
)
QUOTED = tree(
    """
    Gondor Gondor PROPN NNP 3 nsubj
    must must AUX MD 3 aux
    stop stop VERB VB 0 root
    , , PUNCT , 6 punct
    Arnor Arnor PROPN NNP 6 nsubj
    said say VERB VBD 3 parataxis
    """
)


def test_an_agent_brings_all_its_conjuncts() -> None:
    assert found(ACTIVE, "agent", "condemned") == ["Arnor", "Rohan"]


def test_the_agent_of_a_passive_stands_behind_by() -> None:
    assert found(PASSIVE, "agent", "condemned") == ["Arnor"]


def test_the_patient_of_a_passive_is_its_subject() -> None:
    assert found(PASSIVE, "patient", "condemned") == ["Mordor"]


def test_the_agent_of_an_expected_act_is_the_subject_of_expected() -> None:
    assert found(CONTROL, "agent", "meet") == ["Arnor"]


def test_whoever_is_urged_is_the_agent_of_what_is_urged() -> None:
    assert found(URGED, "agent", "withdraw") == ["Gondor"]


def test_the_agent_of_a_relative_clause_is_the_noun_it_hangs_on() -> None:
    assert found(RELATIVE, "agent", "attacked") == ["rebels"]


def test_a_noun_under_a_light_verb_takes_its_subject() -> None:
    assert found(LIGHT, "agent", "talks") == ["Arnor"]


def test_a_preposition_of_the_light_verb_belongs_to_the_noun() -> None:
    assert found(LIGHT, "with", "talks") == ["Gondor"]


def test_the_possessor_of_an_act_does_it() -> None:
    assert found(OWNED, "agent", "visit") == ["Arnor"]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    assert found(SHARED, "agent", "praised") == ["Arnor"]


def test_the_second_verb_keeps_its_own_object() -> None:
    assert found(SHARED, "patient", "praised") == ["Rohan"]


def test_the_speaker_of_a_quoted_clause_is_found() -> None:
    assert found(QUOTED, "speaker", "must") == ["Arnor"]


def test_a_chain_of_four_hundred_clauses_ends() -> None:
    rows = ["say say VERB VB 0 root", *(f"say say VERB VB {at} xcomp" for at in range(1, 400))]
    parse = tree("\n".join(rows))
    assert Tree(parse, load_syntax()[0]).role("agent", 399) == ()


def test_a_way_goes_up_and_then_down() -> None:
    parse = tree("A a NOUN NN 2 nsubj\nb b VERB VB 0 root\nc c VERB VB 2 xcomp\nd d NOUN NN 3 obj")
    assert route(parse, 2, 0) == "↑xcomp ↓nsubj"


def test_a_tree_with_a_ring_ends_the_way() -> None:
    parse = tree("A a NOUN NN 2 nsubj\nb b VERB VB 1 root\nc c VERB VB 0 root")
    assert route(parse, 2, 0) == ""
