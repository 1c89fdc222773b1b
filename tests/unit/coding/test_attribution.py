"""Sources on trees built by hand."""

from dataclasses import replace

from tests.unit.coding.trees import tree

from dragoman.coding.attribution import sources_of
from dragoman.knowledge.cues import attribution_cues
from dragoman.model.parse import Parse

SAID = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    rebels rebel NOUN NNS 4 nsubj
    attacked attack VERB VBD 2 ccomp
    Gondor Gondor PROPN NNP 4 obj
""")
ACCORDING = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    Gondor Gondor PROPN NNP 2 obj
    , , PUNCT , 7 punct
    according accord VERB VBG 7 case
    to to ADP IN 5 fixed
    police police NOUN NNS 2 obl
""")
CHAIN = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    police police NOUN NNS 4 nsubj
    confirmed confirm VERB VBD 2 ccomp
    that that SCONJ IN 7 mark
    rebels rebel NOUN NNS 7 nsubj
    attacked attack VERB VBD 4 ccomp
""")
TOLD_PASSIVE = tree("""
    The the DET DT 2 det
    court court NOUN NN 4 nsubj:pass
    was be AUX VBD 4 aux:pass
    told tell VERB VBN 0 root
    rebels rebel NOUN NNS 6 nsubj
    attacked attack VERB VBD 4 ccomp
""")
QUOTED = tree("""
    “ “ PUNCT `` 3 punct
    Rebels rebel NOUN NNS 3 nsubj
    attacked attack VERB VBD 0 root
    us we PRON PRP 3 obj
    . . PUNCT . 3 punct
""")
ADDED = tree("""
    We we PRON PRP 2 nsubj
    fled flee VERB VBD 6 ccomp
    , , PUNCT , 2 punct
    ” ” PUNCT '' 2 punct
    Eowyn Eowyn PROPN NNP 6 nsubj
    added add VERB VBD 0 root
""")
TOLD_NEWSPAPER = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    attacked attack VERB VBD 5 ccomp
    , , PUNCT , 2 punct
    he he PRON PRP 5 nsubj
    told tell VERB VBD 0 root
    newspapers newspaper NOUN NNS 5 nsubj
""")
AFTERWARDS = tree("""
    Rebels rebel NOUN NNS 2 nsubj
    fled flee VERB VBD 5 ccomp
    , , PUNCT , 2 punct
    Arnor Arnor PROPN NNP 5 nsubj
    said say VERB VBD 0 root
    after after SCONJ IN 8 mark
    they they PRON PRP 8 nsubj
    attacked attack VERB VBD 2 advcl
""")
REPORTS = tree("""
    Reports report NOUN NNS 2 nsubj
    emerged emerge VERB VBD 0 root
    that that SCONJ IN 5 mark
    rebels rebel NOUN NNS 5 nsubj
    attacked attack VERB VBD 1 acl
""")


SHOWS = tree("""
    The the DET DT 2 det
    visit visit NOUN NN 3 nsubj
    shows show VERB VBZ 0 root
    that that SCONJ IN 6 mark
    rebels rebel NOUN NNS 6 nsubj
    attacked attack VERB VBD 3 ccomp
""")

ANGERED = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    the the DET DT 4 det
    raid raid NOUN NN 6 nsubj
    had have AUX VBD 6 aux
    angered anger VERB VBN 2 ccomp
    Gondor Gondor PROPN NNP 6 obj
""")
THERE = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    there there PRON EX 4 expl
    was be VERB VBD 2 ccomp
    a a DET DT 6 det
    raid raid NOUN NN 4 nsubj
""")
BURIED = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    it it PRON PRP 4 nsubj
    buried bury VERB VBD 2 ccomp
    guards guard NOUN NNS 4 obj
    who who PRON WP 8 nsubj:pass
    were be AUX VBD 8 aux:pass
    attacked attack VERB VBN 5 acl:relcl
    and and CCONJ CC 11 cc
    who who PRON WP 11 nsubj
    attacked_Bree attack VERB VBD 8 conj
""")
DEEP = tree("""
    Arnor Arnor PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    it it PRON PRP 4 nsubj
    sent send VERB VBD 2 ccomp
    aid aid NOUN NN 4 obj
    to to ADP IN 7 case
    towns town NOUN NNS 5 nmod
    in in ADP IN 9 case
    fear fear NOUN NN 7 nmod
    of of ADP IN 11 case
    raids raid NOUN NNS 9 nmod
