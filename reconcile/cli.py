"""The command line: reads files, calls the pipeline, prints. Decides nothing; errors take one line and exit code 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reconcile.errors import FileError, InputError, ReconcileError, said

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reconcile.io.rows import Articles
    from reconcile.model.text import Article
    from reconcile.report.report import Report

FORMATS = ("table", "json", "jsonl", "md", "csv", "html")
MANY = 8
"""From so many files on a bar is shown, on a terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: Without the program's name; None takes those of the process.

    Returns:
        0 where it ran; 1 only where ``--fail-on`` found what it asks for; 2 for bad input.
    """
    try:
        options = _build_parser().parse_args(arguments)
        code = options.run(options)
        sys.stdout.flush()
    except ReconcileError as error:
        print(f"reconcile: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing more to say, and Python must not complain at exit either.
        sys.stdout = None
        return 0
    except KeyboardInterrupt:
        return 130
    else:
        return int(code)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors take one line."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake in one line and exit with 2."""
        self.exit(2, f"{self.prog}: {message}. Run: {self.prog} --help\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401
        """Parse as ever, but let the command that was called complain of what it does not know, not the program."""
        known, others = super().parse_known_args(args, namespace)
        if others:
            self.error(f"unrecognized arguments: {' '.join(others)}")
        return known, others


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="reconcile", description="Where reports of one event agree, only seem to differ, or cannot both be right.",
                     epilog="example: reconcile check afp.txt reuters.txt --published 2024-12-14", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"%(prog)s {_read_version()}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    check = _add_command(commands, "check", run_check, "hold articles against each other",
                         "reconcile check afp.txt reuters.txt --published 2024-12-14 --fail-on unexplained")
    _add_files(check)
    check.add_argument("--fail-on", choices=("discrepancy", "unexplained"), help="exit with 1 where there is such a finding")
    check.add_argument("--events", action="store_true", help="the files hold a mixed stream: tell events apart, one report for each")
    check.add_argument("--jobs", type=_read_count, default=1, metavar="N", help="how many processes --events may use (default: 1)")
    extract = _add_command(commands, "extract", run_extract, "mark up one text: what was read, with the rules",
                           "reconcile extract afp.txt --published 2024-12-14")
    _add_files(extract, one=True)
    facts = _add_command(commands, "facts", run_facts, "list the facts and who says what of them",
                         "reconcile facts afp.txt reuters.txt --format csv -o facts.csv")
    _add_files(facts)
    _add_command(commands, "demo", run_demo, "check the two articles that ship with the package",
                 "reconcile demo --format html -o demo.html")
    return parser


def _add_command(commands: Any, name: str, run: Callable[..., int], says: str, example: str) -> argparse.ArgumentParser:  # noqa: ANN401
    parser: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says.capitalize() + ".",
                                                          epilog=f"example: {example}", allow_abbrev=False)
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to print it (default: table)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead")
    parser.set_defaults(run=run)
    return parser


def _add_files(parser: argparse.ArgumentParser, *, one: bool = False) -> None:
    formats = "txt, jsonl, json, csv, parquet or html, a folder of them, or - for standard input"
    if one:
        parser.add_argument("files", metavar="FILE", nargs=1, help=formats)
    else:
        parser.add_argument("files", metavar="FILES", nargs="+", help=formats)
    parser.add_argument("--published", metavar="DATE", action="append", default=[],
                        help="when the articles appeared that do not say so; once for all, or once for each file")
    parser.add_argument("--source", metavar="NAME", action="append", default=[],
                        help="who published the articles that do not say so; once for all, or once for each file")


def run_check(options: argparse.Namespace) -> int:
    """Print where the articles agree and differ."""
    articles = _load_all(options)
    if options.events:
        from reconcile.engines.local import reconcile_stream

        reports = [report for _, report in reconcile_stream(articles, processes=options.jobs)]
        if not reports:
            raise InputError("at least one article", said("none"), "Give files that hold some.")
    else:
        from reconcile.pipeline import reconcile

        if options.jobs > 1:
            print("reconcile: --jobs changes nothing without --events: one event is the work of one process", file=sys.stderr)
        reports = [reconcile(articles)]
    return _show_reports(reports, options)


def run_demo(options: argparse.Namespace) -> int:
    """Print what the two articles that ship with the package say to each other."""
    from reconcile.io.articles import load_articles
    from reconcile.pipeline import reconcile

    options.fail_on, options.events = None, False
    return _show_reports([reconcile(load_articles(Path(__file__).parent / "demo"))], options)


def run_extract(options: argparse.Namespace) -> int:
    """Print what was read in one text, and by which rules."""
    from reconcile.pipeline import extract_mentions, reconcile
    from reconcile.report.mentions import MENTION_COLUMNS, build_mentions, list_mentions, render_mentions

    articles = _load_all(options)
    if len(articles) != 1:
        raise InputError("one article", said(f"{len(articles)} in {options.files[0]}"), "Extract them one by one, or use `facts`.")
    (article,) = articles
    if options.format == "html":
        return _print(reconcile(article).to_html(), options)
    mentions = extract_mentions(article.text, article.published, article.language)
    if options.format == "table":
        return _print_rich(build_mentions(article, mentions), options)
    if options.format == "md":
        return _print(render_mentions(article, mentions), options)
    return _print(_render_rows(list_mentions(article, mentions), MENTION_COLUMNS, options.format), options)


def run_facts(options: argparse.Namespace) -> int:
    """Print the facts that the articles tell, and who says what of them."""
    from reconcile.pipeline import reconcile
    from reconcile.report.records import SIDE_COLUMNS, list_facts
    from reconcile.report.text import build_facts

    report = reconcile(_load_all(options))
    if options.format == "table":
        return _print_rich(build_facts(report), options)
    if options.format in {"md", "html"}:
        return _print(report.to_markdown() if options.format == "md" else report.to_html(), options)
    columns = ("fact", "label", "kind", "position", "origins", *SIDE_COLUMNS)
    return _print(_render_rows(list_facts(report), columns, options.format), options)


