"""Whether a verb in the present tells of a day to come: "the trial opens on Monday". Knows no day; the verbs stand in ``times.toml``.

Headlines tell the past in the present as well ("Blast kills nine on Monday"), so that it takes a verb of what is scheduled, a subject in
front of it, and nothing between it and its day that the day could be of.
"""

from __future__ import annotations

import re

from reconcile.extract.dating.timewords import WordString

_LEAD = re.compile(r"([^\W\d_]+)(,? )$")
_ALONG = 60
"""Code points behind a verb within which its day stands."""
_BREAKS = re.compile(r"[,;:()—–\n]")
_SHORT = 3
"""Letters of words such as "his" and "was", whose end tells no plural."""
_FEW = 4
"""Words in front of a verb among which one that causes it stands: "saw the first shops open"."""


def is_scheduled(words: WordString, found: re.Match[str], between: str, *, several: bool) -> bool:
    """Whether the form of a verb of what is scheduled that was found is told of one (or of several) and of its day.

    Args:
        words: The text.
        found: The form, in the text in lower case.
        between: What stands between it and its day, "" where the day is told before it.
        several: Whether it is a form of the plural, which the infinitive and many a noun are like.
    """
    lead = _LEAD.search(words.text, max(0, found.start() - 24), found.start())
    if lead is None or words.text[found.start()].isupper() or _goes_astray(words, found[0], between):
        return False
    before, gap = lead[1].lower(), lead[2]
    if not several:
        told = lead[1].islower() and words.table.cues.fullmatch(before) is not None
        return not told and not words.is_guard("noun_leads", before)
    return gap == " " and _are_several(words, lead[1], found[0]) and not _is_caused(words, found.start())


def _goes_astray(words: WordString, verb: str, between: str) -> bool:
    """Whether the day behind ``between`` is that of something else, or ``verb`` has an object that makes it no schedule."""
    told = between.split()
    if len(between) > _ALONG or _BREAKS.search(between):
        return True
    if any(words.is_guard("unscheduled", word) or words.is_guard("unannounced", word) for word in told):
        return True
    return bool(told) and words.is_guard("scheduled_bare", verb) and not words.is_guard("goes_on", told[0])


def _are_several(words: WordString, subject: str, verb: str) -> bool:
    """Whether a word in front of a verb in the plural can be its subject."""
    lower = subject.lower()
    if words.is_guard("several", lower):
        return True
    if words.is_guard("noun_leads", lower) or words.is_guard("no_plurals", subject) or words.table.tense.get(lower):
        return False
    if words.is_guard("plain_verbs", verb):
        return True
    plural = words.is_guard("plural_ends", lower[-1:]) and not words.is_guard("singular_ends", lower[-2:]) and len(lower) > _SHORT
    return plural or (subject[0].isupper() and words.is_guard("named_several", verb))


def _is_caused(words: WordString, at: int) -> bool:
    """Whether the verb that begins there is what another one let happen: "saw shops open"."""
    before = words.lower[max(0, at - _ALONG) : at].split()[-_FEW:]
    return any(words.is_guard("causing", word) for word in before)
