// The search box by keyboard: Ctrl+K (Command+K) focuses it; Enter opens the first result, also if it is pressed before
// the results arrive; arrow keys move through the results; Escape closes them. The shortcut has a modifier, because
// speech input could trigger a single key (WCAG 2.2, 2.1.4).
(() => {
  "use strict";
  if (window.focusAtlasSearch) return;
  window.focusAtlasSearch = true;

  const box = () => document.querySelector(".st-key-search input");
  const panel = () => document.querySelector(".st-key-search-results");
  const links = () => [...document.querySelectorAll(".st-key-search-results a")];

  // The element with the query of the results comes last, so when it is there all results are.
  const resultsReady = () => {
    const last = document.querySelector(".st-key-search-results [data-query]");
    return last !== null && last.dataset.query === box()?.value.trim();
  };

  function openFirst() {
    const query = box().value;
    if (!query.trim()) return;
    if (resultsReady()) {
      links()[0]?.click();
      return;
    }
    const waiting = new MutationObserver(() => {
      if (box()?.value !== query || document.activeElement !== box()) waiting.disconnect();
      else if (resultsReady()) {
        waiting.disconnect();
        links()[0]?.click();
      }
    });
    waiting.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-query"] });
  }

  function moveFocus(step) {
    const stops = [box(), ...links()];
    const index = stops.indexOf(document.activeElement);
    if (index >= 0) stops[Math.min(Math.max(index + step, 0), stops.length - 1)].focus();
  }

  const KEYS = {
    ArrowDown: () => moveFocus(1),
    ArrowUp: () => moveFocus(-1),
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
