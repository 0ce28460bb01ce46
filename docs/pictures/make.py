"""Makes the pictures of the docs: the page, the notebook form and the plots of the demo, as `make pictures` calls it.

Needs Debian's chromium, Playwright and matplotlib (the test extra has both).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

import reconcile

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SHOTS = {"page": (1400, 900, "light"), "page-dark": (1400, 900, "dark"), "page-phone": (360, 800, "light")}


def main() -> None:
    """Write every picture beside this file."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("no chromium on this machine: `make browser` installs it")
    report = reconcile.reconcile(reconcile.load_articles(Path(reconcile.__file__).parent / "demo"))
    report.plot().savefig(HERE / "plot.png", dpi=110)
    report.plot_timeline().savefig(HERE / "timeline.png", dpi=110)
    page_file, cell_file = HERE / "page.html", HERE / "cell.html"
    report.to_html(page_file)
    cell_file.write_text(f"<!DOCTYPE html><meta charset='utf-8'><body style='margin:16px'>{report._repr_html_()}", encoding="utf-8")
    try:
        with sync_playwright() as engine:
            browser = engine.chromium.launch(executable_path=chromium, args=FLAGS)
            for name, (width, height, scheme) in SHOTS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(page_file.as_uri())
                page.locator(".finding:visible").first.click()
                page.screenshot(path=HERE / f"{name}.png")
                page.close()
            page = browser.new_page(viewport={"width": 1000, "height": 700})
            page.goto(cell_file.as_uri())
            page.screenshot(path=HERE / "notebook.png")
            browser.close()
    finally:
        page_file.unlink()
        cell_file.unlink()


if __name__ == "__main__":
    main()
