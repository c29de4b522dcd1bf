// Screen readers and keyboard: language of the document, skip link, landmarks, one live region, focus after a run.
// All texts come from the server, in the hidden element of `components/frame/accessibility.py`.
(() => {
  "use strict";
  if (window.focusAtlasAccessibility) return;
  window.focusAtlasAccessibility = true;

  const APP = "data-test-script-state";
  const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';
  const STATE = ".atlas-accessibility, [data-part]";
  const PAGES = ".pages a";
  const POPOVER = '[data-testid="stPopoverBody"]';
  const SCROLLS = `.katex-display, pre, div:has(> .st-key-matrix-narrow-box), ${POPOVER}`;
  const REQUIRED = '[data-testid="stDateInput"] div[aria-required]';
  const TABLE = '[data-testid="stDataFrame"]';
  const MOMENT = 80; // milliseconds
  const FINDINGS = "main h2, main h3";
  const SOFT_HYPHEN = "\u00ad";

  const language = new URLSearchParams(location.search).get("lang") || navigator.language;
  setLanguage(language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en");

  // Quotation marks and dashes are as wide as a character in Chinese, so they come from the Chinese font there.
  function setLanguage(code) {
    document.documentElement.lang = code;
    const punctuation = document.getElementById("latin-punctuation");
    if (punctuation) punctuation.disabled = code !== "en";
  }

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
    return { lang: server.dataset.lang, parts: new Map(parts), findings: findings() };
  }

  const findings = () => [...document.querySelectorAll(FINDINGS)].filter((node) => node.offsetParent).map((node) => node.textContent);

  // Return the sentences that a run has changed: of the page, else of the state, else of the findings.
  function changed(old, now) {
    const page = now.parts.get("page");
    if (old.lang !== now.lang || old.parts.get("page") !== page) return [page];
    const parts = [...now.parts].filter(([part, text]) => old.parts.get(part) !== text).map(([, text]) => text);
    return parts.length ? parts : now.findings.filter((text) => !old.findings.includes(text)).slice(0, 2);
  }

  function announce(server) {
    const now = state(server);
    const changes = before ? changed(before, now) : [];
    before = now;
    if (changes.length) speak(changes);
  }

  // A panel that answers a click itself says so at once; the run that follows then has nothing new to say.
  document.addEventListener("atlas:answer", ({ detail: announcements }) => {
    if (!before) return;
    const news = Object.entries(announcements).filter(([part, text]) => before.parts.get(part) !== text);
    news.forEach(([part, text]) => before.parts.set(part, text));
    before.findings = findings();
    if (news.length) speak(news.map(([, text]) => text));
  });

  // New paragraphs, because a live region is read only when its content changes, and a sentence may come twice.
  function speak(texts) {
    status.replaceChildren(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  function label(server) {
    if (!server) return;
    const words = server.dataset;
    setLanguage(words.lang);
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
    // In a row of choices an arrow key moves without selecting, so the keys are explained.
    keys.textContent = words.keys;
    for (const row of document.querySelectorAll(".stButtonGroup [role=radiogroup]")) describe(row);
    const top = document.querySelector(".st-key-top-line");
    if (top) {
      top.setAttribute("role", "navigation");
      top.setAttribute("aria-label", words.pages);
      const links = [...top.querySelectorAll(PAGES)];
      const path = (link) => link.getAttribute("href").split("?")[0].replace("./", "");
      const here = location.pathname.split("/").pop();
      const current = links.some((link) => path(link) === here) ? here : "";
      for (const link of links) {
        if (path(link) === current) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      scrollToPage(top.querySelector(".st-key-pages"), links.find((link) => path(link) === current));
    }
  }

  // On a tablet the links of the pages scroll sideways: scroll to the current page once, then leave it to the reader.
  const scrolls = matchMedia("(min-width: 641px) and (max-width: 1344px)"); // as in `atlas.css`
  let scrolled = {};
  function scrollToPage(line, link) {
    if (!scrolls.matches) return;
    const page = link?.pathname;
    // While links are still arriving, the line may be too short to scroll.
    const width = line?.scrollWidth;
    if (!link || (scrolled.line === line && scrolled.page === page && scrolled.width === width)) return;
    scrolled = { line, page, width };
    line.scrollLeft += link.getBoundingClientRect().left - line.getBoundingClientRect().left - line.clientWidth / 3;
  }

  // Describe the choice that gets the focus first: screen readers do not read the description of a group.
  function describe(row) {
    const choices = [...row.querySelectorAll("[role=radio]")];
    const first = choices.find((choice) => choice.ariaChecked === "true") ?? choices[0];
    for (const choice of choices) {
      if (choice === first) choice.setAttribute("aria-describedby", keys.id);
      else choice.removeAttribute("aria-describedby");
      // Soft hyphens are removed for screen readers.
      if (choice.textContent.includes(SOFT_HYPHEN)) choice.ariaLabel = choice.textContent.replaceAll(SOFT_HYPHEN, "");
      else if (row.closest(".st-key-tiles")) choice.removeAttribute("aria-label");
    }
  }

  // Formulas, code, the upright matrix and popovers scroll if they are too small for their content. The keyboard must
  // then reach them, or something in them. Until their layout is known they can take the focus.
  const sizes = new ResizeObserver((boxes) => boxes.forEach(({ target }) => reach(target)));
  const observed = new WeakSet();
  function observe() {
    for (const box of document.querySelectorAll(SCROLLS)) {
      if (observed.has(box)) continue;
      observed.add(box);
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

  // Repair what Streamlit leaves inaccessible.
  function repair() {
    document.querySelectorAll(SCROLLS).forEach(reach);
    // A popover near the lower end of the window gets the height that is left there, even two lines. With a minimum
    // height it opens above its button instead; on one of the two sides there is always enough space.
    for (const box of document.querySelectorAll(POPOVER)) {
      if (box.scrollHeight > box.clientHeight) box.style.minHeight = `${Math.min(box.scrollHeight + 2, 0.4 * innerHeight)}px`;
    }
    // The canvas of a table takes the focus and has no name.
    const words = document.querySelector(".atlas-accessibility")?.dataset;
    for (const canvas of document.querySelectorAll(`${TABLE} canvas[tabindex]`)) canvas.ariaLabel = words?.table ?? null;
  }

  document.addEventListener("atlas:marks", () => document.querySelectorAll(SCROLLS).forEach(reach));

  // ARIA allows no required group, so the attribute is removed; the field itself refuses to be empty.
  function removeRequired() {
    for (const group of document.querySelectorAll(REQUIRED)) group.removeAttribute("aria-required");
  }

  // Streamlit puts the navigation into the main landmark; the skip link must lead behind it.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-testid="stSkipToContent"]') : null;
    const heading = link && document.querySelector("h1");
    if (!heading) return;
    event.preventDefault();
    event.stopPropagation();
    focusOn(heading);
  }, true);

  function focusOn(target) {
    if (!target.matches(FOCUSABLE)) target.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  // The last focus: element, key, ancestors. A run may remove the element.
  let lastFocus = null;

  document.addEventListener("focusin", (event) => {
    const element = event.target;
    const box = element.closest('[class*="st-key-"]');
    const around = [];
    for (let node = element.parentElement; node && node.tagName !== "MAIN"; node = node.parentElement) around.push(node);
    lastFocus = { element, key: box && [...box.classList].find((name) => name.startsWith("st-key-")), around };
  });
  // A click into the page gives up the focus.
  document.addEventListener("pointerdown", () => { lastFocus = null; }, true);

  // The element with the same key may arrive late: only after some tries does a neighbour take the focus.
  const TRIES = 6;
  function keepFocus(tries = TRIES) {
    if (!lastFocus || lastFocus.element.isConnected || document.activeElement !== document.body) return;
    const shown = (root) => [...root.querySelectorAll(FOCUSABLE)].find((node) => node.offsetParent);
    const same = lastFocus.key && document.querySelector(`.${CSS.escape(lastFocus.key)}`);
    // A figure is drawn after the run has ended; `figure_keyboard.js` restores its focus.
    if (same && lastFocus.element.matches(".js-plotly-plot")) return;
    if (lastFocus.key && !(same && shown(same)) && tries) {
      setTimeout(keepFocus, MOMENT, tries - 1);
      return;
    }
    // An ancestor that contains the heading is the whole page: if no nearer one is left, it is another page.
    const heading = document.querySelector("h1");
    const near = lastFocus.around.find((node) => node.isConnected && !node.contains(heading) && shown(node));
    const target = (same && shown(same)) || (near && shown(near)) || heading;
    if (target) focusOn(target);
  }

  function runEnded() {
    const server = document.querySelector(".atlas-accessibility");
    if (!server) return;
    if (document.getElementById("first-view")) {
      window.focusAtlasFirstView.ended(runEnded);
      return;
    }
    label(server);
    removeRequired();
    repair();
    repaint();
    keepFocus();
    announce(server);
    document.dispatchEvent(new CustomEvent("atlas:run", { detail: { words: server.dataset } }));
  }

  // Streamlit follows the theme of the system, but the figures keep their colours: a click on a hidden button runs the
  // page again. A run in progress may swallow the click, so it is repeated, at most TIMES: a background that no theme
  // has would otherwise repeat it for ever.
  const PAUSE = 1000; // milliseconds
  const TIMES = 4;
  let repaints = { ground: "", times: 0, at: 0 };
  function repaint() {
    const server = document.querySelector(".atlas-accessibility");
    const app = document.querySelector('[data-testid="stApp"]');
    if (!server || !app) return;
    const ground = getComputedStyle(app).backgroundColor;
    status.style.backgroundColor = server.dataset.paper;
    const drawn = getComputedStyle(status).backgroundColor;
    if (ground === drawn) {
      repaints = { ground: "", times: 0, at: 0 };
      return;
    }
    if (ground !== repaints.ground) repaints = { ground, times: 0, at: -PAUSE };
    if (repaints.times === TIMES || performance.now() - repaints.at < PAUSE) return;
    repaints = { ground, times: repaints.times + 1, at: performance.now() };
    document.querySelector(".st-key-repaint button")?.click();
    setTimeout(repaint, PAUSE + MOMENT);
  }

  // React draws the result of a run shortly after the run has ended: wait for both, and a moment more.
  const running = () => document.querySelector(`[${APP}]`)?.getAttribute(APP) !== "notRunning";
  const has = (node, what) => node instanceof HTMLElement && (node.matches(what) || node.querySelector(what));
  const hasState = (node) => has(node, STATE);
  const pages = (node) => has(node, PAGES);
  const needsRepair = (node) => has(node, `${SCROLLS}, ${TABLE} canvas`) || Boolean(node.parentElement?.closest(POPOVER));
  const labelPage = () => label(document.querySelector(".atlas-accessibility"));
  // A page arrives in many pieces: what measures it runs once a frame.
  const due = new Set();
  function once(work) {
    if (due.has(work)) return;
    due.add(work);
    requestAnimationFrame(() => { due.delete(work); work(); });
  }
  let waiting = 0;
  new MutationObserver((changes) => {
    if (changes.some((change) => [...change.addedNodes].some((node) => has(node, REQUIRED)))) removeRequired();
    if (changes.some((change) => [...change.addedNodes].some(needsRepair))) {
      observe();
      once(repair);
    }
    // The frame is filled last and may be drawn long after the run has ended.
    if (changes.some((change) => [...change.addedNodes].some(pages))) once(labelPage);
    if (changes.some((change) => change.attributeName === "class" && change.target.matches(`[${APP}]`))) setTimeout(repaint, MOMENT);
    const stateChanged = changes.some((change) => change.attributeName === APP);
    const news = stateChanged || changes.some((change) => [...change.addedNodes].some(hasState));
    // A panel may be drawn after its run was announced: what is on the page when the next run begins is no news.
    if (stateChanged && running() && before) before.findings = findings();
    if (!news || running()) return;
    clearTimeout(waiting);
    waiting = setTimeout(runEnded, MOMENT);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [APP, "class"] });
})();
