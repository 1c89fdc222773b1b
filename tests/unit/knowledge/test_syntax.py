from dragoman.knowledge.load import Problems, parse_yaml
from dragoman.knowledge.syntax import compile_syntax, compile_words

LABELS = "labels: {coordination: [], markers: [], fixed: [], clausal: [], plural: [], particle: []}\n"


def told(text: str) -> str:
    problems = Problems("s.yaml")
    compile_syntax(parse_yaml(LABELS + text, "s.yaml"), {"light": frozenset({"hold"})}, problems)
    return "\n".join(str(problem) for problem in problems.found)


def test_an_unknown_role_behind_a_step_is_a_problem() -> None:
    assert "unknown name 'sbject' under roles" in told('roles: {agent: ["@sbject"]}')


def test_an_unknown_test_is_a_problem() -> None:
    assert "unknown name 'pasive' under tests" in told('roles: {agent: ["?pasive"]}')


def test_a_step_that_cannot_be_read_is_a_problem() -> None:
    assert "cannot read the step 'nsubj'" in told("roles: {agent: [nsubj]}")


def test_an_unknown_word_list_in_a_step_is_a_problem() -> None:
    assert "unknown word list 'heavy'" in told('roles: {agent: [">obj{heavy}"]}')


def test_a_step_keeps_its_constraints_apart() -> None:
    problems = Problems("s.yaml")
    node = parse_yaml(LABELS + 'roles: {agent: ["!>obl|nmod[by](NOUN){light}{!light}"]}', "s.yaml")
    (step,) = compile_syntax(node, {"light": frozenset({"hold"})}, problems).roles["agent"][0]
    assert (step.move, step.names, step.negated) == (">", ("obl", "nmod"), True)
    assert (step.cases, step.tags, step.lemmas, step.unlike) == ({"by"}, {"NOUN"}, {"hold"}, {"hold"})


def test_a_word_list_may_take_in_an_earlier_one() -> None:
    problems = Problems("w.yaml")
    assert compile_words(parse_yaml('a: [x]\nb: ["@a", y]', "w.yaml"), problems)["b"] == {"x", "y"}