def _show_reports(reports: list[Report], options: argparse.Namespace) -> int:
    if options.format == "table":
        from rich.console import Group

        _print_rich(Group(*reports), options)
    else:
        _print(_render_reports(reports, options), options)
    if options.fail_on == "discrepancy":
        return int(any(report.discrepancies for report in reports))
    return int(options.fail_on == "unexplained" and any(report.unexplained for report in reports))


def _render_reports(reports: list[Report], options: argparse.Namespace) -> str:
    """Return one document: of several events, the rows of all of them, each with its event, or their reports one after another.

    Raises:
        InputError: Several events are to be one page.
    """
    form = options.format
    if form in {"csv", "jsonl"}:
        from reconcile.report.records import COLUMNS

        if not options.events:
            return _render_rows(reports[0].to_records(), COLUMNS, form)
        # An event is known by its first article, as in EventIndex.
        rows = [{"event": report.articles[0].id, **row} for report in reports for row in report.to_records()]
        return _render_rows(rows, ("event", *COLUMNS), form)
    if form == "html" and len(reports) > 1:
        raise InputError("one event for a page", said(f"{len(reports)} of them"), "Take --format md or json, or make a page of each event.")
    if form == "json":
        # One report is a document to look into; of several, each takes one line.
        return "".join(report.to_json(indent=1 if len(reports) == 1 else None) + "\n" for report in reports)
    return "".join(report.to_markdown() if form == "md" else report.to_html() for report in reports)


def _render_rows(rows: list[dict[str, Any]], columns: Sequence[str], form: str) -> str:
    from reconcile.report.tables import render_csv, render_lines, render_list

    if form == "csv":
        return render_csv(rows, columns)
    return render_lines(rows) if form == "jsonl" else render_list(rows)


def _load_all(options: argparse.Namespace) -> Articles:
    """Return the articles of all files, with what the options say of those that do not say it themselves.

    Raises:
        InputError: ``--published`` is no date, or an option is given neither once nor once for each file.
    """
    from reconcile.io.rows import Articles
    from reconcile.model.text import read_published

    dates = _spread([read_published(date) for date in options.published], options.files, "--published")
    names = _spread(options.source, options.files, "--source")
    articles: list[Article] = []
    notes: list[Any] = []
    for file, published, source in zip(_track(options.files), dates, names, strict=False):
        loaded = _load_stdin() if file == "-" else _load_file(file)
        notes += loaded.notes
        articles += [_complete(article, published, source, file) for article in loaded]
    return Articles(articles, notes)


def _load_file(file: str) -> Articles:
    from reconcile.io.articles import load_articles

    return load_articles(file)


def _load_stdin() -> Articles:
    """Return the articles on standard input: JSON, JSON lines, or one text with or without a header."""
    from reconcile.io.files import parse_rows, parse_text
    from reconcile.io.rows import Articles

    content = sys.stdin.buffer.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        came = said(f"byte {error.start} that is no such text")
        raise FileError("text in UTF-8 on standard input", came, "Convert it to UTF-8.") from error
    return parse_rows(text, "standard input") if text.lstrip()[:1] in {"{", "["} else Articles([parse_text(text)])


def _complete(article: Article, published: Any, source: str | None, file: str) -> Article:  # noqa: ANN401 - a datetime or None
    """Return the article with the date and the source that it does not tell itself; a default id follows them."""
    from attrs import evolve

    untold = not article.source or (source is not None and article.source == Path(file).stem)
    changes: dict[str, Any] = {}
    if published is not None and article.published is None:
        changes["published"] = published
    if source is not None and untold:
        changes["source"] = source
    if not changes:
        return article
    default = evolve(article, id="").id == article.id
    return evolve(article, id="" if default else article.id, **changes)


def _spread(given: list[Any], files: list[str], option: str) -> list[Any]:
    if len(given) in {0, 1}:
        return (given or [None]) * len(files)
    if len(given) != len(files):
        raise InputError(f"{option} once, or once for each of {len(files)} files", said(f"it {len(given)} times"), "Add or drop some.")
    return given


def _track(files: list[str]) -> Iterable[str]:
    if len(files) < MANY or not sys.stderr.isatty():
        return files
    return _show_progress(files)


def _show_progress(files: list[str]) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import track

    yield from track(files, "reading", console=Console(stderr=True), transient=True)


def _print(text: str, options: argparse.Namespace) -> int:
    if options.output:
        from reconcile.report.files import write_text

        write_text(text, options.output)
    else:
        # Bytes, so that neither the locale nor the system changes a letter or a line end; a notebook's output takes text alone.
        raw = getattr(sys.stdout, "buffer", None)
        sys.stdout.flush()
        if raw is None:
            sys.stdout.write(text)
        else:
            raw.write(text.encode("utf-8", "replace"))
    return 0


def _print_rich(shown: RenderableType, options: argparse.Namespace) -> int:
    if options.output:
        from reconcile.report.text import render_text

        return _print(render_text(shown), options)
    from rich.console import Console

    # rich asks the terminal for its width and NO_COLOR for colours; in a pipe it prints 80 columns without.
    Console().print(shown)
    return 0


def _read_count(text: str) -> int:
    count = int(text) if text.isdecimal() else 0
    if count < 1:
        raise argparse.ArgumentTypeError("a number of processes is 1 or more")
    return count


def _read_version() -> str:
    from reconcile._version import __version__

    return __version__


if __name__ == "__main__":
    sys.exit(main())
