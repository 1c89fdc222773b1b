"""A spaCy pipeline made by hand: it says of the words of one sentence what a parser in the style of CLEAR would say."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

CLEAR = {
    "Gondor": ("NNP", "PROPN", "nsubj", "attacked", "GPE"),
    "attacked": ("VBD", "VERB", "ROOT", "attacked", ""),
    "Arnor": ("NNP", "PROPN", "dobj", "attacked", "GPE"),
    "in": ("IN", "ADP", "prep", "attacked", ""),
    "May": ("NNP", "PROPN", "pobj", "in", "DATE"),
    ".": (".", "PUNCT", "punct", "attacked", ""),
}
UNIVERSAL = {**CLEAR, "Arnor": ("NNP", "PROPN", "obj", "attacked", "GPE"), "in": ("IN", "ADP", "case", "May", "")}
UNIVERSAL["May"] = ("NNP", "PROPN", "obl", "attacked", "DATE")
TEXT = "Gondor attacked Arnor in May."


@Language.factory("made_by_hand", default_config={"universal": False})
def made_by_hand(nlp: Any, name: str, universal: bool) -> Any:
    known = UNIVERSAL if universal else CLEAR

    def annotate(doc: Doc) -> Doc:
        begin = 0
        for token in doc:
            if token.i and (token.is_sent_start or doc[token.i - 1].text == "."):
                begin = token.i
            tag, pos, label, head, _ = known.get(token.text, ("NN", "NOUN", "dep", "", ""))
            sentence = [other for other in doc[begin:] if other.text == head]
            token.tag_, token.pos_, token.dep_ = tag, pos, label
            token.head = sentence[0] if sentence else doc[begin]
        doc.ents = [Span(doc, one.i, one.i + 1, known[one.text][4]) for one in doc if known.get(one.text, [""])[-1]]
        return doc

    return annotate
