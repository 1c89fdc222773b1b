"""Which of the times of a text is an act's."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.coding.trees import tree

from dragoman.knowledge.dating import DatingWeights
from dragoman.model.event import EventMention, EventType, SourceMention
from dragoman.model.modality import Cue, Modality, Status
from dragoman.model.parse import Parse
from dragoman.model.text import Document, Span
from dragoman.model.time import Basis, Grain, TimeExpression, TimeInterval
from dragoman.resolve import dating
from dragoman.resolve.dating import Dater, listed_headlines

MONDAY, FRIDAY = date(2014, 3, 3), date(2014, 3, 7)
RAID = tree("""
Gondor gondor PROPN NNP 2 nsubj
raided raid VERB VBD 0 root
Rohan rohan PROPN NNP 2 obj
Monday monday PROPN NNP 2 obl:unmarked
""")
ACCORD = tree("""
They they PRON PRP 2 nsubj
signed sign VERB VBD 0 root
an a DET DT 4 det
accord accord NOUN NN 2 obj
there there ADV RB 2 advmod
""")

REJECTED = tree("""
Rohan rohan PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
the the DET DT 5 det
1960 1960 NUM CD 5 nummod
treaty treaty NOUN NN 2 obj
""")
MADE = tree("""
Rohan rohan PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
the the DET DT 5 det
1960 1960 NUM CD 5 nummod
treaty treaty NOUN NN 2 obj
""")
JOINED = tree("""
Gondor gondor PROPN NNP 6 nsubj
which which PRON WDT 3 nsubj
joined join VERB VBD 1 acl:relcl
in in ADP IN 5 case
2001 2001 NUM CD 3 obl
attacked attack VERB VBD 0 root
Rohan rohan PROPN NNP 6 obj
""")
LASTED = tree("""
Drills drill NOUN NNS 6 nsubj
with with ADP IN 3 case
Rohan rohan PROPN NNP 1 nmod
that that PRON WDT 5 nsubj
began begin VERB VBD 3 acl:relcl
angered anger VERB VBD 0 root
Monday monday PROPN NNP 5 obl
""")
DENIED = tree("""
Rohan rohan PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
it it PRON PRP 2 obj
at at ADP IN 6 case
the the DET DT 6 det
time time NOUN NN 2 obl
""")


def after(parse: Parse, first: Parse) -> Parse:
    """The parse as the text's second sentence."""
    shift = len(" ".join(first.words)) + 1
    sentence = replace(parse.sentence, index=1, span=Span(shift, parse.sentence.span.end + shift))
    starts, ends = (tuple(at + shift for at in column) for column in (parse.starts, parse.ends))
    return replace(parse, sentence=sentence, starts=starts, ends=ends)


def act(parse: Parse, token: int, category: str = "ASSAULT", status: Status = Status.HAPPENED) -> EventMention:
    return EventMention(
        sentence=parse.sentence.index,
        token=token,
        trigger=parse.span(token, token + 1),
        clause=parse.sentence.span,
        type=EventType(category),
        arguments=(),
        reciprocal=False,
        modality=Modality(status),
        sources=(),
        rule="x",
        score=1.0,
    )


def on(parse: Parse, token: int, day: date) -> TimeExpression:
    interval = TimeInterval(day, day, Grain.DAY, Basis.RELATIVE)
    return TimeExpression(parse.span(token, token + 1), parse.sentence.index, "DATE", day.isoformat(), "x", interval)


def dater(parses: list[Parse], times: list[TimeExpression], mentions: list[EventMention]) -> Dater:
    text = " ".join(word for parse in parses for word in parse.words)
    document = Document(id="d", name="d", text=text, sha256="", published=FRIDAY)
    return Dater(document, parses, times, mentions, lambda sentence, token: frozenset())


def test_a_time_that_hangs_from_the_act_dates_it() -> None:
    found = dater([RAID], [on(RAID, 3, MONDAY)], [act(RAID, 1)]).date(act(RAID, 1))
    assert found is not None and (found.first, found.basis) == (MONDAY, Basis.RELATIVE)


def test_an_act_that_has_happened_is_not_dated_after_the_article() -> None:
    assert dater([RAID], [on(RAID, 3, date(2014, 3, 10))], [act(RAID, 1)]).date(act(RAID, 1)) is None


