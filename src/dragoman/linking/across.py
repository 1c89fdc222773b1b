"""Reports of many articles joined: one group for each happening, whatever order the articles came in."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.knowledge.linking import LinkingWeights
from dragoman.linking.score import Keys, compare, parted
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
        self.told, self.reports, self.keys, self.model = dict(told), reports, keys, model
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
                link = self._link(one, other)
                if link.score == 0.0 and (link.by == PERSON or self._far(link)):
                    return False
                total, count = total + link.score, count + 1
        return total / count >= self.model.unsure

    def _far(self, link: Link) -> bool:
        """Days that no slip of a writer or reader accounts for."""
        return parted(self.reports[link.left], self.reports[link.right], self.keys, slack=_SLIP)

    def _link(self, one: str, other: str) -> Link:
        left, right = sorted((one, other))
        if (left, right) not in self.told:
            self.told[left, right] = compare(self.reports[left], self.reports[right], self.keys, self.model)
        return self.told[left, right]

    def _join(self, left: str, right: str) -> None:
        self.members[left] = [*self._of(left), *self._of(right)]
        self.members.pop(right, None)
        for one in self.members[left]:
            self.group[one] = left

    def _of(self, group: str) -> list[str]:
        return self.members.get(group, [group])
