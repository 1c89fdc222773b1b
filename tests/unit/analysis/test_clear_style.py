"""CLEAR trees become Universal Dependencies. The sentences are our own."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.analysis.drafts import draft, tree

from dragoman.analysis.clear_style import is_clear, style, to_universal
from dragoman.analysis.draft_tree import Draft, one_root
from dragoman.model.parse import Entity

LABELS = sorted(
    {*style().labels, *style().raised, *style().before, "conj", "nsubj", "advmod", "compound", "det", "advcl", "ccomp"}
)
TAGS = [
    ("NN", "NOUN"),
    ("NNP", "PROPN"),
    ("VB", "VERB"),
    ("VBZ", "AUX"),
    ("IN", "ADP"),
    ("JJ", "ADJ"),
    ("TO", "PART"),
    ("EX", "PRON"),
]
WORDS = ["is", "be", "as", "well", "of", "because", "Arnor", "to", "aim"]


def universal(text: str, *entities: Entity) -> str:
    made = draft(text)
    to_universal(made, entities)
    return tree(made)


def test_a_preposition_becomes_the_case_of_its_object() -> None:
    found = universal("Envoys/NNS/NOUN/1/nsubj met/VBD/VERB/-1/ROOT in/IN/ADP/1/prep Arnor/NNP/PROPN/2/pobj")
    assert found == "Envoys<met:nsubj met<:root in<Arnor:case Arnor<met:obl"


def test_a_preposition_below_a_noun_gives_a_noun_modifier() -> None:
    found = universal("talks/NNS/NOUN/-1/ROOT with/IN/ADP/0/prep Gondor/NNP/PROPN/1/pobj")
    assert found == "talks<:root with<Gondor:case Gondor<talks:nmod"


def test_the_agent_of_a_passive_keeps_its_part() -> None:
    found = universal(
        "Arnor/NNP/PROPN/2/nsubjpass was/VBD/AUX/2/auxpass attacked/VBN/VERB/-1/ROOT "
        "by/IN/ADP/2/agent rebels/NNS/NOUN/3/pobj"
    )
    assert (
        found
        == "Arnor<attacked:nsubj:pass was<attacked:aux:pass attacked<:root by<rebels:case rebels<attacked:obl:agent"
    )


def test_two_prepositions_have_one_object() -> None:
    found = universal("fled/VBD/VERB/-1/ROOT out/IN/ADP/0/prep of/IN/ADP/1/prep Arnor/NNP/PROPN/2/pobj")
    assert found == "fled<:root out<Arnor:case of<Arnor:case Arnor<fled:obl"


def test_a_clause_after_a_preposition_is_adverbial() -> None:
    found = universal("left/VBD/VERB/-1/ROOT after/IN/ADP/0/prep meeting/VBG/VERB/1/pcomp envoys/NNS/NOUN/2/dobj")
    assert found == "left<:root after<meeting:mark meeting<left:advcl envoys<meeting:obj"


def test_coordinated_prepositions_coordinate_their_objects() -> None:
    found = universal(
        "met/VBD/VERB/-1/ROOT in/IN/ADP/0/prep Arnor/NNP/PROPN/1/pobj "
        "and/CC/CCONJ/1/cc in/IN/ADP/1/conj Gondor/NNP/PROPN/4/pobj"
    )
    assert found == "met<:root in<Arnor:case Arnor<met:obl and<Gondor:cc in<Gondor:case Gondor<Arnor:conj"


def test_the_recipient_of_a_gift_with_to_is_oblique_and_without_it_an_indirect_object() -> None:
    with_to = "gave/VBD/VERB/-1/ROOT aid/NN/NOUN/0/dobj to/IN/ADP/0/dative Arnor/NNP/PROPN/2/pobj"
    without = "gave/VBD/VERB/-1/ROOT Arnor/NNP/PROPN/0/dative aid/NN/NOUN/0/dobj"
    assert universal(with_to) == "gave<:root aid<gave:obj to<Arnor:case Arnor<gave:obl"
    assert universal(without) == "gave<:root Arnor<gave:iobj aid<gave:obj"


def test_a_predicate_heads_its_clause() -> None:
    found = universal("Talks/NNS/NOUN/1/nsubj are/VBP/AUX/-1/ROOT useful/JJ/ADJ/1/acomp today/NN/NOUN/1/npadvmod")
    assert found == "Talks<useful:nsubj are<useful:cop useful<:root today<useful:obl:unmarked"


def test_a_place_is_a_predicate_too() -> None:
    found = universal("Talks/NNS/NOUN/1/nsubj are/VBP/AUX/-1/ROOT in/IN/ADP/1/prep Arnor/NNP/PROPN/2/pobj")
    assert found == "Talks<Arnor:nsubj are<Arnor:cop in<Arnor:case Arnor<:root"


def test_a_predicate_after_another_verb_is_an_open_complement() -> None:
    found = universal("Envoys/NNS/NOUN/1/nsubj became/VBD/VERB/-1/ROOT rivals/NNS/NOUN/1/attr")
    assert found == "Envoys<became:nsubj became<:root rivals<became:xcomp"


def test_what_there_is_is_the_subject() -> None:
    found = universal("There/EX/PRON/1/expl is/VBZ/AUX/-1/ROOT a/DT/DET/3/det truce/NN/NOUN/1/attr")
    assert found == "There<is:expl is<:root a<truce:det truce<is:nsubj"


def test_what_is_to_be_done_has_its_own_subject() -> None:
    found = universal(
        "minister/NN/NOUN/1/nsubj is/VBZ/AUX/-1/ROOT to/TO/PART/3/aux visit/VB/VERB/1/xcomp Arnor/NNP/PROPN/3/dobj"
    )
    assert found == "minister<visit:nsubj is<visit:aux to<visit:mark visit<:root Arnor<visit:obj"


def test_what_an_aim_consists_in_has_another_subject() -> None:
    found = universal("aim/NN/NOUN/1/nsubj is/VBZ/AUX/-1/ROOT to/TO/PART/3/aux win/VB/VERB/1/xcomp")
    assert found == "aim<win:nsubj:outer is<win:cop to<win:mark win<:root"


def test_who_is_to_do_it_is_the_object_of_the_verb_above() -> None:
    found = universal("want/VBP/VERB/-1/ROOT them/PRP/PRON/3/nsubj to/TO/PART/3/aux leave/VB/VERB/0/ccomp")
    assert found == "want<:root them<want:obj to<leave:mark leave<want:xcomp"


def test_a_finite_clause_keeps_its_subject() -> None:
    found = universal("said/VBD/VERB/-1/ROOT they/PRP/PRON/3/nsubj will/MD/AUX/3/aux leave/VB/VERB/0/ccomp")
    assert found == "said<:root they<leave:nsubj will<leave:aux leave<said:ccomp"


def test_coordination_hangs_from_its_first_member() -> None:
    found = universal("Arnor/NNP/PROPN/-1/ROOT Gondor/NNP/PROPN/0/conj and/CC/CCONJ/1/cc Rohan/NNP/PROPN/1/conj")
    assert found == "Arnor<:root Gondor<Arnor:conj and<Rohan:cc Rohan<Arnor:conj"


def test_a_name_hangs_by_its_first_word_and_the_title_describes_it() -> None:
    found = universal(
        "the/DT/DET/4/det Gondorian/JJ/ADJ/4/amod President/NNP/PROPN/4/compound "
        "Ann/NNP/PROPN/4/compound Lee/NNP/PROPN/5/nsubj left/VBD/VERB/-1/ROOT",
        Entity(3, 5, "PER"),
    )
    assert found == (
        "the<Ann:det Gondorian<President:amod President<Ann:nmod:desc Ann<left:nsubj Lee<Ann:flat left<:root"
    )


def test_words_of_one_meaning_are_joined() -> None:
    found = universal("fled/VBD/VERB/-1/ROOT because/IN/SCONJ/0/prep of/IN/ADP/1/pcomp floods/NNS/NOUN/1/pobj")
    assert found == "fled<:root because<floods:case of<because:fixed floods<fled:obl"


def test_universal_labels_are_recognised() -> None:
    assert is_clear(["nsubj", "dobj", "ROOT"])
    assert not is_clear(["nsubj", "obj", "obl", "case", "root", "aux:pass", "nsubj:pass", "obl:agent"])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_tree_stays_a_tree_whatever_its_labels(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    heads = one_root([data.draw(st.integers(-1, size - 1)) for _ in range(size)])
    tags = [data.draw(st.sampled_from(TAGS)) for _ in range(size)]
    words = [data.draw(st.sampled_from(WORDS)) for _ in range(size)]
    labels = [data.draw(st.sampled_from(LABELS)) for _ in range(size)]
    lemmas = ["be" if word == "is" else word for word in words]
    made = Draft(words, lemmas, [tag for tag, _ in tags], [kind for _, kind in tags], heads, labels)
    first = data.draw(st.integers(0, size - 1))
    to_universal(made, [Entity(first, data.draw(st.integers(first + 1, size)), "PER")])
    assert one_root(made.heads) == made.heads
