// Panels that answer a click in the browser. A panel brings the address of what every click in its view would show:
// the choice is shown in the moment of the click, then the server is told, whose answer shows the same.
// Python alone writes the URL and the history. A choice is a text of ids, see `components/page/answers.py`.
(() => {
  "use strict";
  if (window.focusAtlasPanel) return;

  const PATIENCE = 3000; // Milliseconds for which the answer to an earlier click is not shown.

  const fetched = new Map(); // Answers by address; the browser keeps them, too.
  const parsed = new Map(); // Elements by their HTML, made while the reader presses a mark.
  const panels = new Set();
  let clicks = 0;
  let clickedAt = -PATIENCE;
  let answered = 0; // The last click that the server has answered.
  let asked = 0; // The click that the server has been told and has not answered.
  let askedFor = ""; // Its choice.
  let askedAt = -PATIENCE;

  // Called for a new panel and for each change of its data, with the same parent.
  function mount({ data, parentElement, setTriggerValue }) {
    const box = parentElement.querySelector(":scope > .atlas-sheet > .atlas-panel") ?? create(parentElement);
    const panel = box.atlas;
    Object.assign(panel, { figures: data.figures, widgets: data.widgets, tell: setTriggerValue });
    box.previousElementSibling.textContent = data.close;
    const loaded = load(panel, data.address);
    answered = Math.max(answered, data.clicks);
    if (asked && (answered >= asked || data.chosen === askedFor)) [answered, asked] = [Math.max(answered, asked), 0];
    const outrun = answered < clicks && data.chosen !== panel.chosen && performance.now() - clickedAt < PATIENCE;
    if (outrun) {
      if (!asked) ask(panel);
    } else if (data.answer) show(panel, data.chosen, data.answer);
    // The server does not send again what was shown at the click; a new panel takes it from all answers.
    else if (!box.children.length) loaded.then(() => show(panel, data.chosen, answerTo(panel, data.chosen) ?? { blocks: [], styles: {} }));
    return () => remove(panel);
  }

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  function create(parent) {
    const box = element("div", { className: "atlas-panel" });
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
    return document.getElementById(id) ?? document.head.appendChild(element("style", { id }));
  }

  // Only the blocks that differ are written, so that the rest keeps its focus and its place.
  function show(panel, chosen, { blocks, styles }) {
    panel.chosen = chosen;
    const { box } = panel;
    const focused = box.contains(document.activeElement) ? { ...document.activeElement.dataset } : {};
    blocks.forEach((html, i) => {
      const block = box.children[i] ?? box.appendChild(element("div", { className: "block" }));
      if (block.html === html) return;
      block.html = html;
      block.replaceChildren(...(parsed.get(html) ?? parse(html)).childNodes);
      parsed.delete(html);
    });
    while (box.children.length > blocks.length) box.lastChild.remove();
    window.focusAtlasChoices.mark(box, chosen.split("/"), focused);
    for (const [figure, rules] of Object.entries(styles)) {
      if (sheet(figure).textContent === rules) continue;
      sheet(figure).textContent = rules;
      window.focusAtlasLabels?.select(figure);
    }
  }

  const parse = (html) => element("div", { innerHTML: html });

  // Return what a choice shows; null if it is not known here. Rules come by the parts of a choice: a cell's are those of
  // its row and of its column.
  function answerTo(panel, chosen) {
    const { answers } = panel;
    if (!answers || !Object.hasOwn(answers.panels, chosen)) return null;
    const rules = (byPart) => chosen.split("/").map((part) => byPart[part] ?? "").join("");
    const styles = Object.entries(answers.styles).map(([figure, byPart]) => [figure, rules(byPart)]);
    const blocks = answers.panels[chosen].map((at) => answers.blocks[at]);
    return { blocks, styles: Object.fromEntries(styles), announcements: answers.announcements[chosen] };
  }

  const text = (ids) => ids.join("/").replace(/\/+$/, "");

  // Return the choice after a click that sets some of its parts; null keeps a part. A second click takes the last of the
  // parts that it sets back, but a double click does not.
  function after(chosen, set, double) {
    const now = (chosen ?? "").split("/");
    const ids = Array.from({ length: Math.max(now.length, set.length) }, (_, i) => set[i] ?? now[i] ?? "");
    if (text(ids) === chosen && !double) ids[set.findLastIndex((id) => id !== null)] = "";
    return text(ids);
  }

  const panelOf = (figure) => [...panels].find(({ box, figures }) => box.isConnected && Object.hasOwn(figures, figure));

  // Return the parts of a choice that a mark of a figure sets.
  function partsOf(panel, figure, mark) {
    const ids = [mark].flat();
    return panel.figures[figure].map((at) => (at === null ? null : ids[at]));
  }

  // Show what a click on a mark of a figure means; return false if no panel answers for the figure.
  function pick(figure, mark, double) {
    const panel = panelOf(figure);
    if (!panel) return false;
    choose(panel, partsOf(panel, figure, mark), { double });
    return true;
  }

  // Make the elements that a click will show while the mark is pressed, so that its release only puts them in place.
  function prepare(figure, mark) {
    parsed.clear();
    const panel = panelOf(figure);
    const answer = panel && answerTo(panel, after(panel.chosen, partsOf(panel, figure, mark)));
    answer?.blocks.forEach((html, i) => { if (panel.box.children[i]?.html !== html) parsed.set(html, parse(html)); });
  }

  // Show what a click on a button of a panel means.
  function pickIn(box, part, id) {
    choose(box.atlas, [...Array(part).fill(null), id]);
  }

  // Show what an option of a list or of a row of buttons of Streamlit's means: it tells the server itself.
  function pickOption(widget, at, toggles) {
    const panel = [...panels].find(({ box, widgets }) => box.isConnected && Object.hasOwn(widgets, widget));
    if (!panel) return;
    const { part, ids } = panel.widgets[widget];
    choose(panel, [...Array(part).fill(null), ids[at]], { double: !toggles, sentByWidget: true });
  }

  function choose(panel, set, { double = false, sentByWidget = false } = {}) {
    const chosen = after(panel.chosen, set, double);
    if (sentByWidget && chosen === panel.chosen) return;
    const answer = answerTo(panel, chosen);
    clicks += 1;
    clickedAt = performance.now();
    panel.shown = Boolean(answer);
    if (answer) {
      show(panel, chosen, answer);
      // The panel is shown first.
      setTimeout(() => document.dispatchEvent(new CustomEvent("atlas:answer", { detail: answer.announcements })));
    }
    panel.chosen = chosen;
    if (set.every((id, i) => id === null || chosen.split("/")[i] === id)) window.focusAtlasSheet.raise(panel.box);
    else window.focusAtlasSheet.close();
    if (sentByWidget || !asked || clickedAt - askedAt > PATIENCE) ask(panel, sentByWidget);
  }

  // One question at a time: clicks that are faster than the server become one step of the history, the last of them.
  function ask(panel, sentByWidget = false) {
    const question = clicks;
    [asked, askedFor, askedAt] = [question, panel.chosen, performance.now()];
    wait(true);
    if (!sentByWidget) setTimeout(() => panel.tell("picked", { chosen: panel.chosen, clicks: question, shown: panel.shown }));
    setTimeout(() => {
      if (performance.now() - askedAt < PATIENCE) return;
      wait(false);
      if (sentByWidget && asked === question && panels.has(panel)) ask(panel); // The widget has not asked after all.
    }, PATIENCE);
  }

  // Until the page has followed, its controls belong to the choice before, and would send the URL of that choice: a style
  // sheet takes them out of the pointer's way.
  const wait = (waits) => document.documentElement.toggleAttribute("data-atlas-waits", waits);

  document.addEventListener("atlas:run", () => { if (!asked) wait(false); });

  window.focusAtlasPanel = { mount, pick, pickIn, pickOption, prepare };
})();
