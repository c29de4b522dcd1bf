// A file that is made when it is asked for has an address of one run. Who asks while the next run comes in asks by an
// address that the server has dropped, and Streamlit says that the file could not be made. The question is put again,
// once, when the run is over: only a file that cannot be made then is said to have failed.
(() => {
  "use strict";
  if (window.focusAtlasDownloads) return;
  window.focusAtlasDownloads = true;

  const APP = "data-test-script-state";
  const FAILED = '[data-testid="stDownloadButtonError"]';
  const again = new Set(); // boxes whose question is to be put again

  const box = (node) => node.closest('[data-testid="stElementContainer"]');
  const running = () => document.querySelector(`[${APP}]`)?.getAttribute(APP) !== "notRunning";
  const failed = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(FAILED) ? node : node.querySelector(FAILED));

  // React puts the new address in its place a little after the run has ended.
  function ask() {
    if (running()) return;
    const boxes = [...again];
    again.clear();
    requestAnimationFrame(() => requestAnimationFrame(() => boxes.forEach((one) => one.querySelector("button")?.click())));
  }

  // A person's click is a new question; the script's own is not.
  document.addEventListener("click", ({ isTrusted, target }) => {
    const asked = isTrusted && target.closest?.('[data-testid="stDownloadButton"]');
    if (asked) delete box(asked).dataset.asked;
  }, true);

  new MutationObserver((changes) => {
    for (const error of changes.flatMap((change) => [...change.addedNodes].map(failed).filter(Boolean))) {
      const one = box(error);
      if (!one || one.dataset.asked) continue;
      one.dataset.asked = "again";
      error.hidden = true;
      again.add(one);
    }
    if (again.size) ask();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [APP] });
})();
