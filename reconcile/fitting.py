"""Learns the match weights of alignment from annotated stories: ``python -m reconcile.fitting FOLDER... [--write FILE]``.

A level's weight is learned by ``align/learning.py``. Weights are checked by cross-validation over events.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import sqrt
from pathlib import Path

from attrs import evolve, frozen

from reconcile.align.blocking import propose_pairs
from reconcile.align.bonds import key_sentence
from reconcile.align.clustering import draw_claims, join_groups
from reconcile.align.evidence import FEATURES, list_levels
from reconcile.align.groups import Groups
from reconcile.align.learning import Example, fit_weights
from reconcile.align.scale import GROUPS, Scale, name_group
from reconcile.align.weights import Weights, read_weights
from reconcile.errors import FileError
from reconcile.lexicon.loader import Lexicon, load_lexicon
from reconcile.policy import Policy
from reconcile.testing import Story, read_stories

TRAP = 3.0
"""How many other false pairs a pair counts for that an annotator wrote down as tempting."""
SHIFT = {"number": 4.5, "time": 5.2, "word": 1.3}
"""Added to the priors learned: a pair wrongly apart is a discrepancy that nobody sees, so that joining is worth some doubt."""
HEADER = """\
# Match weights, written by `python -m reconcile.fitting`: see the package's own table. Levels that are not listed weigh nothing.
"""


def list_examples(story: Story, weights: Weights) -> list[Example]:
    """Return the pairs of annotated claims that can be held against each other, each with its levels.

    What is annotated as one thing through others ("a and b", "b and c"), or under one subject, is one thing; two annotated claims
    of different things are a false pair. Of claims that nobody annotated nothing is known.
    """
    component = _find_components(story)
    sizes = Counter(component.values())
    traps = {frozenset(pair) for pair in story.apart}
    profiles, examples = story.profiles, []
    for one, other in combinations(sorted(set(component) | set().union(*traps)), 2):
        left, right = profiles[one], profiles[other]
        trap = frozenset((one, other)) in traps
        known = one in component and other in component
        true = known and component[one] == component[other] and not trap
        if left.arena == right.arena and (known or trap) and key_sentence(left) != key_sentence(right):
            levels = list_levels(left, right, weights)
            # what is told often must not drown the rest
            tellings = sqrt((sizes[component.get(one, -1)] or 1) * (sizes[component.get(other, -1)] or 1))
            examples.append(Example(name_group(left, right), levels, true, TRAP if trap else 2.0 / tellings))
    return examples


def mix_stories(stories: Sequence[Story], weights: Weights, lexicon: Lexicon) -> list[Example]:
    """Return the pairs that are proposed across stories of different events when two of them are read as one: all of them false."""
    examples = []
    for one, other in zip(stories, stories[len(stories) // 2 :], strict=False):
        if one.event != other.event:
            profiles = draw_claims((*one.claims, *other.claims), (), lexicon)
            own = {claim.mention.span.article for claim in one.claims}
            for left, right in propose_pairs(profiles):
                if (left.claim.mention.span.article in own) != (right.claim.mention.span.article in own):
                    levels = list_levels(left, right, weights)
                    examples.append(Example(name_group(left, right), levels, true=False, counts=0.5))
    return examples


def learn_weights(stories: Sequence[Story], start: Weights, lexicon: Lexicon) -> Weights:
    """Return the weights that ``stories`` teach."""
    examples = [example for story in stories for example in list_examples(story, start)]
    return fit_weights([*examples, *mix_stories(stories, start, lexicon)], start)


def _find_components(story: Story) -> dict[int, int]:
    """Return the number of the annotated fact of each annotated claim."""
    component: dict[int, int] = {}
    subjects: dict[str, int] = {}
    for left, right, _, about in story.together:
        number = subjects.setdefault(about, left)
        joined = {number} | {component[at] for at in (left, right, number) if at in component}
        for at, old in component.items():
            if old in joined:
                component[at] = number
        component[left] = component[right] = number
    return component


@frozen
class Score:
    """How many of the annotated pairs came into one fact, by kind, and how many of those that must not.

    Attributes:
        pairs: Annotated pairs by kind.
        aligned: Those of them that came into one fact.
        traps: Pairs that must not.
        trapped: Those of them that did.
    """

    pairs: Counter[str]
    aligned: Counter[str]
    traps: int
    trapped: int

    def share(self, kind: str = "") -> float:
        """Return the share of pairs of a kind (of all, without one) that were aligned, in per cent."""
        pairs, aligned = (self.pairs[kind], self.aligned[kind]) if kind else (self.pairs.total(), self.aligned.total())
        return 100.0 * aligned / pairs if pairs else 0.0


def score_stories(stories: Iterable[Story], weights: Weights, policy: Policy, lexicon: Lexicon) -> Score:
    """Return how ``stories`` are aligned by ``weights``."""
    pairs, aligned, traps, trapped = Counter[str](), Counter[str](), 0, 0
    for story in stories:
        groups = Groups(story.profiles, Scale(weights), policy)
        join_groups(groups, lexicon)
        number = {at: i for i, members in enumerate(groups.list_groups()) for at in members}
        pairs.update(story.missed)
        for left, right, kind, _ in story.together:
            pairs[kind] += 1
            aligned[kind] += number[left] == number[right]
        traps += len(story.apart)
        trapped += sum(number[left] == number[right] for left, right in story.apart)
    return Score(pairs, aligned, traps, trapped)


def cross_validate(stories: Sequence[Story], policy: Policy, lexicon: Lexicon, shift: float = 0.0) -> list[tuple[str, Score]]:
    """Return, for each event, how its stories are aligned by weights learned from all other events."""
    found = []
    start = read_weights(lexicon)
    for event in sorted({story.event for story in stories}):
        others = [story for story in stories if story.event != event]
        learned = shift_prior(learn_weights(others, start, lexicon), shift)
        found.append((event, score_stories([s for s in stories if s.event == event], learned, policy, lexicon)))
    return found


def shift_prior(weights: Weights, shift: float = 0.0) -> Weights:
    """Return ``weights`` with each prior moved: how ready to join, apart from what was learned."""
    return evolve(weights, prior={group: prior + SHIFT.get(group, 0.0) + shift for group, prior in weights.prior.items()})


def move_weights(old: Weights, new: Weights, step: float) -> Weights:
    """Return weights that lie ``step`` of the way from ``old`` to ``new`` (0..1): few examples must not overthrow what stood before."""
    levels = {key: (1 - step) * old.levels.get(key, 0.0) + step * new.levels.get(key, 0.0) for key in {**old.levels, **new.levels}}
    return evolve(new, levels=levels, prior={group: (1 - step) * old.prior.get(group, 0.0) + step * new.prior[group] for group in GROUPS})


def write_weights(weights: Weights) -> str:
    """Return the table of ``weights`` as TOML, one line per feature, the heaviest levels first."""
    lines = ["[prior]", *(f"{group} = {weights.prior.get(group, 0.0):.2f}" for group in GROUPS)]
    for group in GROUPS:
        lines += ["", f"[weight.{group}]"]
        for name, _ in FEATURES:
            row = {level: w for (g, f, level), w in weights.levels.items() if (g, f) == (group, name) and abs(w) >= 0.05}
            cells = ", ".join(f'"{level}" = {w:.2f}' for level, w in sorted(row.items(), key=lambda item: (-item[1], item[0])))
            if cells:
                lines.append(f"{name} = {{ {cells} }}")
    return "\n".join(lines) + "\n"


def print_scores(scores: Sequence[tuple[str, Score]]) -> None:
    """Print what cross-validation found: by event, then by kind over all events."""
    sys.stdout.write(f"{'held out':16}{'pairs':>8}{'aligned %':>12}{'traps':>8}{'trapped %':>12}\n")
    whole = Score(Counter(), Counter(), 0, 0)
    for _, score in scores:
        whole = Score(whole.pairs + score.pairs, whole.aligned + score.aligned, whole.traps + score.traps, whole.trapped + score.trapped)
    for name, score in (*scores, ("all", whole)):
        trapped = 100.0 * score.trapped / score.traps if score.traps else 0.0
        sys.stdout.write(f"{name:16}{score.pairs.total():8}{score.share():12.1f}{score.traps:8}{trapped:12.1f}\n")
    for kind in sorted(whole.pairs):
        sys.stdout.write(f"  {kind:14}{whole.pairs[kind]:8}{whole.share(kind):12.1f}\n")


def main(words: Sequence[str] | None = None) -> int:
    """Learn, check, print, and write where asked; returns the exit code.

    Args:
        words: Words of the command line; those of the process where None.
    """
    about = "Learn the match weights of alignment from annotated stories."
    cli = argparse.ArgumentParser(prog="python -m reconcile.fitting", description=about)
    cli.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="a folder of annotated stories (*.json)")
    cli.add_argument("--write", type=Path, metavar="FILE", help="write the weights learned from all stories there")
    cli.add_argument("--step", type=float, default=1.0, help="how much of the way to what is learned the table moves (%(default)s)")
    cli.add_argument("--shift", type=float, default=0.0, help="added to every prior: how ready to join (%(default)s)")
    given = cli.parse_args(words)
    lexicon, policy = load_lexicon(), Policy()
    try:
        stories = read_stories(*given.folders, lexicon=lexicon)
    except FileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print_scores(cross_validate(stories, policy, lexicon, given.shift))
    if given.write:
        start = read_weights(lexicon)
        learned = move_weights(start, shift_prior(learn_weights(stories, start, lexicon), given.shift), given.step)
        old = given.write.read_text(encoding="utf-8") if given.write.is_file() else HEADER
        given.write.write_text(old.partition("\n[prior]\n")[0].rstrip("\n") + "\n\n" + write_weights(learned), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
