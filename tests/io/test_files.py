"""Files and folders become articles; a bad row is a note with its number, a bad file an error."""

import json

import pytest

import reconcile as rc

TEXT = "Forty people were hurt.\n"
HEADER = "source: A\npublished: 2024-12-14\ntitle: 'Of: storms'\n"


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"---\n{HEADER}---\n{TEXT}", id="between two lines of dashes"),
        pytest.param(f"---\n{HEADER}---\n\n{TEXT}", id="with an empty line after it"),
        pytest.param(f"{HEADER}\n{TEXT}", id="ended by an empty line"),
        pytest.param(f"{HEADER}---\n{TEXT}", id="ended by dashes"),
        pytest.param(f"---\n{HEADER}author: X\n---\n{TEXT}", id="with a field that is not ours"),
        pytest.param(f"\ufeff---\r\n{HEADER}".replace("\n", "\r\n").replace("\r\r", "\r") + f"---\r\n{TEXT}", id="from Windows"),
        pytest.param(f"---\n{HEADER}---\n{TEXT}".encode("utf-16"), id="in UTF-16"),
    ],
)
def test_a_header_is_read(tmp_path, content):
    (article,) = rc.load_articles(write(tmp_path, "a.txt", content))
    assert (article.text, article.source, article.title) == (TEXT, "A", "Of: storms")
    assert article.published.isoformat() == "2024-12-14T00:00:00+00:00"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT, id="plain text"),
        pytest.param("", id="nothing"),
        pytest.param("Update: forty hurt.\n\nMore follows.", id="a line with a colon of its own"),
        pytest.param("Source: police.\nThey said so.\n\nMore.", id="a header that does not end"),
        pytest.param("---\nForty were hurt.\n---\n", id="dashes around a sentence"),
        pytest.param("---\n" + "x: y\n" * 3, id="dashes that are never closed"),
        pytest.param("text: \n" * 2000, id="thousands of lines like a header's"),
        pytest.param("date:" + " " * 300_000 + "x", id="a line of nothing but spaces"),
    ],
)
def test_a_text_without_a_header_is_kept_whole(tmp_path, content):
    (article,) = rc.load_articles(write(tmp_path, "wire.txt", content))
    assert article.text == content
    assert article.source == "wire"


@pytest.mark.parametrize(
    ("name", "content", "notes"),
    [
        pytest.param("a.jsonl", '{"text": "one"}\n\n{"text": "two", "source": "B"}\n', 0, id="JSON lines"),
        pytest.param("a.jsonl", '{"text": "one"}\n{"nope": 1}\nnot json\n"two"\n[1]\n', 3, id="JSON lines with bad rows"),
        pytest.param("a.jsonl", '{"text": "one"}\n' + "[" * 100_000 + '\n{"text": "two"}', 1, id="JSON lines with a row too deep"),
        pytest.param("a.json", '[{"text": "one"}, {"text": "two"}]', 0, id="a JSON list"),
        pytest.param("a.json", '["one", 5, "two"]', 1, id="a JSON list with a number"),
        pytest.param("a.json", '{"status": "ok", "articles": [{"content": "one"}, {"content": "two"}]}', 0,
                     id="JSON with a list under a name"),
        pytest.param("a.csv", "text,source\none,A\ntwo,B\n", 0, id="CSV"),
        pytest.param("a.csv", "Text;Source\r\none;A\r\ntwo;\r\n", 0, id="CSV with semicolons"),
        pytest.param("a.csv", "\ufefftext,published\none,soon\none,\ntwo,2024-12-14\n", 1, id="CSV with a bad date"),
        pytest.param("a.tsv", "body\tsource\none\tA\ntwo\tB\n", 0, id="TSV"),
    ],
)
def test_rows_are_read_from(tmp_path, name, content, notes):
    loaded = rc.load_articles(write(tmp_path, name, content))
    assert [article.text for article in loaded] == ["one", "two"]
    assert len(loaded.notes) == notes
    assert all(note.rule == "bad row" and name in note.says for note in loaded.notes)


def test_a_bad_row_is_named_by_its_number(tmp_path):
    loaded = rc.load_articles(write(tmp_path, "a.jsonl", '{"text": "one"}\n{"text": 2}\n'))
    assert loaded.notes[0].says.startswith("row 2 of a.jsonl")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n\xff", id="bytes that are no text"),
        pytest.param("a.txt", "published: soon\n\nText", id="a header with a date that is none"),
        pytest.param("a.json", "{", id="broken JSON"),
        pytest.param("a.json", "[" * 200_000, id="JSON too deep to read"),
        pytest.param("a.json", "7", id="JSON that is a number"),
        pytest.param("a.json", '{"nothing": 1}', id="JSON without an article"),
        pytest.param("a.jsonl", "not json\n", id="JSON lines without one row"),
        pytest.param("a.csv", "a,b\n1,2\n", id="a table without a text"),
        pytest.param("a.csv", "", id="an empty table"),
        pytest.param("a.parquet", b"PAR1 no", id="Parquet that is none"),
        pytest.param("a.docx", b"PK", id="a suffix that is not known"),
    ],
)
def test_a_bad_file_is_an_error_in_one_line(tmp_path, name, content):
    with pytest.raises(rc.FileError) as raised:
        rc.load_articles(write(tmp_path, name, content))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("path", "error"), [("no/such/file.txt", rc.FileError), ("a\0b.txt", rc.FileError), (7, rc.InputTypeError)])
def test_what_is_no_path_is_an_error(path, error):
    with pytest.raises(error):
        rc.load_articles(path)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    write(tmp_path, "b.txt", "second")
    write(tmp_path, "a.txt", "first")
    write(tmp_path, "c.jsonl", json.dumps({"text": "third"}))
    write(tmp_path, "notes.md", "not an article")
    assert [article.text for article in rc.load_articles(tmp_path)] == ["first", "second", "third"]


def test_a_folder_without_articles_is_an_error(tmp_path):
    with pytest.raises(rc.FileError, match="folder with articles"):
        rc.load_articles(tmp_path)


def test_lines_are_broken_at_line_feeds_alone(tmp_path):
    text = "one\u2028two\x85three"
    (article,) = rc.load_articles(write(tmp_path, "a.jsonl", json.dumps({"text": text}, ensure_ascii=False)))
    assert article.text == text
