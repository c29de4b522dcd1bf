// Tell style sheets what the page shows: a figure embedded in another site, or one figure presented. A rule such as
// `.stApp:has(.st-key-presented)` would do it alone, but then each change of the page, and each label that plotly.js
// measures, makes the browser search the whole page: the matrix took three times as long to draw.
(() => {
  "use strict";
  if (window.focusAtlasPageState) return;
  window.focusAtlasPageState = true;

  const EMBEDDED = new URLSearchParams(location.search).get("embed") === "true";
  document.documentElement.toggleAttribute("data-embedded", EMBEDDED);

  const presented = document.getElementsByClassName("st-key-presented");
  const link = document.querySelector('link[href*="/presentation.css"]');
  function apply() {
    const off = !presented.length;
    if (link?.sheet && link.sheet.disabled !== off) link.sheet.disabled = off;
  }
  link?.addEventListener("load", apply);
  new MutationObserver(apply).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  apply();
})();
