from reconcile._version import __version__ as __version__
from reconcile.adapters.units import convert as convert
from reconcile.align.stories import (
    EventIndex as EventIndex,
)
from reconcile.align.stories import (
    group_articles as group_articles,
)
from reconcile.compare.values import compare_values as compare_values
from reconcile.engines.local import reconcile_stream as reconcile_stream
from reconcile.errors import (
    FileError as FileError,
)
from reconcile.errors import (
    InputError as InputError,
)
from reconcile.errors import (
    InputTypeError as InputTypeError,
)
from reconcile.errors import (
    MissingExtraError as MissingExtraError,
)
from reconcile.errors import (
    ReconcileError as ReconcileError,
)
from reconcile.errors import (
    UnitError as UnitError,
)
from reconcile.io.articles import load_articles as load_articles
from reconcile.io.webpages import read_html as read_html
from reconcile.model.claim import (
    Aspect as Aspect,
)
from reconcile.model.claim import (
    Attribution as Attribution,
)
from reconcile.model.claim import (
    Certainty as Certainty,
)
from reconcile.model.claim import (
    Claim as Claim,
)
from reconcile.model.claim import (
    Mention as Mention,
)
from reconcile.model.claim import (
    Stance as Stance,
)
from reconcile.model.fact import (
    Alignment as Alignment,
)
from reconcile.model.fact import (
    Consensus as Consensus,
)
from reconcile.model.fact import (
    Evidence as Evidence,
)
from reconcile.model.fact import (
    Fact as Fact,
)
from reconcile.model.fact import (
    Note as Note,
)
from reconcile.model.fact import (
    Origin as Origin,
)
from reconcile.model.fact import (
    Pairing as Pairing,
)
from reconcile.model.fact import (
    Position as Position,
)
from reconcile.model.fact import (
    Standing as Standing,
)
from reconcile.model.finding import (
    Comparison as Comparison,
)
from reconcile.model.finding import (
    Finding as Finding,
)
from reconcile.model.finding import (
    Reason as Reason,
)
from reconcile.model.finding import (
    Verdict as Verdict,
)
from reconcile.model.interval import Interval as Interval
from reconcile.model.text import (
    Article as Article,
)
from reconcile.model.text import (
    Sentence as Sentence,
)
from reconcile.model.text import (
    Span as Span,
)
from reconcile.model.value import (
    Anchor as Anchor,
)
from reconcile.model.value import (
    Bound as Bound,
)
from reconcile.model.value import (
    Change as Change,
)
from reconcile.model.value import (
    Duration as Duration,
)
from reconcile.model.value import (
    Grain as Grain,
)
from reconcile.model.value import (
    Label as Label,
)
from reconcile.model.value import (
    Magnitude as Magnitude,
)
from reconcile.model.value import (
    Movement as Movement,
)
from reconcile.model.value import (
    Quantity as Quantity,
)
from reconcile.model.value import (
    TimeBound as TimeBound,
)
from reconcile.model.value import (
    TimeRef as TimeRef,
)
from reconcile.model.value import (
    Value as Value,
)
from reconcile.model.value import (
    Wording as Wording,
)
from reconcile.pipeline import (
    EXTRACTORS as EXTRACTORS,
)
from reconcile.pipeline import (
    Reconciler as Reconciler,
)
from reconcile.pipeline import (
    align_claims as align_claims,
)
from reconcile.pipeline import (
    extract_claims as extract_claims,
)
from reconcile.pipeline import (
    extract_mentions as extract_mentions,
)
from reconcile.pipeline import (
    parse_value as parse_value,
)
from reconcile.pipeline import (
    reconcile as reconcile,
)
from reconcile.policy import Policy as Policy
from reconcile.registry import Registry as Registry
from reconcile.report.report import Report as Report
from reconcile.resolve.trust import resolve_values as resolve_values
