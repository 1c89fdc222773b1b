from dragoman.knowledge.codebook import load_cameo, load_codebook


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