def test_what_happened_there_happened_then_and_the_date_says_that_it_is_inferred() -> None:
    second = after(ACCORD, RAID)
    found = dater([RAID, second], [on(RAID, 3, MONDAY)], [act(second, 1, "SUPPORT")]).date(act(second, 1, "SUPPORT"))
    assert found is not None and (found.first, found.basis) == (MONDAY, Basis.INFERRED)


def test_an_unlikely_time_of_an_earlier_sentence_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {}))
    second = after(RAID, RAID)
    assert dater([RAID, second], [on(RAID, 3, MONDAY)], [act(second, 1)]).date(act(second, 1)) is None


def test_a_likely_time_of_an_earlier_sentence_is_inferred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {"back:back1": 9.0}))
    second = after(RAID, RAID)
    found = dater([RAID, second], [on(RAID, 3, MONDAY)], [act(second, 1)]).date(act(second, 1))
    assert found is not None and found.basis is Basis.INFERRED


def test_what_began_long_ago_and_still_goes_on_lasts_to_the_day_of_publication() -> None:
    siege = act(RAID, 1, status=Status.ONGOING)
    for begun, last in ((date(2014, 1, 6), FRIDAY), (MONDAY, MONDAY)):
        found = dater([RAID], [on(RAID, 3, begun)], [siege]).date(siege)
        assert found is not None and (found.first, found.last) == (begun, last)


def test_what_was_said_on_a_day_to_go_on_goes_on_that_day() -> None:
    told = tree("""
    Monday monday PROPN NNP 3 obl:unmarked
    Rohan rohan PROPN NNP 3 nsubj
    said say VERB VBD 0 root
    Gondor gondor PROPN NNP 6 nsubj
    was be AUX VBD 6 aux
    shelling shell VERB VBG 3 ccomp
    villages village NOUN NNS 6 obj
    """)
    source = SourceMention(0, 1, told.span(1, 2), "says", Cue(told.span(2, 3), "says.say"))
    shelling, shelled = (
        replace(act(told, 5, status=status), clause=told.span(3, 7), sources=(source,))
        for status in (Status.ONGOING, Status.HAPPENED)
    )
    found = dater([told], [on(told, 0, MONDAY)], [shelling]).date(shelling)
    assert found is not None and (found.first, found.basis) == (MONDAY, Basis.INFERRED)
    assert dater([told], [on(told, 0, MONDAY)], [shelled]).date(shelled) is None


def test_a_day_in_a_web_address_dates_nothing() -> None:
    address = tree("""
    https://x.test/ x X X 3 dep
    2014-03-03 x NUM CD 3 dep
    raided raid VERB VBD 0 root
    """)
    time = replace(on(address, 1, MONDAY), span=Span(address.starts[1], address.ends[1]))
    document = Document(id="d", name="d", text="https://x.test//2014-03-03 raided", sha256="", published=FRIDAY)
    moved = replace(time, span=Span(16, 26))
    assert Dater(document, [address], [moved], [act(address, 2)], lambda *_: frozenset()).date(act(address, 2)) is None


def test_a_preposition_and_the_noun_around_it_speak_for_or_against_a_time() -> None:
    held = tree("""
    They they PRON PRP 2 nsubj
    met meet VERB VBD 0 root
    after after ADP IN 5 case
    the the DET DT 5 det
    coup coup NOUN NN 2 obl
    of of ADP IN 7 case
    Monday monday PROPN NNP 5 nmod
    """)
    (found,) = dater([held], [on(held, 6, MONDAY)], [act(held, 1)]).candidates(act(held, 1))
    assert {"near:after-of", "near:in-noun"} <= set(found.features)
    (raid,) = dater([RAID], [on(RAID, 3, MONDAY)], [act(RAID, 1)]).candidates(act(RAID, 1))
    assert "near:no-preposition" in raid.features


def test_the_year_in_a_treatys_name_dates_no_act_but_its_making() -> None:
    year = TimeInterval(date(1960, 1, 1), date(1960, 12, 31), Grain.YEAR, Basis.STATED)
    for parse, told in ((REJECTED, None), (MADE, date(1960, 1, 1))):
        time = TimeExpression(parse.span(3, 4), 0, "DATE", "1960", "x", year)
        found = dater([parse], [time], [act(parse, 1, "REJECT")]).date(act(parse, 1, "REJECT"))
        assert (found.first if found else None) == told
    made = act(MADE, 1, "REJECT")
    planned = replace(made, modality=Modality(Status.PLANNED))
    assert (
        dater([MADE], [TimeExpression(MADE.span(3, 4), 0, "DATE", "1960", "x", year)], [planned]).date(planned) is None
    )


