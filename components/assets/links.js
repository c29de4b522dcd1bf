// Links to other views of the atlas (`page/links.py`) open in place: the front end follows the address as it does when a
// reader goes back, so that no document is loaded anew. With a key held down the browser opens a tab, as with any link.
(() => {
  "use strict";
  if (window.focusAtlasLinks) return;

  const OWN = /^(\.\/|[a-z_]+)\?/; // Relative addresses: no other link of the page is written like this.
  // Keys of the URL that all pages share: `selection/model.py` has the same.
  const SHARED = ["region", "compare", "average", "industry", "edition", "regions", "sources", "asof", "broader", "latest", "confirmed", "dataset", "lang", "year", "values", "order", "rows_from", "columns_from", "kinds", "passages", "sections"];
  const MOST = 4; // Regions in the tray.

  const linkOf = (event) => {
    const link = event.target.closest?.("a[href]");
    return link && OWN.test(link.getAttribute("href")) ? link : null;
  };

  // Give a link in a text that many views share the choices that the reader has made since.
  function complete(event) {
    const link = linkOf(event);
    if (!link || !("keeps" in link.dataset)) return;
    const address = new URL(link.href);
    const here = new URLSearchParams(location.search);
    for (const key of SHARED) {
      if (here.has(key) && !address.searchParams.has(key)) address.searchParams.set(key, here.get(key));
    }
    link.setAttribute("href", link.getAttribute("href").replace(/\?.*/, address.search));
  }
  for (const name of ["pointerdown", "focusin"]) document.addEventListener(name, complete, true);

  function open(address) {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }

  // Put a region into the tray, or take it out.
  function toggle(region) {
    const address = new URL(location.href);
    const tray = (address.searchParams.get("compare") ?? "").split(",").filter(Boolean);
    const changed = tray.includes(region) ? tray.filter((one) => one !== region) : [...tray, region].slice(0, MOST);
    if (changed.length) address.searchParams.set("compare", changed.join(","));
    else address.searchParams.delete("compare");
    open(address.href.replaceAll("%2C", ","));
  }

  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented || window.top !== window || link.hasAttribute("download")) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.closest('[data-testid="stPopoverBody"]')) document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]')?.click();
    if (link.dataset.tray) toggle(link.dataset.tray);
    else open(link.href);
  });

  // Shift and a click on a region of a figure put it into the tray.
  function regionAt(event) {
    const plot = event.target.closest?.(":is(.st-key-map, .st-key-matrix, .st-key-matrix-narrow) .js-plotly-plot");
    return plot && [window.focusAtlasMarks.at(plot, event.clientX, event.clientY)].flat()[0];
  }
  let taken = false;
  window.addEventListener("pointerdown", (event) => {
    taken = event.shiftKey && !event.button && window.top === window && Boolean(regionAt(event));
    if (taken) event.stopImmediatePropagation();
  }, true);
  window.addEventListener("pointerup", (event) => {
    const region = taken && regionAt(event);
    if (region) toggle(region);
  }, true);

  window.focusAtlasLinks = { toggle };
})();
