from dragoman.knowledge.codebook import cameo_of, intensity_of, load_cameo, load_codebook


def test_there_are_sixteen_types() -> None:
    assert len(load_codebook().types) == 16


def test_there_are_thirty_seven_contexts() -> None:
    assert len(set(load_codebook().contexts)) == 37


def test_sanction_is_material_conflict() -> None:
    assert load_codebook().types["SANCTION"].quad == 4


def test_accuse_scores_as_conflict() -> None:
    assert load_codebook().types["ACCUSE"].score == -3


def test_a_visit_has_cameo_code_042_at_1_9() -> None:
    assert load_cameo()["042"].goldstein == 1.9


def test_icews_keeps_its_own_scale() -> None:
    assert load_cameo()["016"].goldstein_icews == -5.0


def test_cameo_codes_keep_their_leading_zero() -> None:
    assert "010" in load_cameo()


def test_every_type_and_mode_has_a_cameo_code_with_a_scale() -> None:
    for known in load_codebook().types.values():
        for mode in (None, *known.modes):
            assert cameo_of(known.id, (mode,) if mode else ()) in load_cameo()


def test_a_visit_is_042() -> None:
    assert cameo_of("CONSULT", ("visit",)) == "042"


def test_a_visit_is_as_intense_as_its_cameo_code() -> None:
    assert intensity_of("CONSULT", ("visit",)) == 1.9


def test_military_aid_is_told_by_its_context() -> None:
    assert cameo_of("AID", (), ("military",)) == "072"


def test_a_type_of_ones_own_has_no_cameo_code() -> None:
    assert cameo_of("FAMINE") is None
