"""Places of a document: which names are places, and which places they are."""

from itertools import pairwise

import pytest

from dragoman.knowledge.places import load_places
from dragoman.model.parse import Entity, Parse
from dragoman.model.place import Place, PlaceMention
from dragoman.model.text import Document, Sentence, Span
from dragoman.resolve.places import find_places, focus_country, home_of, most_specific, place_country


def read(text: str, *entities: tuple[str, str], boilerplate: tuple[Span, ...] = ()) -> tuple[PlaceMention, ...]:
    document = Document(id="d", name="d", text=text, sha256="", boilerplate=boilerplate)
    return find_places(document, (parse(text, entities),) if entities else (), load_places())


def parse(text: str, entities: tuple[tuple[str, str], ...]) -> Parse:
    """One sentence whose tokens are the entities alone."""
    at = [(text.index(words), text.index(words) + len(words)) for words, _ in entities]
    count = len(entities)
    return Parse(
        sentence=Sentence(0, Span(0, len(text)), 0),
        words=tuple(words for words, _ in entities),
        lemmas=tuple(words for words, _ in entities),
        upos=("PROPN",) * count,
        xpos=("NNP",) * count,
        heads=(-1,) * count,
        deprels=("root",) * count,
        starts=tuple(start for start, _ in at),
        ends=tuple(end for _, end in at),
        entities=tuple(Entity(i, i + 1, label) for i, (_, label) in enumerate(entities)),
    )


def names(text: str, *entities: tuple[str, str]) -> list[str]:
    return [mention.span.of(text) for mention in read(text, *entities)]


def where(text: str, name: str) -> tuple[str | None, str | None]:
    for mention in read(text):
        if mention.span.of(text) == name and mention.place:
            return mention.place.country, mention.place.admin1
    raise AssertionError(f"{name} not placed")


def test_a_capital_stands_without_help() -> None:
    assert where("The envoys met in Nairobi on Monday.", "Nairobi")[0] == "KEN"


def test_the_named_state_decides() -> None:
    assert where("A fire broke out in Alexandria, Louisiana, at dawn.", "Alexandria") == ("USA", "Louisiana")


def test_the_abbreviated_state_decides() -> None:
    assert where("She flew to Paris, Tex., for the hearing.", "Paris") == ("USA", "Texas")


def test_without_help_the_great_city_is_meant() -> None:
    assert where("Talks were held in Paris.", "Paris")[0] == "FRA"


def test_company_decides_between_state_and_country() -> None:
    assert where("Troops left Georgia as Tbilisi and Gori were shelled.", "Georgia") == ("GEO", None)
    assert where("Voters in Georgia, Alabama and Florida queued; Atlanta was calm.", "Georgia")[0] == "USA"


def test_adjectives_of_nations_vote() -> None:
    assert where("Georgian and Russian envoys spoke of Georgia and its border.", "Georgia")[0] == "GEO"


def test_one_name_means_one_place_throughout() -> None:
    text = "Police in Springfield, Illinois, made an arrest. Springfield has seen many."
    assert {m.place.admin1 for m in read(text) if m.place} == {"Illinois"}


def test_a_list_of_counties_takes_its_kind_from_its_end() -> None:
    text = "Roads are shut in Clay, Polk and Otter Tail counties in Minnesota."
    kinds = {m.span.of(text): m.place.kind for m in read(text) if m.place}
    assert kinds["Clay"] == kinds["Polk"] == "admin2"


def test_a_dateline_is_a_place() -> None:
    assert names("CAIRO (AP) — Ministers gathered.") == ["CAIRO"]


def test_an_owner_country_holds_the_city() -> None:
    assert where("They met in Jordan's Irbid.", "Irbid")[0] == "JOR"


@pytest.mark.parametrize(
    "text",
    [
        "China University signed the deed.",
        "Mr. Houston declined to answer.",
        "The Washington Post wrote so.",
        "Sam Houston spoke, and Houston left.",
        "It happened in March or in May.",
        "They call it the Boston Marathon.",
        "He is a Canadian by birth.",
    ],
)
def test_part_of_another_name_is_no_place(text: str) -> None:
    assert names(text) == []


def test_a_person_of_the_tagger_is_no_place() -> None:
    assert names("Jordan spoke to the council.", ("Jordan", "PER")) == []


def test_a_place_of_the_tagger_that_no_table_knows_stays_unresolved() -> None:
    text = "They fled from Umbarwood at night."
    (mention,) = read(text, ("Umbarwood", "LOC"))
    assert mention.place is None and mention.why == "unknown-name"


def test_an_unknown_place_lies_in_the_country_that_the_text_is_all_about() -> None:
    text = "Kenya sent help. From Kisumu in Kenya aid reached Nakuru. They fled from Umbarwood at night."
    mention = read(text, ("Umbarwood", "LOC"))[-1]
    assert (mention.place and mention.place.country, mention.why) == ("KEN", "inside-focus")


def test_a_supreme_court_is_no_town() -> None:
    assert names("The case ended in the Supreme Court.") == []


def test_a_court_named_by_its_place_stands_there() -> None:
    assert names("He appeared at the Lusaka High Court.") == ["Lusaka"]


