// Panels that answer a click in the browser. A panel brings the address of what every click in its view would show:
// the choice is shown in the moment of the click, then the server is told, whose answer shows the same.
// Python alone writes the URL and the history.
(() => {
  "use strict";
  if (window.focusAtlasPanel) return;

  const PATIENCE = 3000; // Milliseconds for which the answer to an earlier click is not shown.

  const fetched = new Map(); // Answers by address; the browser keeps them, too.
  const panels = new Set();
  let clicks = 0;
  let clickedAt = -PATIENCE;
  let asked = 0; // The click that the server has been told and has not answered.
  let askedAt = -PATIENCE;

  // Called for a new panel and for each change of its data, with the same parent.
  function mount({ data, parentElement, setTriggerValue }) {
    const box = parentElement.querySelector(":scope > .atlas-sheet > .atlas-panel") ?? create(parentElement);
    const panel = box.atlas;
    Object.assign(panel, { figures: data.figures, tell: setTriggerValue });
    box.previousElementSibling.textContent = data.close;
    const loaded = load(panel, data.address);
    if (data.clicks >= asked) asked = 0;
    const outrun = data.clicks < clicks && performance.now() - clickedAt < PATIENCE;
    if (outrun) {
      if (!asked) ask(panel);
    } else if (data.answer) show(panel, data.chosen, data.answer);
    // The server does not send again what was shown at the click; a new panel takes it from all answers.
    else if (!panel.html) loaded.then(() => show(panel, data.chosen, answerTo(panel, data.chosen) ?? { html: "", styles: {} }));
    return () => remove(panel);
  }

  function create(parent) {
    const box = Object.assign(document.createElement("div"), { className: "atlas-panel" });
    box.atlas = { box };
    panels.add(box.atlas);
    parent.append(window.focusAtlasSheet.wrap(box));
    return box;
  }

  function remove(panel) {
    panels.delete(panel);
    for (const figure of Object.keys(panel.figures)) sheet(figure).remove();
  }

  // Fetch what all clicks would show. Without it the server's answer is shown, as after any other run.
  async function load(panel, address) {
    if (panel.address === address) return;
    Object.assign(panel, { address, answers: null });
    if (!address) return;
    if (!fetched.has(address)) {
      fetched.set(address, fetch(address).then((response) => (response.ok ? response.json() : null)).catch(() => null));
    }
    const answers = await fetched.get(address);
    if (!answers) fetched.delete(address);
    if (panel.address === address) panel.answers = answers;
  }

  // The style sheet that marks the selection in a figure.
  function sheet(figure) {
    const id = `atlas-selection-${figure}`;
    return document.getElementById(id) ?? document.head.appendChild(Object.assign(document.createElement("style"), { id }));
  }

  function show(panel, chosen, { html, styles }) {
    panel.chosen = chosen;
    if (panel.html !== html) panel.box.innerHTML = panel.html = html;
    for (const [figure, rules] of Object.entries(styles)) {
      if (sheet(figure).textContent !== rules) sheet(figure).textContent = rules;
    }
  }

  // Return what a choice shows; null if it is not known here. Rules come by the parts of a choice: a cell's are those of
  // its row and of its column.
  function answerTo(panel, chosen) {
    const { answers } = panel;
    if (!answers || !Object.hasOwn(answers.panels, chosen)) return null;
    const rules = (byPart) => chosen.split("/").map((part) => byPart[part] ?? "").join("");
    const styles = Object.entries(answers.styles).map(([figure, byPart]) => [figure, rules(byPart)]);
    return { html: answers.panels[chosen], styles: Object.fromEntries(styles), said: answers.said[chosen] };
  }

  // Show what a click on a mark means; return false if no panel answers for the figure.
  function pick(figure, mark, double) {
    const panel = [...panels].find(({ figures }) => Object.hasOwn(figures, figure));
    if (!panel) return false;
    const ids = [mark].flat();
    const choice = panel.figures[figure].map((at) => ids[at]).join("/");
    // A second click takes the last part of a choice back.
    const cleared = choice.slice(0, Math.max(0, choice.lastIndexOf("/")));
    const chosen = choice === panel.chosen && !double ? cleared : choice;
    const answer = answerTo(panel, chosen);
    clicks += 1;
    clickedAt = performance.now();
    panel.shown = Boolean(answer);
    if (answer) {
      show(panel, chosen, answer);
      document.dispatchEvent(new CustomEvent("atlas:answer", { detail: answer.said }));
    }
    panel.chosen = chosen;
    if (chosen === choice) window.focusAtlasSheet.raise(panel.box);
    else window.focusAtlasSheet.close();
    if (!asked || clickedAt - askedAt > PATIENCE) ask(panel);
    return true;
  }

  // One question at a time: clicks that are faster than the server become one step of the history, the last of them.
  function ask(panel) {
    asked = clicks;
    askedAt = performance.now();
    wait(true);
    setTimeout(() => panel.tell("picked", { chosen: panel.chosen, clicks: asked, shown: panel.shown }));
    setTimeout(() => { if (performance.now() - askedAt >= PATIENCE) wait(false); }, PATIENCE);
  }

  // Until the page has followed, its controls belong to the choice before, and would send the URL of that choice: a style
  // sheet takes them out of the pointer's way.
  const wait = (waits) => document.documentElement.toggleAttribute("data-atlas-waits", waits);
  // The tiles of the map are Streamlit's; the server answers them.
  document.addEventListener("click", (event) => {
    const [panel] = panels;
    if (panel && event.target.closest?.(".st-key-tiles button")) window.focusAtlasSheet.raise(panel.box);
  }, true);

  document.addEventListener("atlas:run", () => { if (!asked) wait(false); });

  window.focusAtlasPanel = { mount, pick };
})();
