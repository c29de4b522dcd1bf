// The search box under the keyboard. Ctrl+K (Command+K) leads to it from anywhere; Enter opens the first result, also
// where it is pressed before the results have come; the arrows walk; Escape closes. A single key would do as a
// shortcut, but it would also answer to who speaks to the page (WCAG 2.2, 2.1.4).
(() => {
  "use strict";
  if (window.focusAtlasSearch) return;
  window.focusAtlasSearch = true;

  const box = () => document.querySelector(".st-key-search input");
  const panel = () => document.querySelector(".st-key-search-results");
  const links = () => [...document.querySelectorAll(".st-key-search-results a")];

  // The mark that says for which words the results stand comes last, so then they are all there.
  const answered = () => {
    const mark = document.querySelector(".st-key-search-results [data-asked]");
    return mark !== null && mark.dataset.asked === box()?.value.trim();
  };

  function openFirst() {
    const words = box().value;
    if (!words.trim()) return;
    if (answered()) {
      links()[0]?.click();
      return;
    }
    const waiting = new MutationObserver(() => {
      if (box()?.value !== words || document.activeElement !== box()) waiting.disconnect();
      else if (answered()) {
        waiting.disconnect();
        links()[0]?.click();
      }
    });
    waiting.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-asked"] });
  }

  function walk(step) {
    const stops = [box(), ...links()];
    const at = stops.indexOf(document.activeElement);
    if (at >= 0) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }

  const KEYS = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: openFirst,
    Escape: () => {
      box().focus();
      document.querySelector(".st-key-search-close button")?.click();
    },
  };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || !box()) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        box().focus();
        box().select();
        return;
      }
      const inBox = document.activeElement === box();
      const inside = inBox || panel()?.contains(document.activeElement);
      if (!inside || !Object.hasOwn(KEYS, event.key) || (event.key === "Enter" && !inBox)) return;
      if (event.key === "Escape" && !panel()) return;
      if (event.key !== "Enter") event.preventDefault();
      KEYS[event.key]();
    },
    true,
  );
})();
