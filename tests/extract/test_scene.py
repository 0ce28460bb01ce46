"""A scene: lines with their tokens, and which mention stands where."""

import pytest


def test_a_mention_is_found_in_the_line_where_it_starts(stage):
    own, scene = stage("Ten came. Nine left on Monday.", "Nine", "label", ("Monday",))
    line = scene.line_of(own)
    assert (line.index, line.sentence.text) == (1, "Nine left on Monday.")
    assert [mention.span.start for mention in scene.mentions_in(line)] == [10, 23]
    assert scene.mentions_in(scene.lines[0]) == ()


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