def test_furniture_holds_no_places() -> None:
    text = "Talks in Oslo ended. Read more: riots in Lima"
    assert [m.span.of(text) for m in read(text, boilerplate=(Span(21, len(text)),))] == ["Oslo"]


def test_mentions_are_in_order_and_apart() -> None:
    text = "From Lagos to Abuja, and from Kano, Nigeria, to Niamey in Niger, the N.Y. Times route, D.C. and U.S. stops."
    spans = [mention.span for mention in read(text)]
    assert spans == sorted(spans)
    assert not any(one.overlaps(two) for one, two in pairwise(spans))


def test_the_capital_is_that_of_the_country_the_text_is_about() -> None:
    text = "Peru is tense. Marchers filled streets in the capital after Peru raised taxes."
    assert [m.place.name for m in read(text) if m.place and m.why == "described"] == ["Lima"]


def test_a_part_of_the_country_stands_for_the_country() -> None:
    text = "Ghana voted on Sunday. Polls opened late in the country's north."
    assert [m.place.country for m in read(text) if m.place and m.why == "described"] == ["GHA"]


def test_a_named_capital_is_told_once() -> None:
    assert names("They marched in the capital, Accra.") == ["Accra"]


def test_the_capital_of_a_people_is_theirs_whatever_the_text_is_about() -> None:
    text = "Kenya sent envoys. The two met in the Laotian capital on Thursday."
    assert [m.place.name for m in read(text) if m.place] == ["Kenya", "Vientiane"]


def test_a_peoples_capital_market_is_no_town() -> None:
    assert names("They invested in the Laotian capital market.") == []


def test_a_description_in_a_text_about_no_country_is_nothing() -> None:
    assert names("They marched in the capital.") == []


def place(kind: str, country: str | None = "ARN") -> PlaceMention:
    return PlaceMention(Span(0, 1), 0, Place(None, kind, country, None, 0.0, 0.0, kind), "only-one")


def test_the_city_is_more_specific_than_its_country() -> None:
    city = place("city")
    assert most_specific([place("country"), city, place("region")]) is city


def test_nothing_resolved_gives_no_place() -> None:
    assert most_specific([PlaceMention(Span(0, 1), 0, None, "unknown-name")]) is None


def test_the_country_of_a_sea_is_unknown() -> None:
    assert place_country(place("water", None)) is None


@pytest.mark.parametrize(("state", "sea"), [("Vietnam", "South China Sea"), ("South Korea", "Sea of Japan")])
def test_the_land_around_decides_between_seas_of_one_name(state: str, sea: str) -> None:
    (found,) = (one for one in read(f"A boat of {state} sank in the East Sea.") if one.place and not one.place.country)
    assert found.place is not None and found.place.name == sea


def test_the_focus_is_the_country_of_most_mentions() -> None:
    assert focus_country([place("city", "ARN"), place("country", "GON"), place("admin1", "ARN")]) == "ARN"


def test_a_tie_has_no_focus() -> None:
    assert focus_country([place("city", "ARN"), place("country", "GON")]) is None


@pytest.mark.parametrize(
    "text", ["", "\x00\x01", "A" * 50_000, "Paris, " * 3000, "(" * 9999, "St. " * 5000, "\ud800 in Rome"]
)
def test_hostile_text_is_harmless(text: str) -> None:
    read(text)


def test_furniture_between_two_places_leaves_the_pairs_right() -> None:
    text = "Read: Lima floods\nPolice in Austin, Texas, met guards from Paris, France."
    found = read(text, boilerplate=(Span(0, 17),))
    assert [text[one.span.start : one.span.end] for one in found] == ["Austin", "Texas", "Paris", "France"]


def test_a_name_with_a_genitive_inside_is_one_name() -> None:
    text = "The envoy of the People’s Republic of China met them."
    (found,) = read(text)
    assert found.span.of(text) == "People’s Republic of China" and place_country(found) == "CHN"


def test_a_currency_is_no_place() -> None:
    assert names("The bank lost US$6 billion in Chad.") == ["Chad"]


def test_a_building_that_speaks_as_a_government_makes_no_home() -> None:
    text = "The Kremlin said so. The Kremlin denied it. Shells fell on Kharkiv."
    home = home_of(read(text, ("Kremlin", "LOC"), ("Kharkiv", "LOC")), load_places())
    assert home is not None and home.place is not None and home.place.country == "UKR"


@pytest.mark.parametrize(
    ("name", "state"),
    [("Gaza", "PSE"), ("Jenin", "PSE"), ("Hodeidah", "YEM"), ("Odessa", "UKR"), ("Palmyra", "SYR"), ("Lachin", "AZE")],
)
def test_what_the_news_is_about_is_meant_rather_than_a_namesake(name: str, state: str) -> None:
    (mention,) = read(f"Shells fell on {name} at dawn.", (name, "LOC"))
    assert mention.place is not None and mention.place.country == state


def test_a_namesake_is_meant_where_the_words_tell() -> None:
    text = "Floods hit Gaza Province, Mozambique."
    found = [
        mention.place.country
        for mention in read(text, ("Gaza Province", "LOC"), ("Mozambique", "LOC"))
        if mention.place
    ]
    assert set(found) == {"MOZ"}