def year(parse: Parse, token: int, number: int) -> TimeExpression:
    interval = TimeInterval(date(number, 1, 1), date(number, 12, 31), Grain.YEAR, Basis.STATED)
    return TimeExpression(parse.span(token, token + 1), parse.sentence.index, "DATE", str(number), "x", interval)


def test_a_year_told_of_a_party_is_not_the_acts() -> None:
    told = year(JOINED, 4, 2001)
    assert dater([JOINED], [told], [act(JOINED, 5), act(JOINED, 2)]).date(act(JOINED, 5)) is None
    assert dater([JOINED], [told], [act(JOINED, 5), act(JOINED, 2)]).date(act(JOINED, 2)) is not None


def test_a_time_told_of_the_act_through_its_parties_is_its_own() -> None:
    found = dater([LASTED], [on(LASTED, 6, MONDAY)], [act(LASTED, 0)]).date(act(LASTED, 0))
    assert found is not None and found.first == MONDAY


def test_a_plan_is_not_dated_before_the_article() -> None:
    planned = act(RAID, 1, status=Status.PLANNED)
    assert dater([RAID], [on(RAID, 3, MONDAY)], [planned]).date(planned) is None


def test_at_the_time_means_the_time_of_the_sentence_before() -> None:
    second = after(DENIED, RAID)
    denial = act(second, 1, "REJECT")
    found = dater([RAID, second], [on(RAID, 3, MONDAY)], [act(RAID, 1), denial]).date(denial)
    assert found is not None and (found.first, found.basis) == (MONDAY, Basis.INFERRED)


def test_at_the_time_means_no_time_where_the_sentence_before_tells_none() -> None:
    second = after(DENIED, RAID)
    third = after(after(DENIED, DENIED), RAID)
    third = replace(third, sentence=replace(third.sentence, index=2))
    denial = act(third, 1, "REJECT")
    assert dater([RAID, second, third], [on(RAID, 3, MONDAY)], [act(RAID, 1), denial]).date(denial) is None


def test_where_the_only_time_tells_of_something_else_that_of_the_sentence_before_may_govern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {"back:back1": 9.0}))
    second = after(JOINED, RAID)
    times = [on(RAID, 3, MONDAY), year(second, 4, 2001)]
    found = dater([RAID, second], times, [act(second, 5)]).date(act(second, 5))
    assert found is not None and (found.first, found.basis) == (MONDAY, Basis.INFERRED)


def test_what_is_news_is_told_by_the_last_day_on_which_an_undated_article_can_have_come_out() -> None:
    document = Document(id="d", name="d", text=" ".join(RAID.words), sha256="")
    raid, times = act(RAID, 1), [on(RAID, 3, MONDAY)]
    for first, news in ((date(2014, 3, 1), True), (date(2014, 1, 1), False)):
        dating_it = Dater(document, [RAID], times, [raid], lambda *_: frozenset(), around=(first, FRIDAY))
        (found,) = dating_it.candidates(raid)
        assert ("near:news" in found.features) is news


def test_an_act_with_a_time_that_is_not_placed_has_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {"back:back1": 9.0}))
    second = after(RAID, RAID)
    bare = TimeExpression(second.span(3, 4), 1, "DATE", "XXXX-WXX-1", "x", None)
    assert dater([RAID, second], [on(RAID, 3, MONDAY), bare], [act(second, 1)]).date(act(second, 1)) is None


def test_the_time_of_saying_does_not_let_the_sentence_before_govern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {"back:back1": 9.0}))
    said = after(
        tree("""
    Monday monday PROPN NNP 3 obl:unmarked
    Rohan rohan PROPN NNP 3 nsubj
    said say VERB VBD 0 root
    Gondor gondor PROPN NNP 5 nsubj
    raided raid VERB VBD 3 ccomp
    """),
        RAID,
    )
    source = SourceMention(1, 1, said.span(1, 2), "says", Cue(said.span(2, 3), "says.say"))
    raided = replace(act(said, 4), clause=said.span(3, 5), sources=(source,))
    assert dater([RAID, said], [on(RAID, 3, MONDAY), on(said, 0, MONDAY)], [raided]).date(raided) is None


