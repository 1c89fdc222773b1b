import pytest

from dragoman.analysis.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "xpos", "expected"),
    [
        ("met", "VBD", "meet"),
        ("signed", "VBD", "sign"),
        ("planning", "VBG", "plan"),
        ("accused", "VBN", "accuse"),
        ("invaded", "VBD", "invade"),
        ("Condemning", "VBG", "condemn"),
        ("denies", "VBZ", "deny"),
        ("launches", "VBZ", "launch"),
        ("agreed", "VBN", "agree"),
        ("killed", "VBN", "kill"),
        ("expelled", "VBN", "expel"),
        ("arrested", "VBN", "arrest"),
        ("fired", "VBD", "fire"),
        ("dying", "VBG", "die"),
        ("overthrew", "VBD", "overthrow"),
        ("forbade", "VBD", "forbid"),
        ("shelled", "VBD", "shell"),
        ("seized", "VBN", "seize"),
        ("violated", "VBN", "violate"),
        ("postponed", "VBN", "postpone"),
        ("vetoed", "VBD", "veto"),
        ("meeting", "VBG", "meet"),
    ],
)
def test_a_verb_goes_back_to_its_base(word: str, xpos: str, expected: str) -> None:
    assert lemma(word, "VERB", xpos) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("treaties", "treaty"),
        ("crises", "crisis"),
        ("men", "man"),
        ("ties", "tie"),
        ("1970s", "1970s"),
        ("attaches", "attach"),
    ],
)
def test_a_plural_goes_back_to_its_singular(word: str, expected: str) -> None:
    assert lemma(word, "NOUN", "NNS") == expected


def test_names_keep_their_case() -> None:
    assert lemma("Gondor", "PROPN", "NNP") == "Gondor"


def test_a_plural_name_loses_its_ending_only() -> None:
    assert lemma("Islands", "PROPN", "NNPS") == "Island"


def test_both_apostrophes_make_not() -> None:
    assert lemma("n’t", "PART", "RB") == lemma("n't", "PART", "RB") == "not"


def test_forms_of_be_are_be() -> None:
    assert {
        lemma(word, "AUX", tag) for word, tag in [("is", "VBZ"), ("’re", "VBP"), ("were", "VBD"), ("been", "VBN")]
    } == {"be"}


def test_a_gerund_tagged_as_a_base_form_is_still_stripped() -> None:
    assert lemma("hoping", "VERB", "VB") == "hope"


def test_bring_is_a_base_form() -> None:
    assert lemma("bring", "VERB", "VB") == "bring"


def test_comparatives_go_back_to_their_adjective() -> None:
    assert (lemma("larger", "ADJ", "JJR"), lemma("worst", "ADJ", "JJS")) == ("large", "bad")
