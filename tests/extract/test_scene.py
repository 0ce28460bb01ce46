"""A scene: lines with their tokens, and which mention stands where."""

import pytest

from reconcile.extract.grammar.clauses import once


def test_a_mention_is_found_in_the_line_where_it_starts(stage):
    own, scene = stage("Ten came. Nine left on Monday.", "Nine", "label", ("Monday",))
    (line,) = [spot.grammar.line for spot in scene.spots if spot.mention is own]
    assert (line.index, line.sentence.text) == (1, "Nine left on Monday.")
    assert [[mention.span.start for mention in found] for found in scene.by_line] == [[], [10, 23]]
    assert [[mention.span.start for mention in found] for found in scene.times] == [[], [23]]


def test_what_was_asked_of_a_grammar_is_not_asked_again(stage):
    _, scene = stage("Nine left.", "Nine", "label")
    asked = []
    tell = once(lambda grammar: asked.append(grammar.codes))
    assert (tell(scene.grammars[0]), tell(scene.grammars[0]), asked) == (None, None, ["#v."])


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(10, 14, ["Nine"], id="a whole word"),
        pytest.param(11, 21, ["Nine", "left", "on"], id="parts of words"),
        pytest.param(14, 15, [], id="the space between two"),
        pytest.param(0, 100, ["Nine", "left", "on", "Monday", "."], id="more than the line"),
    ],
)
def test_tokens_are_found_by_the_stretch_they_touch(stage, start, end, words):
    _, scene = stage("Ten came. Nine left on Monday.", "Nine", "label")
    line = scene.lines[1]
    first, stop = line.tokens_within(start, end)
    assert list(line.tokens.texts[first:stop]) == words


def test_tokens_count_in_the_whole_text(stage):
    _, scene = stage("Ten came. Nine left.", "Nine", "label")
    assert list(zip(scene.lines[1].tokens.starts, scene.lines[1].tokens.texts, strict=True)) == [(10, "Nine"), (15, "left"), (19, ".")]
