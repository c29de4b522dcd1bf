// Streamlit's front end speaks English: its own buttons, menus and hints are put into the language of the page here.
(() => {
  "use strict";
  if (window.focusAtlasPlatform) return;
  window.focusAtlasPlatform = true;

  const HOME = new URL("../words/", document.currentScript.src);
  const SAID = ["aria-label", "title", "placeholder"];
  // What users and the dataset write stands elsewhere and is never touched.
  const OWN = [
    '[data-testid="stFileUploader"] p', '[data-testid="stFileUploader"] span', '[data-testid^="stMainMenu"]',
    '[data-testid="stMainMenuPopover"] *', '[data-testid="stTooltipContent"] p', '[role="listbox"] *',
    '[role="status"]', '[aria-live]', '[aria-live] *', '[data-testid="stWidgetLabel"] span', '[data-testid="stStatusWidget"] *',
    '[data-testid="stConnectionStatus"] *', '[data-testid="stDialog"] *', '[data-testid="stDownloadButtonError"]',
    '[data-testid="stDownloadButtonError"] *', '[data-testid="InputInstructions"] *', '[data-testid="stDataFrameColumnMenu"] *',
  ].join(",");

  const before = new WeakMap();
  let words = null;
  let spoken = "en";

  const code = () => (document.documentElement.lang || "en").slice(0, 2);

  function rules(told) {
    const exact = new Map();
    const patterns = [];
    for (const [english, translated] of Object.entries(told)) {
      if (!english.includes("{")) exact.set(english, translated);
      else {
        const names = [...english.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const parts = english.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        patterns.push([new RegExp(`^${parts.join("(.+)")}$`), names, translated]);
      }
    }
    return (text) => {
      if (exact.has(text)) return exact.get(text);
      for (const [pattern, names, translated] of patterns) {
        const found = pattern.exec(text);
        if (found) return names.reduce((said, name, at) => said.replace(`{${name}}`, found[at + 1]), translated);
      }
      return null;
    };
  }

  function put(node, key, text, write) {
    const kept = before.get(node) || {};
    if (kept[key] && kept[key].now === text) {
      if (spoken !== "en") return;
      write(kept[key].was); // back to English with the page
      delete kept[key];
      return;
    }
    const said = spoken === "en" || !words ? null : words(text.trim());
    if (!said || said === text) return;
    before.set(node, { ...kept, [key]: { was: text, now: said } });
    write(said);
  }

  function element(node) {
    for (const name of SAID) {
      const text = node.getAttribute(name);
      if (text) put(node, name, text, (said) => node.setAttribute(name, said));
    }
    if (!node.matches(OWN)) return;
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.data.trim()) put(child, "text", child.data, (said) => { child.data = said; });
    }
  }

  function all(root) {
    if (root.nodeType === Node.TEXT_NODE) root = root.parentElement;
    if (!(root instanceof Element)) return;
    element(root);
    root.querySelectorAll("*").forEach(element);
  }

  async function follow() {
    if (code() === spoken) return;
    spoken = code();
    if (spoken !== "en") words = rules(await (await fetch(new URL(`${spoken}.json`, HOME))).json());
    all(document.body);
  }

  new MutationObserver(follow).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver((changes) => {
    if (spoken === "en") return;
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(all);
      else if (change.type === "characterData") all(change.target);
      else element(change.target);
    }
  }).observe(document.body || document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SAID,
  });
  follow();
})();
