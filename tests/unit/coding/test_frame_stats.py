from dragoman.coding.frame_stats import Act, Worth, worth_of
from dragoman.model.text import Span

FIRED = (Act("AID", Span(0, 4), "aid.give"), Act("AID", Span(50, 54), "aid.give"), Act("AGREE", Span(0, 4), "agree.a"))
MARKED = (Act("AID", Span(2, 20)), Act("AID", Span(80, 90)))


def test_a_firing_is_right_where_an_act_of_its_type_is_marked() -> None:
    frames, _ = worth_of([(FIRED, MARKED)])
    assert frames == (Worth("aid.give", 2, 1), Worth("agree.a", 1, 0))


def test_a_marked_act_is_found_where_some_frame_of_its_type_fires() -> None:
    _, types = worth_of([(FIRED, MARKED)])
    assert types == (Worth("AID", 2, 1),)


def test_articles_add_up() -> None:
    frames, _ = worth_of([(FIRED, MARKED), (FIRED, ())])
    assert frames[0] == Worth("aid.give", 4, 1)
