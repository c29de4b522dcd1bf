// Retry a failed download once. The address of a file that is made on request belongs to one run of the page. A click
// while the next run arrives uses an address that the server has dropped, and Streamlit shows an error. The click is
// repeated when the run has ended; only if that fails too does the error stay.
(() => {
  "use strict";
  if (window.focusAtlasDownloads) return;
  window.focusAtlasDownloads = true;

  const APP = "data-test-script-state";
  const FAILED = '[data-testid="stDownloadButtonError"]';
  const retries = new Set(); // boxes whose button is to be clicked again

  const box = (node) => node.closest('[data-testid="stElementContainer"]');
  const running = () => document.querySelector(`[${APP}]`)?.getAttribute(APP) !== "notRunning";
  const failed = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(FAILED) ? node : node.querySelector(FAILED));

  // React replaces the address shortly after the run has ended.
  function retry() {
    if (running()) return;
    const boxes = [...retries];
    retries.clear();
    requestAnimationFrame(() => requestAnimationFrame(() => boxes.forEach((one) => one.querySelector("button")?.click())));
  }

  // A click of the reader resets the retry; a click of this script does not.
  document.addEventListener("click", ({ isTrusted, target }) => {
    const button = isTrusted && target.closest?.('[data-testid="stDownloadButton"]');
    if (button) delete box(button).dataset.retried;
  }, true);

  new MutationObserver((changes) => {
    for (const error of changes.flatMap((change) => [...change.addedNodes].map(failed).filter(Boolean))) {
      const one = box(error);
      if (!one || one.dataset.retried) continue;
      one.dataset.retried = "once";
      error.hidden = true;
      retries.add(one);
    }
    if (retries.size) retry();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [APP] });
})();
