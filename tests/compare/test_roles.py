"""Who does what to whom: the same words in other roles are no agreement."""

from __future__ import annotations

import pytest

import reconcile as rc

AGREEMENT, COMPATIBLE, DISCREPANCY = rc.Verdict.AGREEMENT, rc.Verdict.COMPATIBLE, rc.Verdict.DISCREPANCY


def judge(one: str, other: str) -> rc.Verdict:
    """Return the verdict on the first statements of two articles of a sentence each."""
    articles = [rc.Article(text, source=name, id=name, published="2031-03-07") for name, text in (("North", one), ("South", other))]
    found = [finding for finding in rc.reconcile(articles).findings if finding.left.mention.kind == finding.right.mention.kind == "wording"]
    return found[0].verdict


CASES = [
    pytest.param("The plane took off from Ostra for Velm.", "The plane took off from Velm for Ostra.", COMPATIBLE, id="from and for"),
    pytest.param("The plane took off from Ostra for Velm.", "The plane took off for Velm from Ostra.", AGREEMENT, id="another order"),
    pytest.param("Orlow sued Brandt over the land.", "Brandt sued Orlow over the land.", COMPATIBLE, id="who sued whom"),
    pytest.param("Orlow sued Brandt over the land.", "Brandt was sued by Orlow over the land.", AGREEMENT, id="what was done by whom"),
    pytest.param("The army shelled the rebels at dawn.", "The rebels shelled the army at dawn.", COMPATIBLE, id="nouns behind an article"),
    pytest.param("The army shelled the rebels at dawn.", "The rebels were shelled by the army at dawn.", AGREEMENT, id="the same, passive"),
    pytest.param("The army hired Orlow to guard mines.", "Orlow was hired to guard the army mines.", AGREEMENT, id="done, and by nobody"),
    pytest.param("Orlow and Brandt sued the mill.", "Brandt and Orlow sued the mill.", AGREEMENT, id="two who do it together"),
    pytest.param("The mayor met Orlow in Velm.", "Orlow met the mayor in Velm.", AGREEMENT, id="what both do alike"),
    pytest.param("Ostel will buy Norwell.", "Norwell will buy Ostel.", DISCREPANCY, id="what only one does to the other"),
    pytest.param("Ostel will buy Norwell.", "Norwell will be bought by Ostel.", AGREEMENT, id="the same told of the other"),
    pytest.param("Rovers beat United 3-1.", "United beat Rovers.", DISCREPANCY, id="who won"),
    pytest.param("Rovers beat United 3-1.", "United beat Rovers 2-0.", COMPATIBLE, id="figures of two matches"),
    pytest.param("Rovers beat United on Saturday.", "United beat Rovers on Tuesday.", COMPATIBLE, id="days of two matches"),
    pytest.param("Rovers beat United in the final.", "United beat Rovers in the group stage.", COMPATIBLE, id="two stages"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), CASES)
def test_roles(one: str, other: str, verdict: rc.Verdict) -> None:
    assert judge(one, other) is verdict
    assert judge(other, one) is verdict
