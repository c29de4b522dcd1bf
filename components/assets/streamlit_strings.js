// Translate the texts of Streamlit's front end, which are English: buttons, menus and hints.
(() => {
  "use strict";
  if (window.focusAtlasStreamlitStrings) return;
  window.focusAtlasStreamlitStrings = true;

  const HOME = new URL("../words/", document.currentScript.src);
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  // Elements of Streamlit's own. Texts of users and of the dataset are in other elements and are never changed.
  const STREAMLIT = [
    '[data-testid="stFileUploader"] p', '[data-testid="stFileUploader"] span', '[data-testid^="stMainMenu"]',
    '[data-testid="stMainMenuPopover"] *', '[data-testid="stTooltipContent"] p', '[role="listbox"] *',
    '[role="status"]', '[aria-live]', '[aria-live] *', '[data-testid="stWidgetLabel"] span', '[data-testid="stStatusWidget"] *',
    '[data-testid="stConnectionStatus"] *', '[data-testid="stDialog"] *', '[data-testid="stDownloadButtonError"]',
    '[data-testid="stDownloadButtonError"] *', '[data-testid="InputInstructions"] *', '[data-testid="stDataFrameColumnMenu"] *',
  ].join(",");

  const before = new WeakMap();
  let translate = null;
  let current = "en";

  const code = () => (document.documentElement.lang || "en").slice(0, 2);

  function translator(texts) {
    const exact = new Map();
    const patterns = [];
    for (const [english, translated] of Object.entries(texts)) {
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
        const match = pattern.exec(text);
        if (match) return names.reduce((result, name, index) => result.replace(`{${name}}`, match[index + 1]), translated);
      }
      return null;
    };
  }

  function replaceText(node, key, text, write) {
    const kept = before.get(node) || {};
    if (kept[key] && kept[key].now === text) {
      if (current !== "en") return;
      write(kept[key].was); // restore the English text
      delete kept[key];
      return;
    }
    const translated = current === "en" || !translate ? null : translate(text.trim());
    if (!translated || translated === text) return;
    before.set(node, { ...kept, [key]: { was: text, now: translated } });
    write(translated);
  }

  function element(node) {
    for (const name of ATTRIBUTES) {
      const text = node.getAttribute(name);
      if (text) replaceText(node, name, text, (value) => node.setAttribute(name, value));
    }
    if (!node.matches(STREAMLIT)) return;
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.data.trim()) replaceText(child, "text", child.data, (value) => { child.data = value; });
    }
  }

  function all(root) {
    if (root.nodeType === Node.TEXT_NODE) root = root.parentElement;
    if (!(root instanceof Element)) return;
    element(root);
    root.querySelectorAll("*").forEach(element);
  }

  async function follow() {
    if (code() === current) return;
    current = code();
    if (current !== "en") translate = translator(await (await fetch(new URL(`${current}.json`, HOME))).json());
    all(document.body);
  }

  new MutationObserver(follow).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver((changes) => {
    if (current === "en") return;
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(all);
      else if (change.type === "characterData") all(change.target);
      else element(change.target);
    }
  }).observe(document.body || document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  follow();
})();
