"""Whom "he" and "she" may mean."""

from dragoman.knowledge.genders import load_genders
from dragoman.knowledge.load import load_plain


def test_each_word_tells_one_gender_and_stands_alone_in_small_letters() -> None:
    known, listed = load_genders(), load_plain("en/genders.yaml").values()
    for part, words in (("pronouns", known.pronouns), ("titles", known.titles), ("names", known.names)):
        assert sum(len(lists[part]) for lists in listed) == len(words), part
        assert [word for word in words if not word.isalpha() or word != word.lower()] == []
