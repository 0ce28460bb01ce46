"""The page in a real browser: opened from disk, clicked, filtered, searched, at the widths of a phone and of a desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import reconcile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
if CHROMIUM is None:
    pytest.skip("no chromium on this machine: `make browser` installs it", allow_module_level=True)

DEMO = Path(reconcile.__file__).parent / "demo"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-background-networking"]
HOSTILE = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    reconcile.reconcile(reconcile.load_articles(DEMO)).to_html(path)
    return path


def open_page(browser, path, width=1400, height=900, **context):
    page = browser.new_page(viewport={"width": width, "height": height}, **context)
    page.set_default_timeout(10_000)
    page.requests = []
    page.problems = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    return page


@pytest.fixture
def page(browser, demo_file):
    opened = open_page(browser, demo_file)
    yield opened
    assert opened.problems == []
    opened.close()


def lit_claims(page):
    """The claims whose every mark is lit, of all that have a lit mark of their own."""
    return set(page.evaluate("""() => {
        const marks = [...document.querySelectorAll("mark")];
        const of = m => m.dataset.claims.split(" ");
        const claims = new Set(marks.filter(m => m.classList.contains("lit")).flatMap(of));
        return [...claims].filter(c => marks.filter(m => of(m).includes(c)).every(m => m.classList.contains("lit")));
    }"""))


def test_it_opens_from_disk_and_asks_for_nothing_else(page, demo_file):
    assert page.requests == [demo_file.as_uri()]
    assert page.locator(".fact").count() > 5


def test_what_to_look_at_first_stands_first(page):
    open_facts = page.locator(".fact:has(.first)").count()
    firsts = page.evaluate("() => [...document.querySelectorAll('.fact')].map(f => !!f.querySelector('.first'))")
    assert firsts[:open_facts] == [True] * open_facts


def test_a_click_on_a_finding_lights_exactly_its_two_claims(page):
    for at in range(min(8, page.locator(".finding:visible").count())):
        button = page.locator(".finding:visible").nth(at)
        button.click()
        wanted = set(button.get_attribute("data-claims").split())
        lit = page.evaluate("() => [...document.querySelectorAll('mark.lit')].map(m => m.dataset.claims.split(' '))")
        assert wanted <= lit_claims(page)
        assert all(wanted & set(claims) for claims in lit), "a mark of another claim is lit"
        assert button.get_attribute("aria-pressed") == "true"
        assert page.locator(".finding[aria-pressed=true]").count() == 1


def test_a_lit_mark_is_brought_into_view(page):
    button = page.locator(".finding:visible").last
    button.click()
    assert page.evaluate("""() => [...document.querySelectorAll("mark.lit")].some(m => {
        const box = m.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })""")


def test_a_click_on_a_mark_shows_its_findings_only(page):
    claim = page.locator(".finding:visible").first.get_attribute("data-claims").split()[0]
    before = page.locator(".fact:visible").count()
    page.locator(f"mark[data-claims~='{claim}']").first.click()
    assert 0 < page.locator(".fact:visible").count() < page.locator(".fact").count()
    listed = page.evaluate("() => [...document.querySelectorAll('.fact:not([hidden]) [data-claims]')].map(e => e.dataset.claims)")
    assert claim in " ".join(listed).split()
    page.keyboard.press("Escape")
    assert page.locator(".fact:visible").count() == before


@pytest.mark.parametrize("verdict", ["discrepancy", "compatible", "agreement"])
def test_filtering_by_verdict_leaves_only_that_verdict(page, verdict):
    for box in page.locator("input[name=verdict]").all():
        box.set_checked(box.get_attribute("value") == verdict)
    assert {b.get_attribute("data-verdict") for b in page.locator(".finding:visible").all()} <= {verdict}
    assert page.locator(".fact:visible").count() == page.locator(f".fact[data-verdict~={verdict}]").count()


def test_filtering_by_kind_and_source(page):
    kind = page.locator("#kind option").nth(1).inner_text()
    page.select_option("#kind", kind)
    assert {f.get_attribute("data-kind") for f in page.locator(".fact:visible").all()} <= {kind}
    page.select_option("#kind", "")
    source = page.locator("#source option").nth(1).inner_text()
    page.select_option("#source", source)
    assert all(source in f.get_attribute("data-sources") for f in page.locator(".fact:visible").all())


def test_slash_goes_to_the_search_and_words_filter(page):
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "search"
    page.keyboard.type("square")
    shown = page.locator(".fact:visible").all()
    assert shown
    assert all("square" in fact.inner_text().lower() for fact in shown)
    assert "facts shown" in page.locator("#shown").inner_text()
    page.keyboard.press("Escape")


def test_arrows_walk_through_the_findings(page):
    page.keyboard.press("ArrowDown")
    first = page.evaluate("() => document.activeElement.id")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("() => document.activeElement.id")
    page.keyboard.press("ArrowUp")
    assert first.startswith("f")
    assert second not in ("", first)
    assert page.evaluate("() => document.activeElement.id") == first
    assert page.locator("mark.lit").count() > 0


def test_marks_can_be_reached_and_opened_by_keys(page):
    page.locator(".column").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.tagName") == "MARK"
    page.keyboard.press("Enter")
    assert "at this mark" in page.locator("#shown").inner_text()


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_overlaps_or_runs_out(browser, demo_file, width):
    page = open_page(browser, demo_file, width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("""() => {
        const boxes = [...document.querySelectorAll("header, .controls, .fact, .column")].filter(e => e.offsetParent)
            .map(e => e.getBoundingClientRect());
        const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        return boxes.every((a, i) => boxes.every((b, j) => i === j || !over(a, b)));
    }""")
    page.close()


def test_every_control_has_a_name_and_a_visible_focus(page):
    assert page.evaluate("""() => [...document.querySelectorAll("button, input, select, a[href]")].every(e =>
        (e.textContent.trim() || e.getAttribute("aria-label") || (e.labels && e.labels.length)))""")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style, width = page.evaluate("() => (s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))")
    assert style != "none"
    assert width >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(browser, demo_file, scheme):
    page = open_page(browser, demo_file, color_scheme=scheme)
    worst = page.evaluate("""() => {
        const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
        const line = v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
        const light = c => { const [r, g, b] = c.map(line); return .2126 * r + .7152 * g + .0722 * b; };
        const behind = e => {
            for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] > 0) return c.slice(0, 3);
            }
            return [255, 255, 255];
        };
        let worst = 21;
        for (const e of document.querySelectorAll("h1, h2, p, span, label, button, mark, legend, summary, q, strong")) {
            if (!e.offsetParent || !e.textContent.trim() || e.closest("svg")) continue;
            const [a, b] = [light(parse(getComputedStyle(e).color).slice(0, 3)), light(behind(e))];
            worst = Math.min(worst, (Math.max(a, b) + .05) / (Math.min(a, b) + .05));
        }
        return worst;
    }""")
    assert worst >= 4.5
    page.close()


def test_hostile_text_stays_text(browser, tmp_path):
    articles = [
        {"text": f"At least 40 people were killed in Norvik on Saturday. {HOSTILE}", "source": f"One {HOSTILE}", "title": HOSTILE,
         "url": "javascript:alert(1)"},
        {"text": "The death toll in Norvik was 90 on Saturday, police said.", "source": "Two", "title": f"</style>{HOSTILE}"},
    ]
    path = tmp_path / "hostile.html"
    reconcile.reconcile(articles).to_html(path)
    page = open_page(browser, path)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("script").count() == 1
    assert page.locator("a[href^='javascript']").count() == 0
    assert HOSTILE in page.locator(".text").first.inner_text()
    assert page.requests == [path.as_uri()]
    page.close()


def test_astral_characters_do_not_shift_the_marks(browser, tmp_path):
    articles = [{"text": "😀😀 At least 40 people were killed in Norvik on Saturday.", "source": "One"},
                {"text": "𝔸𝔸𝔸 The death toll in Norvik was 90 on Saturday.", "source": "Two"}]
    report = reconcile.reconcile(articles)
    path = tmp_path / "astral.html"
    report.to_html(path)
    page = open_page(browser, path)
    texts = page.evaluate("() => [...document.querySelectorAll('.text')].map(e => e.textContent)")
    assert texts == [article.text for article in report.articles]
    page.close()


def test_twenty_long_articles_make_a_page_that_opens_at_once(browser, tmp_path):
    demo = reconcile.load_articles(DEMO)
    articles = [{"text": (demo[at % len(demo)].text * 9)[:6000], "source": f"Source {at}", "id": str(at)} for at in range(20)]
    path = tmp_path / "long.html"
    reconcile.reconcile(articles).to_html(path)
    assert path.stat().st_size < 2_000_000
    page = open_page(browser, path)
    assert page.locator(".column").count() == 20
    page.close()
