// Translate the texts of Streamlit's front end, which are English: buttons, menus and hints. On an English page, replace
// only its texts about failed uploads, which name a status and not what to do.
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

  const UPLOADER = '[data-testid="stFileUploader"]';

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
    const was = kept[key] && kept[key].now === text ? kept[key].was : text;
    const now = (translate && translate(was.trim())) || was;
    if (now === text) return;
    before.set(node, { ...kept, [key]: { was, now } });
    write(now);
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
    // Drawings hold thousands of elements and no text of Streamlit's.
    if (!(root instanceof HTMLElement)) return;
    element(root);
    for (const node of root.querySelectorAll("*")) if (node instanceof HTMLElement) element(node);
  }

  function uploaders(root) {
    if (root.nodeType === Node.TEXT_NODE) root = root.parentElement;
    if (!(root instanceof Element)) return;
    if (root.closest(UPLOADER)) all(root);
    else root.querySelectorAll(UPLOADER).forEach(all);
  }

  async function load() {
    translate = translator(await (await fetch(new URL(`${current}.json`, HOME))).json());
    all(document.body);
  }

  function follow() {
    if (code() === current) return;
    current = code();
    load();
  }

  new MutationObserver(follow).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver((changes) => {
    const english = current === "en";
    if (english && !translate) {
      if (!document.querySelector(UPLOADER)) return;
      translate = () => null; // until the texts are here, which are asked for once
      load();
    }
    const visit = english ? uploaders : all;
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else if (change.type === "characterData" || english) visit(change.target);
      else if (change.target instanceof HTMLElement) element(change.target);
    }
  }).observe(document.body || document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  follow();
})();
