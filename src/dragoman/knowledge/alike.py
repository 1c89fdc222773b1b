"""How alike two spellings of a name are."""

_SCALE = 0.1
_PREFIX = 4
_BOOSTED = 0.7
_SLACK = 1e-9  # for rounding


def likeness(left: str, right: str, *, least: float = 0.0) -> float:
    """The Jaro-Winkler similarity: 1 for the same word, 0 for nothing in common; a common start counts more.

    What is below `least` is 0.
    """
    if left == right:
        return 1.0
    if least and (_bound(len(left), len(right)) < least or _bound_by_letters(left, right) < least):
        return 0.0
    found = _winkler(left, right)
    return found if found >= least else 0.0


def _bound(left: int, right: int) -> float:
    """What words of these lengths reach at most: all of the shorter one matched, with the longest common start."""
    jaro = (min(left, right) / max(left, right, 1) + 2) / 3
    return jaro + _PREFIX * _SCALE * (1 - jaro)


def _bound_by_letters(left: str, right: str) -> float:
    """The same for words of these letters; what one has and the other has not is not matched."""
    if not left or not right:
        return 0.0
    one, other = set(left), set(right)
    matched = min(len(left) - len(one - other), len(right) - len(other - one))
    jaro = (matched / len(left) + matched / len(right) + 1) / 3
    return jaro + _common_start(left, right) * _SCALE * (1 - jaro) + _SLACK


def _common_start(left: str, right: str) -> int:
    common = 0
    for one, other in zip(left[:_PREFIX], right[:_PREFIX], strict=False):
        if one != other:
            break
        common += 1
    return common


def _winkler(left: str, right: str) -> float:
    found = _jaro(left, right)
    if found <= _BOOSTED:
        return found
    return found + _common_start(left, right) * _SCALE * (1 - found)


def _jaro(left: str, right: str) -> float:
    if not left or not right:
        return 0.0
    reach = max(len(left), len(right), 2) // 2 - 1
    taken = [False] * len(right)
    matched = []
    for at, char in enumerate(left):
        for there in range(max(0, at - reach), min(len(right), at + reach + 1)):
            if not taken[there] and right[there] == char:
                taken[there] = True
                matched.append(char)
                break
    if not matched:
        return 0.0
    others = [char for char, used in zip(right, taken, strict=True) if used]
    moved = sum(one != other for one, other in zip(matched, others, strict=True)) // 2
    many = len(matched)
    return (many / len(left) + many / len(right) + (many - moved) / many) / 3