""")


GOES_ON = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
Bree Bree PROPN NNP 4 nsubj
fell fall VERB VBD 2 ccomp
but but CCONJ CC 7 cc
rebels rebel NOUN NNS 7 nsubj
attacked attack VERB VBD 2 conj
""")
LEFT = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
Bree Bree PROPN NNP 4 nsubj
fell fall VERB VBD 2 ccomp
and and CCONJ CC 6 cc
attacked attack VERB VBD 2 conj
""")
DENIED_IT = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
Bree Bree PROPN NNP 4 nsubj
fell fall VERB VBD 2 ccomp
but but CCONJ CC 7 cc
Gondor Gondor PROPN NNP 7 nsubj
denied deny VERB VBD 2 conj
the the DET DT 9 det
attack attack NOUN NN 7 obj
""")
DENIED_AFTER = tree("""
Arnor Arnor PROPN NNP 2 nsubj
says say VERB VBZ 0 root
Bree Bree PROPN NNP 4 nsubj
fell fall VERB VBD 2 ccomp
; ; PUNCT : 7 punct
Gondor Gondor PROPN NNP 7 nsubj
denies deny VERB VBZ 2 parataxis
it it PRON PRP 7 obj
""")
UNNAMED = tree("""
It it PRON PRP 2 expl
added add VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj
attacked attack VERB VBD 2 ccomp
""")
REPORTED = tree("""
It it PRON PRP 3 expl
was be AUX VBD 3 aux:pass
reported report VERB VBN 0 root
rebels rebel NOUN NNS 5 nsubj
attacked attack VERB VBD 3 ccomp
""")
IN_STATEMENT = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
in in ADP IN 5 case
a a DET DT 5 det
statement statement NOUN NN 2 obl
that that SCONJ IN 8 mark
rebels rebel NOUN NNS 8 nsubj
attacked attack VERB VBD 5 acl
""")
WHERE = tree("""
Arnor Arnor PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 4 nsubj
left leave VERB VBD 2 ccomp
Bree Bree PROPN NNP 4 obj
where where ADV WRB 8 advmod
Gondor Gondor PROPN NNP 8 nsubj
says say VERB VBZ 5 acl:relcl
rebels rebel NOUN NNS 10 nsubj
attacked attack VERB VBD 8 ccomp
""")


def found(parses: tuple[Parse, ...], sentence: int, word: str) -> list[tuple[str, str]]:
    token = parses[sentence].words.index(word)
    sources = sources_of(parses, sentence, token, attribution_cues())
    return [(parses[source.sentence].words[source.token], source.stance) for source in sources]


def test_the_subject_of_a_reporting_verb_is_the_source() -> None:
    assert found((SAID,), 0, "attacked") == [("Arnor", "says")]


def test_who_is_told_is_not_the_source() -> None:
    assert found((TOLD_NEWSPAPER,), 0, "attacked") == [("he", "says")]


def test_what_happened_when_it_was_said_is_not_said() -> None:
    assert found((AFTERWARDS,), 0, "fled") == [("Arnor", "says")]
    assert found((AFTERWARDS,), 0, "attacked") == []


def test_a_report_whose_author_is_not_told_is_the_source_itself() -> None:
    assert found((REPORTS,), 0, "attacked") == [("Reports", "alleges")]


def test_the_saying_itself_has_no_source() -> None:
    assert found((SAID,), 0, "said") == []


def test_according_to_names_a_source() -> None:
    assert found((ACCORDING,), 0, "attacked") == [("police", "says")]


def test_a_chain_begins_outermost() -> None:
    assert found((CHAIN,), 0, "attacked") == [("Arnor", "says"), ("police", "confirms")]


def test_who_is_told_is_no_source() -> None:
    assert found((TOLD_PASSIVE,), 0, "attacked") == []


def test_a_quotation_that_runs_on_belongs_to_whoever_ends_it() -> None:
    second = replace(ADDED, sentence=replace(ADDED.sentence, index=1))
    assert found((QUOTED, second), 0, "attacked") == [("Eowyn", "says")]


def test_a_thing_without_a_voice_is_no_source() -> None:
    assert found((SHOWS,), 0, "attacked") == []


def test_an_act_that_is_the_subject_of_what_is_said_is_taken_for_known() -> None:
    assert found((ANGERED,), 0, "raid") == []
    assert found((ANGERED,), 0, "angered") == [("Arnor", "says")]
    assert found((THERE,), 0, "raid") == [("Arnor", "says")]


def test_what_was_done_to_somebody_in_a_relative_clause_is_taken_for_known() -> None:
    assert found((BURIED,), 0, "attacked") == []
    assert found((BURIED,), 0, "attacked_Bree") == [("Arnor", "says")]


def test_an_act_deep_below_what_is_said_is_taken_for_known() -> None:
    assert found((DEEP,), 0, "raids") == []
    assert found((DEEP,), 0, "aid") == [("Arnor", "says")]


def test_a_clause_with_a_subject_of_its_own_goes_on_with_what_was_said() -> None:
    assert found((GOES_ON,), 0, "attacked") == [("Arnor", "says")]
    assert found((LEFT,), 0, "attacked") == []


def test_what_another_answers_is_not_what_was_said() -> None:
    assert found((DENIED_IT,), 0, "denied") == []
    assert found((DENIED_IT,), 0, "attack") == [("Gondor", "denies")]
    assert found((DENIED_AFTER,), 0, "denies") == []


def test_it_speaks_where_it_does_something_and_not_where_something_is_done() -> None:
    assert found((UNNAMED,), 0, "attacked") == [("It", "says")]
    assert found((REPORTED,), 0, "attacked") == []


def test_who_says_it_in_a_statement_speaks() -> None:
    assert found((IN_STATEMENT,), 0, "attacked") == [("Arnor", "says")]


def test_a_claim_put_into_what_another_says_is_not_his() -> None:
    assert found((WHERE,), 0, "left") == [("Arnor", "says")]
    assert found((WHERE,), 0, "attacked") == [("Gondor", "says")]
    beside = replace(WHERE, deprels=tuple("advcl" if one == "acl:relcl" else one for one in WHERE.deprels))
    assert found((beside,), 0, "attacked") == [("Gondor", "says")]
