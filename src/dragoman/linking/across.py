"""Reports of many articles joined: one group for each happening, whatever order the articles came in."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.score import Keys, far, features, likelihood
from dragoman.model.link import PERSON, Judgement, Link, Report

Pair = tuple[str, str]
_SLIP = 3  # days between dates that both texts tell, within a group whose other reports agree


def joined(
    links: Iterable[Link],
    reports: Callable[[Iterable[str]], Mapping[str, Report]],
    keys: dict[str, Keys],
    model: LinkingWeights,
) -> list[list[str]]:
    """Groups of two and more reports, each in the order of their ids.

    Average linkage, the likeliest pair first: two groups become one where a link says so, no pair of them is parted
    and the pairs together are likely. A person's word goes before all of that.
    """
    told = {(link.left, link.right): link for link in links}
    same = sorted(
        (link for link in told.values() if link.judgement is Judgement.SAME),
        key=lambda link: (link.by != PERSON, -link.score, link.left, link.right),
    )
    known = reports({one for link in same for one in (link.left, link.right)})
    return _Groups(told, known, keys, model).after(same)


class _Groups:
    def __init__(
        self, told: Mapping[Pair, Link], reports: Mapping[str, Report], keys: dict[str, Keys], model: LinkingWeights
    ) -> None:
        self.told, self.reports, self.keys, self.model = told, reports, keys, model
        self.scores: dict[Pair, float | None] = {}
        self.members: dict[str, list[str]] = {}
        self.group: dict[str, str] = {}
        self.refused: dict[Pair, tuple[int, int]] = {}  # groups that did not fit, with the sizes that they had

    def after(self, links: Sequence[Link]) -> list[list[str]]:
        for link in links:
            left, right = sorted(self.group.setdefault(one, one) for one in (link.left, link.right))
            if left == right:
                continue
            sizes = len(self._of(left)), len(self._of(right))
            if link.by == PERSON or (self.refused.get((left, right)) != sizes and self._fit(left, right)):
                self._join(left, right)
            else:
                self.refused[left, right] = sizes
        return sorted(sorted(members) for members in self.members.values() if len(members) > 1)

    def _fit(self, left: str, right: str) -> bool:
        total = count = 0.0
        for one in self._of(left):
            for other in self._of(right):
                score = self._score(one, other)
                if score is None:
                    return False
                total, count = total + score, count + 1
        return total / count >= self.model.group

    def _score(self, one: str, other: str) -> float | None:
        """None for a pair that a person parts, or days that no slip of a writer or reader accounts for. Two that name
        no common state may still be one happening, which a third report tells in full."""
        left, right = sorted((one, other))
        link = self.told.get((left, right))
        if link is not None and link.by == PERSON:
            return link.score or None
        if link is None and (left, right) not in self.scores:
            self.scores[left, right] = self._compared(left, right)
        return self.scores[left, right] if link is None else link.score

    def _compared(self, left: str, right: str) -> float | None:
        if far(self.keys[left], self.keys[right], slack=_SLIP):
            return None
        if far(self.keys[left], self.keys[right], slack=1):
            return 0.0
        found = features(self.reports[left], self.reports[right], self.keys, self.model)
        return likelihood(found, self.model)

    def _join(self, left: str, right: str) -> None:
        self.members[left] = [*self._of(left), *self._of(right)]
        self.members.pop(right, None)
        for one in self.members[left]:
            self.group[one] = left

    def _of(self, group: str) -> list[str]:
        return self.members.get(group, [group])
