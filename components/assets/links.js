// Links to other views of the atlas (`page/links.py`) open in place: the front end follows the address as it does when a
// reader goes back, so that no document is loaded anew. With a key held down the browser opens a tab, as with any link.
(() => {
  "use strict";
  if (window.focusAtlasLinks) return;
  window.focusAtlasLinks = true;

  const OWN = /^(\.\/|[a-z_]+)\?/; // Relative addresses: no other link of the page is written like this.

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !OWN.test(link.getAttribute("href")) || event.defaultPrevented) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (window.top !== window || link.hasAttribute("download")) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });
})();
