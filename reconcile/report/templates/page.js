(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const facts = all(".fact"), findings = all(".finding"), marks = all("mark"), tellings = all(".goto");
  const search = document.getElementById("search"), kind = document.getElementById("kind"), source = document.getElementById("source");
  const shown = document.getElementById("shown"), nothing = document.querySelector(".nothing");
  const claimsOf = element => element.dataset.claims.split(" ");
  const marksOf = claim => marks.filter(mark => claimsOf(mark).includes(claim));

  const show = (claims, name) => {
    const wanted = new Set(claims);
    for (const mark of marks) mark.classList.toggle(name, claimsOf(mark).some(claim => wanted.has(claim)));
  };
  // A column scrolls by itself where it has its own scroll bar; otherwise the page does.
  const bring = mark => {
    const pane = mark.closest(".column");
    if (pane.scrollHeight > pane.clientHeight + 1) {
      const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += top - pane.clientHeight / 3;
      const list = pane.parentElement;
      if (list.scrollHeight > list.clientHeight + 1) list.scrollTop = pane.offsetTop - list.offsetTop;
    } else if (matchMedia("(min-width: 900px)").matches) {
      mark.scrollIntoView({ block: "nearest" });
    }
  };
  const light = (claims, button) => {
    show(claims, "lit");
    for (const finding of findings) finding.setAttribute("aria-pressed", String(finding === button));
    for (const claim of claims) { const [first] = marksOf(claim); if (first) bring(first); }
  };

  const filter = only => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(all("input[name=verdict]:checked").map(box => box.value));
    let count = 0;
    for (const fact of facts) {
      const own = all("[data-claims]", fact).flatMap(claimsOf);
      const text = fact.textContent.toLowerCase();
      const pass = only ? own.some(claim => only.has(claim))
        : fact.dataset.verdict.split(" ").some(v => verdicts.has(v)) && (!kind.value || fact.dataset.kind === kind.value)
          && (!source.value || JSON.parse(fact.dataset.sources).includes(source.value)) && words.every(word => text.includes(word));
      fact.hidden = !pass;
      for (const finding of all(".finding", fact)) finding.hidden = !only && !verdicts.has(finding.dataset.verdict);
      count += pass;
    }
    nothing.hidden = count > 0;
    shown.textContent = only ? `${count} facts at this mark; Escape shows all` : `${count} of ${facts.length} facts shown`;
  };

  for (const button of [...findings, ...tellings]) {
    button.addEventListener("click", () => light(claimsOf(button), button));
    for (const [enter, on] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]])
      button.addEventListener(enter, () => show(on ? claimsOf(button) : [], "hint"));
  }
  const pick = mark => {
    filter(new Set(claimsOf(mark)));
    const first = facts.find(fact => !fact.hidden);
    if (first) { const button = first.querySelector(".finding:not([hidden])") || first.querySelector(".goto"); light(claimsOf(button), button); button.focus({ preventScroll: false }); }
  };
  for (const mark of marks) {
    mark.setAttribute("role", "button");
    mark.tabIndex = -1;
    mark.setAttribute("aria-label", `${mark.textContent}: show its findings`);
    mark.addEventListener("click", () => pick(mark));
  }
  for (const control of [search, kind, source, ...all("input[name=verdict]")]) control.addEventListener("input", () => filter());
  document.querySelector(".controls").addEventListener("submit", event => event.preventDefault());

  const step = (list, from, by) => { const at = list.indexOf(from); return list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))]; };
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") { search.value = ""; show([], "lit"); for (const f of findings) f.setAttribute("aria-pressed", "false"); filter(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const pane = event.target.closest(".column");
    if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (pane && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      const next = step(all("mark", pane), event.target, event.key === "ArrowRight" ? 1 : -1);
      if (next) next.focus();
    } else if (event.key === "Enter" && event.target.tagName === "MARK") { event.preventDefault(); pick(event.target); }
    else if (!pane && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const visible = findings.filter(finding => finding.offsetParent !== null);
      const next = step(visible, document.activeElement, event.key === "ArrowDown" ? 1 : -1);
      if (next) { event.preventDefault(); next.focus(); light(claimsOf(next), next); }
    }
  });
  filter();
})();
