// What reads a page aloud or goes through it by keyboard: the document's language, the skip link, landmarks, one live
// region, the focus after a run. Every word comes from the server, in the hidden element of `components/frame/accessibility.py`.
(() => {
  "use strict";
  if (window.focusAtlasReading) return;
  window.focusAtlasReading = true;

  const APP = "data-test-script-state";
  const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';
  const TOLD = ".atlas-accessibility, [data-part]";
  const PAGES = ".st-key-pages a";
  const POPOVER = '[data-testid="stPopoverBody"]';
  const SCROLLS = `.katex-display, pre, div:has(> .st-key-matrix-narrow-box), ${POPOVER}`;
  const REQUIRED = '[data-testid="stDateInput"] div[aria-required]';
  const TABLE = '[data-testid="stDataFrame"]';
  const MOMENT = 80; // milliseconds
  const FINDINGS = "main h2, main h3";
  const SOFT_HYPHEN = "\u00ad";

  const language = new URLSearchParams(location.search).get("lang") || navigator.language;
  document.documentElement.lang = language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";

  const status = document.createElement("div");
  status.id = "atlas-status";
  status.setAttribute("role", "status");
  const keys = document.createElement("div");
  keys.id = "atlas-keys";
  keys.hidden = true;
  document.body.append(status, keys);

  let before = null;

  function state(server) {
    const parts = [...server.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node.textContent]);
    const findings = [...document.querySelectorAll(FINDINGS)].filter((node) => node.offsetParent);
    return { lang: server.dataset.lang, parts: new Map(parts), findings: findings.map((node) => node.textContent) };
  }

  // What a run has changed, in the server's words: the page, else the state, else the findings.
  function changed(old, now) {
    const page = now.parts.get("page");
    if (old.lang !== now.lang || old.parts.get("page") !== page) return [page];
    const parts = [...now.parts].filter(([part, text]) => old.parts.get(part) !== text).map(([, text]) => text);
    return parts.length ? parts : now.findings.filter((text) => !old.findings.includes(text)).slice(0, 2);
  }

  function announce(server) {
    const now = state(server);
    const news = before ? changed(before, now) : [];
    before = now;
    if (news.length) tell(news);
  }

  // New paragraphs, because a live region speaks up only where its content changes, and the same words may be news.
  function tell(texts) {
    status.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  function name(server) {
    if (!server) return;
    const words = server.dataset;
    document.documentElement.lang = words.lang;
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
    // In a row of choices an arrow key moves without selecting, which nobody expects of one.
    keys.textContent = words.keys;
    for (const row of document.querySelectorAll(".stButtonGroup [role=radiogroup]")) describe(row);
    const top = document.querySelector(".st-key-top-line");
    if (top) {
      top.setAttribute("role", "navigation");
      top.setAttribute("aria-label", words.pages);
      // The first page's address is empty, and a browser resolves it to wherever the reader is.
      const links = [...top.querySelectorAll(PAGES)];
      const path = (link) => link.getAttribute("href").split("?")[0];
      const here = location.pathname.split("/").pop();
      const current = links.some((link) => path(link) === here) ? here : "";
      for (const link of links) {
        if (path(link) === current) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      bringIn(top.querySelector(".st-key-pages"), links.find((link) => path(link) === current));
    }
  }

  // On a phone the pages are a line that moves within itself: it begins where the reader is, and then is left alone.
  let brought = {};
  function bringIn(line, link) {
    const page = link?.pathname;
    // As long as links are still to come, there may be nowhere to move to yet.
    const room = line?.scrollWidth;
    if (!link || (brought.line === line && brought.page === page && brought.room === room)) return;
    brought = { line, page, room };
    line.scrollLeft += link.getBoundingClientRect().left - line.getBoundingClientRect().left - line.clientWidth / 3;
  }

  // Said once, at the choice where the keyboard comes in: a screen reader says nothing of what describes a whole group.
  function describe(row) {
    const choices = [...row.querySelectorAll("[role=radio]")];
    const first = choices.find((choice) => choice.ariaChecked === "true") ?? choices[0];
    for (const choice of choices) {
      if (choice === first) choice.setAttribute("aria-describedby", keys.id);
      else choice.removeAttribute("aria-describedby");
      // Where a name may be broken is for the eye alone: a voice would stumble there.
      if (choice.textContent.includes(SOFT_HYPHEN)) choice.ariaLabel = choice.textContent.replaceAll(SOFT_HYPHEN, "");
      else if (row.closest(".st-key-tiles")) choice.removeAttribute("aria-label");
    }
  }

  // A formula, a text as it stands, the upright matrix or what has opened scrolls where its place is too small: the
  // keyboard must reach it, or something in it. Whether it is too small shows once it is laid out, and may be otherwise
  // when its size changes: until then it is.
  const sizes = new ResizeObserver((boxes) => boxes.forEach(({ target }) => reach(target)));
  const met = new WeakSet();
  function meet() {
    for (const box of document.querySelectorAll(SCROLLS)) {
      if (met.has(box)) continue;
      met.add(box);
      box.tabIndex = 0;
      sizes.observe(box);
    }
  }
  function reach(box) {
    if (box.matches(POPOVER) || !box.clientWidth) return;
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls && !box.querySelector(FOCUSABLE)) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }

  // What Streamlit leaves to be mended, wherever it appears.
  function mend() {
    document.querySelectorAll(SCROLLS).forEach(reach);
    // What opens near the lower end of the window is given the room that is left there, be it two lines. Asked to be as
    // high as what it holds, it opens above its button; on one side or the other this much room there always is.
    for (const box of document.querySelectorAll(POPOVER)) {
      if (box.scrollHeight > box.clientHeight) box.style.minHeight = `${Math.min(box.scrollHeight + 2, 0.4 * innerHeight)}px`;
    }
    // What a table is drawn on takes the focus, and says nothing of its own.
    const words = document.querySelector(".atlas-accessibility")?.dataset;
    for (const canvas of document.querySelectorAll(`${TABLE} canvas[tabindex]`)) canvas.ariaLabel = words?.table ?? null;
  }

  document.addEventListener("atlas:marks", () => document.querySelectorAll(SCROLLS).forEach(reach));

  // ARIA knows no group that is required; that a date must be given is said by the field that refuses to be empty.
  function free() {
    for (const group of document.querySelectorAll(REQUIRED)) group.removeAttribute("aria-required");
  }

  // Streamlit puts its navigation into the main landmark; who skips it wants to be behind it.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-testid="stSkipToContent"]') : null;
    const heading = link && document.querySelector("h1");
    if (!heading) return;
    event.preventDefault();
    event.stopPropagation();
    give(heading);
  }, true);

  function give(target) {
    if (!target.matches(FOCUSABLE)) target.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  // Where the focus was: its element, its key, and what it stood in. A run may take the element away.
  let held = null;

  document.addEventListener("focusin", (event) => {
    const element = event.target;
    const box = element.closest('[class*="st-key-"]');
    const around = [];
    for (let node = element.parentElement; node && node.tagName !== "MAIN"; node = node.parentElement) around.push(node);
    held = { element, key: box && [...box.classList].find((name) => name.startsWith("st-key-")), around };
  });
  // Who clicks into the page or leaves an element by hand has let go of it.
  document.addEventListener("pointerdown", () => { held = null; }, true);

  // The element with the same key may come a little after the others: what is near takes the focus only once it has not.
  const TRIES = 6;
  function keepFocus(tries = TRIES) {
    if (!held || held.element.isConnected || document.activeElement !== document.body) return;
    const shown = (root) => [...root.querySelectorAll(FOCUSABLE)].find((node) => node.offsetParent);
    const same = held.key && document.querySelector(`.${CSS.escape(held.key)}`);
    // A figure is drawn later than the run ends, and takes the focus back itself.
    if (same && held.element.matches(".js-plotly-plot")) return;
    if (held.key && !(same && shown(same)) && tries) {
      setTimeout(keepFocus, MOMENT, tries - 1);
      return;
    }
    // What holds the heading too is the whole page: where nothing nearer is left, another page has come, and is begun.
    const heading = document.querySelector("h1");
    const near = held.around.find((node) => node.isConnected && !node.contains(heading) && shown(node));
    const target = (same && shown(same)) || (near && shown(near)) || heading;
    if (target) give(target);
  }

  function ended() {
    const server = document.querySelector(".atlas-accessibility");
    if (!server) return;
    name(server);
    free();
    mend();
    repaint();
    keepFocus();
    announce(server);
    document.dispatchEvent(new CustomEvent("atlas:run", { detail: { words: server.dataset } }));
  }

  // Streamlit turns a page to the system's other theme by itself and leaves the figures in the colours of the first:
  // the server is asked to draw them again. A run that is under way may swallow the question, so it is asked again, but
  // not for ever: a ground that nobody can match would never let go.
  const PATIENCE = 1000; // milliseconds
  const TIMES = 4;
  let asked = { ground: "", times: 0, at: 0 };
  function repaint() {
    const server = document.querySelector(".atlas-accessibility");
    const app = document.querySelector('[data-testid="stApp"]');
    if (!server || !app) return;
    const ground = getComputedStyle(app).backgroundColor;
    status.style.backgroundColor = server.dataset.paper;
    const drawn = getComputedStyle(status).backgroundColor;
    if (ground === drawn) {
      asked = { ground: "", times: 0, at: 0 };
      return;
    }
    if (ground !== asked.ground) asked = { ground, times: 0, at: -PATIENCE };
    if (asked.times === TIMES || performance.now() - asked.at < PATIENCE) return;
    asked = { ground, times: asked.times + 1, at: performance.now() };
    document.querySelector(".st-key-repaint button")?.click();
    setTimeout(repaint, PATIENCE + MOMENT);
  }

  // React draws what a run has sent a little later than the run ends: both are waited for, and a moment more.
  const running = () => document.querySelector(`[${APP}]`)?.getAttribute(APP) !== "notRunning";
  const has = (node, what) => node.nodeType === Node.ELEMENT_NODE && (node.matches(what) || node.querySelector(what));
  const told = (node) => has(node, TOLD);
  const pages = (node) => has(node, PAGES);
  const mends = (node) => has(node, `${SCROLLS}, ${TABLE} canvas`) || Boolean(node.parentElement?.closest(POPOVER));
  let waiting = 0;
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some((node) => has(node, REQUIRED)))) free();
    if (changes.some((change) => [...change.addedNodes].some(mends))) {
      meet();
      requestAnimationFrame(mend);
    }
    // The frame's lines are filled last, and may be drawn when the run has ended for long.
    if (changes.some((change) => [...change.addedNodes].some(pages))) requestAnimationFrame(() => name(document.querySelector(".atlas-accessibility")));
    if (changes.some((change) => change.attributeName === "class" && change.target.matches(`[${APP}]`))) setTimeout(repaint, MOMENT);
    const news = changes.some((change) => change.attributeName === APP || [...change.addedNodes].some(told));
    if (!news || running()) return;
    clearTimeout(waiting);
    waiting = setTimeout(ended, MOMENT);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [APP, "class"] });
})();
