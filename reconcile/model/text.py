"""What was published: articles, and places in their texts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import blake2b

from attrs import Attribute, field, frozen

from reconcile.errors import InputError, InputTypeError


def read_published(value: str | date | None) -> datetime | None:
    """Return the time of publication as an aware datetime.

    Args:
        value: ISO 8601 text, a date, a datetime or None. A date alone means that day and becomes its midnight in UTC; a
            time without a zone is taken as UTC.

    Raises:
        InputError: The text is no ISO 8601 date.
        InputTypeError: It is neither text nor a date.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            raise InputError("an ISO 8601 date such as 2024-12-14 or 2024-12-14T09:30:00+00:00", value,
                             "Give `published` in that form, or None where it is unknown.") from None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    raise InputTypeError("a date, a datetime, ISO 8601 text or None as `published`", value,
                         "Give a date such as 2024-12-14.")


def _require_text(_: object, attribute: Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise InputTypeError(f"text as `{attribute.name}` of an article", value, "Give a string.")


@frozen
class Article:
    """One report, exactly as published.

    Attributes:
        text: The text as published; every span counts its Unicode code points.
        source: Who published it ("Reuters"), or "".
        id: A name unlike that of any other article; by default a hash of source, published and text.
        published: When it appeared (aware), None where unknown. Midnight UTC stands for a day without a time.
        language: ISO 639-1 code of a language that the lexicon has ("en").
        title: The headline; context for aspects and event, claims come from ``text`` alone.
        url: Where it was found, or "".
    """

    text: str = field(validator=_require_text)
    source: str = field(default="", validator=_require_text)
    id: str = field(default="", kw_only=True, validator=_require_text)
    published: datetime | None = field(default=None, kw_only=True, converter=read_published)
    language: str = field(default="en", kw_only=True, validator=_require_text)
    title: str = field(default="", kw_only=True, validator=_require_text)
    url: str = field(default="", kw_only=True, validator=_require_text)

    def __attrs_post_init__(self) -> None:
        """Give an article without an id the hash of its content."""
        if not self.id:
            when = self.published.isoformat() if self.published else ""
            content = f"{self.source}\0{when}\0{self.text}".encode("utf-8", "surrogatepass")
            object.__setattr__(self, "id", blake2b(content, digest_size=6).hexdigest())


@frozen
class Span:
    """A half-open stretch of an article's text, in Unicode code points.

    Attributes:
        article: Id of the article, "" for a bare text.
        start: First code point.
        end: One past the last code point.
    """

    article: str
    start: int
    end: int = field(kw_only=True)


@frozen
class Sentence:
    """A sentence as it stands in the text.

    Attributes:
        span: Where it stands.
        text: Its words, exactly ``article.text[span.start:span.end]``.
    """

    span: Span
    text: str
