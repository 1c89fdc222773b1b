"""Another program's columns in our labels."""

from tests.unit.analysis.drafts import foreign

from dragoman.analysis.foreign import columns_of
from dragoman.model.parse import Entity

MET = "Envoys/NNS/NOUN/1/nsubj met/VBD/VERB/-1/ROOT in/IN/SCONJ/1/prep Arnor/NNP/PROPN/2/pobj"


def test_clear_columns_are_translated() -> None:
    found = columns_of(foreign(MET), clear=True)
    assert found.deprels == ("nsubj", "root", "case", "obl")
    assert found.heads == (1, -1, 3, 1)
    assert found.upos == ("NOUN", "VERB", "ADP", "PROPN")


def test_universal_columns_stay_as_they_are() -> None:
    given = foreign("Envoys/NNS/NOUN/1/nsubj met/VBD/VERB/-1/root in/IN/ADP/3/case Arnor/NNP/PROPN/1/obl")
    found = columns_of(given, clear=False)
    assert (found.deprels, found.heads, found.upos) == (given.deprels, given.heads, given.upos)


def test_a_second_root_is_set_beside_the_first() -> None:
    found = columns_of(foreign("Talks/NNS/NOUN/-1/ROOT failed/VBD/VERB/-1/ROOT"), clear=True)
    assert (found.heads, found.deprels) == ((-1, 0), ("root", "parataxis"))


def test_entities_have_our_labels_and_no_article() -> None:
    text = "the/DT/DET/1/det Senate/NNP/PROPN/-1/ROOT 's/POS/PART/1/case"
    found = columns_of(foreign(text, Entity(0, 3, "ORG")), clear=True)
    assert found.entities == (Entity(1, 2, "ORG"),)


def test_states_are_places_and_nationalities_no_entities() -> None:
    entities = (Entity(0, 1, "NORP"), Entity(3, 4, "GPE"))
    assert columns_of(foreign(MET, *entities), clear=True).entities == (Entity(3, 4, "LOC"),)


def test_word_classes_that_a_pipeline_leaves_out_follow_from_the_tags() -> None:
    found = columns_of(foreign("Envoys/NNS//1/nsubj met/VBD//-1/ROOT where/WRB/SCONJ/1/advmod"), clear=True)
    assert found.upos == ("NOUN", "VERB", "ADV")


def test_an_auxiliary_that_heads_its_clause_is_a_verb() -> None:
    found = columns_of(foreign("There/EX/PRON/1/expl is/VBZ/AUX/-1/ROOT peace/NN/NOUN/1/attr"), clear=True)
    assert found.upos[1] == "VERB"


def test_a_determiner_that_stands_alone_is_a_pronoun() -> None:
    found = columns_of(foreign("These/DT/DET/1/nsubj left/VBD/VERB/-1/ROOT"), clear=True)
    assert found.upos[0] == "PRON"
