"""Names that the reader took for another kind of name, on made parses and the package's own tables."""

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.places import load_places
from dragoman.model.parse import Entity, Parse
from dragoman.model.text import Sentence, Span
from dragoman.resolve.known_names import with_known_names


def taken(verb: str, lemma: str, name: str, *, label: str = "PER") -> str:
    """The label of the name in "Troops VERB NAME"."""
    words = ("Troops", verb, name)
    starts = (0, 7, 8 + len(verb))
    parse = Parse(
        sentence=Sentence(0, Span(0, starts[2] + len(name)), 0),
        words=words,
        lemmas=("troops", lemma, name),
        upos=("NOUN", "VERB", "PROPN"),
        xpos=("NNS", "VBD", "NNP"),
        heads=(1, -1, 1),
        deprels=("nsubj", "root", "obj"),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        entities=(Entity(2, 3, label),),
    )
    (found,) = with_known_names([parse], load_gazetteer(), load_places())
    return found.entities[0].label


def test_what_troops_shell_is_the_town_of_that_name() -> None:
    assert taken("shelled", "shell", "Bakhmut") == "LOC"


def test_whom_they_praise_is_a_person() -> None:
    assert taken("praised", "praise", "Bakhmut") == "PER"


def test_a_last_name_of_the_tables_is_a_persons() -> None:
    assert taken("captured", "capture", "Jackson") == "PER"


def test_a_hamlets_name_is_a_persons() -> None:
    assert taken("captured", "capture", "Guzman") == "PER"
