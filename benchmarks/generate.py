"""Makes articles to measure with: any number, on any number of events, in our own words, the same every time.

Each event has its place, toll, area, price and hours; each article tells some of them, some as they are, some older, rounded or
converted. Names are made of syllables, so that no two events share one by design.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

OUTLETS = (
    "Morning Ledger", "Harbour Post", "North Wire", "The Valley Times", "Kestrel News", "Daily Lantern", "Coast Radio", "Inland Review",
)
SYLLABLES = (
    "bar", "den", "kol", "mir", "tas", "vel", "or", "ash", "lun", "gre", "pol", "sim", "ran", "tor",
    "wic", "hal", "fen", "dov", "ith", "mar",
)
EVENTS = ("floods", "an earthquake", "a warehouse fire", "a train crash", "a landslide", "a gas explosion")
FILLERS = (
    "Roads into {place} stayed closed, and the mayor asked people to remain at home.",
    "Shops on the market square opened late as crews cleared the pavement.",
    "A spokeswoman said that the council would meet again {day} to look at the cost.",
    "Neighbours spoke of a loud noise and of lights that went out one street after another.",
    "It was not clear how long the work would take, officials said.",
    "The governor thanked the volunteers who had come from towns nearby.",
)
TELLINGS = (
    "{bound}{dead} people were killed and {hurt} injured when {what} hit {place} {day}, {who} said.",
    "The death toll in {place} stood at {dead}, with {hurt} people hurt, according to {who}.",
    "Some {area} square kilometres ({miles} square miles) of land were affected, {who} said.",
    "The damage could reach ${cost} million, {who} told reporters on {day}.",
    "{what_cap} struck at {hour}:{minute:02d} a.m. local time {day}, {km} km ({mi} miles) north of {place}.",
    "About {homeless} residents of {place} spent the night in schools, {who} said.",
)


def make_name(dice: random.Random) -> str:
    """Return a name of two or three syllables."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3)))).capitalize()


def make_article(event: int, number: int, sentences: int = 12) -> dict[str, str]:
    """Return article ``number`` of event ``event``: the event decides the facts, the number how they are told."""
    facts, dice = random.Random(event), random.Random(event * 100_003 + number)  # noqa: S311 - no secret
    what, place, official = facts.choice(EVENTS), make_name(facts), make_name(facts)
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=facts.randrange(24 * 300))
    dead, area, cost, km = facts.randrange(3, 400), facts.randrange(20, 2000), facts.randrange(2, 900), facts.randrange(5, 180)
    hurt, homeless, hour, minute = dead * 3 + facts.randrange(9), facts.randrange(2, 90) * 100, facts.randrange(1, 12), facts.randrange(60)
    told_dead = max(2, dead - dice.choice((0, 0, 0, 1, dead // 3)))
    words = {
        "place": place, "who": dice.choice((f"Governor {official}", "police", "the fire service", official, "officials")),
        "what": what, "what_cap": what.capitalize(), "day": start.strftime("%A") if dice.random() < 0.5 else f"{start.day} {start:%B %Y}",
        "bound": dice.choice(("", "At least ", "More than ", "About ")), "dead": told_dead, "hurt": hurt, "homeless": f"{homeless:,}",
        "area": f"{area:,}", "miles": round(area / 2.59), "cost": cost, "km": km, "mi": round(km / 1.609), "hour": hour, "minute": minute,
    }
    lines: list[str] = []
    while len(lines) < sentences:
        lines += dice.sample(TELLINGS + FILLERS, len(TELLINGS + FILLERS))
    text = "\n".join(line.format(**words) for line in lines[:sentences])
    published = start + timedelta(hours=dice.randrange(3, 60))
    return {
        "id": f"e{event}-{number}", "event": str(event), "source": OUTLETS[(event + number) % len(OUTLETS)],
        "published": published.isoformat(), "title": f"{what.capitalize()} in {place}", "text": text,
    }


def make_stream(articles: int, per_event: int = 4, sentences: int = 12) -> Iterator[dict[str, str]]:
    """Yield ``articles`` articles, those of neighbouring events mixed."""
    dice, window = random.Random(7), 50  # noqa: S311 - no secret
    for first in range(0, articles, window * per_event):
        events = range(first // per_event, first // per_event + window)
        numbers = [(event, number) for event in events for number in range(per_event)]
        dice.shuffle(numbers)
        for at, (event, number) in enumerate(numbers):
            if first + at >= articles:
                return
            yield make_article(event, number, sentences)


def main() -> None:
    """Print articles as JSON lines."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("articles", type=int)
    cli.add_argument("--per-event", type=int, default=4)
    cli.add_argument("--sentences", type=int, default=12)
    args = cli.parse_args()
    for article in make_stream(args.articles, args.per_event, args.sentences):
        print(json.dumps(article))


if __name__ == "__main__":
    main()