def test_an_act_a_day_after_which_another_happened_lies_a_day_before_it() -> None:
    struck = tree("""
    They they PRON PRP 2 nsubj
    left leave VERB VBD 0 root
    Monday monday PROPN NNP 2 obl:unmarked
    a a DET DT 5 det
    day day NOUN NN 3 appos
    after after SCONJ IN 8 mark
    Gondor gondor PROPN NNP 8 nsubj
    struck strike VERB VBD 2 advcl
    """)
    span = TimeExpression(struck.span(3, 5), 0, "DURATION", "P1D", "x", None)
    found = dater([struck], [on(struck, 2, MONDAY), span], [act(struck, 7)]).date(act(struck, 7))
    assert found is not None and found.first == date(2014, 3, 2)


def test_a_later_time_of_a_sentence_between_overtakes_one_before() -> None:
    second = after(RAID, RAID)
    third = after(RAID, second)
    third = replace(third, sentence=replace(third.sentence, index=2))
    raid = act(third, 1)
    for times, told in (
        ([on(RAID, 3, MONDAY)], "last-told"),
        ([on(RAID, 3, MONDAY), on(second, 3, MONDAY)], "overtaken"),
    ):
        found = next(one for one in dater([RAID, second, third], times, [raid]).candidates(raid) if one.back == 2)
        assert f"back:{told}" in found.features


def test_what_has_been_done_up_to_now_takes_no_day_from_an_earlier_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "load_dating", lambda: DatingWeights(-5.0, 0.3, 0.3, {"back:back1": 9.0}))
    for helper, tag, dated in (("has", "VBZ", False), ("had", "VBD", False), ("was", "VBD", True)):
        lemma = "be" if helper == "was" else "have"
        second = after(
            tree(f"""
        Gondor gondor PROPN NNP 3 nsubj
        {helper} {lemma} AUX {tag} 3 aux
        raided raid VERB VBN 0 root
        Rohan rohan PROPN NNP 3 obj
        """),
            RAID,
        )
        found = dater([RAID, second], [on(RAID, 3, MONDAY)], [act(second, 2)]).date(act(second, 2))
        assert (found is not None) is dated


def test_a_deed_in_the_present_with_a_day_ahead_lies_ahead() -> None:
    present = replace(RAID, xpos=("NNP", "VBZ", "NNP", "NNP"))
    for parse, day, ahead in ((present, 10, True), (present, 3, False), (RAID, 10, False)):
        raid = act(parse, 1)
        assert dater([parse], [on(parse, 3, date(2014, 3, day))], [raid]).lies_ahead(raid) is ahead


def test_an_act_a_day_after_another_is_counted_from_it() -> None:
    left = tree("""
    A a DET DT 2 det
    day day NOUN NN 8 obl:unmarked
    after after SCONJ IN 5 mark
    they they PRON PRP 5 nsubj
    met meet VERB VBD 8 advcl
    Monday monday PROPN NNP 5 obl:unmarked
    Gondor gondor PROPN NNP 8 nsubj
    struck strike VERB VBD 0 root
    """)
    for value, day in (("P1D", date(2014, 3, 4)), ("PXD", None)):
        span = TimeExpression(left.span(0, 2), 0, "DURATION", value, "x", None)
        mentions = [act(left, 7), act(left, 4, "CONSULT")]
        found = dater([left], [span, on(left, 5, MONDAY)], mentions).date(act(left, 7))
        assert (found.first if found else None) == day


def test_headlines_in_a_list_do_not_date_one_another() -> None:
    def apart(parse: Parse, paragraph: int) -> Parse:
        return replace(parse, sentence=replace(parse.sentence, paragraph=paragraph))

    first, second = apart(RAID, 0), apart(after(ACCORD, RAID), 1)
    assert listed_headlines([first, second]) == {0, 1}
    assert listed_headlines([first, after(ACCORD, RAID)]) == frozenset()  # two sentences of one paragraph
    assert listed_headlines([first]) == frozenset()  # the headline of an article
