// Choices beside the figures: buttons in a panel, and Streamlit's own lists and rows of buttons. `panel.js` answers them
// like a click on a mark.
(() => {
  "use strict";
  if (window.focusAtlasChoices) return;

  const BUTTON = ".atlas-panel [data-id]";
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  // Mark the chosen buttons of a panel, let Tab reach one of each row, and give the focus back to one written anew.
  function mark(box, ids, focused) {
    for (const row of box.querySelectorAll("[role=radiogroup]")) {
      const buttons = [...row.querySelectorAll("[data-id]")];
      for (const button of buttons) button.ariaChecked = String((ids[button.dataset.part] ?? "") === button.dataset.id);
      reach(buttons, buttons.find((button) => button.ariaChecked === "true") ?? buttons[0]);
    }
    if (!focused.id || box.contains(document.activeElement)) return;
    box.querySelector(`[data-part="${focused.part}"][data-id="${CSS.escape(focused.id)}"]`)?.focus();
  }

  function reach(buttons, one) {
    for (const button of buttons) button.tabIndex = button === one ? 0 : -1;
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(BUTTON);
    if (button) window.focusAtlasPanel.pickIn(button.closest(".atlas-panel"), Number(button.dataset.part), button.dataset.id);
  });

  // An arrow key moves in a row without choosing, as in Streamlit's rows.
  document.addEventListener("keydown", (event) => {
    const button = event.target.closest?.(BUTTON);
    const step = STEPS[event.key];
    if (!button || !step || button.role !== "radio") return;
    event.preventDefault();
    const buttons = [...button.closest("[role=radiogroup]").querySelectorAll("[data-id]")];
    const next = buttons[(buttons.indexOf(button) + step + buttons.length) % buttons.length];
    reach(buttons, next);
    next.focus();
  });

  const widgetOf = (node) => [...node.closest('[class*="st-key-"]').classList].find((name) => name.startsWith("st-key-")).slice(7);

  // An option of an open list, by its place among all options.
  function option(node) {
    const list = document.querySelector("[role=combobox][aria-expanded=true]");
    if (list && node?.dataset.key) window.focusAtlasPanel.pickOption(widgetOf(list), Number(node.dataset.key), false);
  }

  document.addEventListener("pointerup", ({ target }) => {
    const node = target.closest?.("[role=option][data-key]");
    if (node) option(node);
  }, true);
  document.addEventListener("keydown", ({ key, target, isComposing }) => {
    if (key !== "Enter" || isComposing || target.role !== "combobox") return;
    option(document.getElementById(target.getAttribute("aria-activedescendant")));
  }, true);

  // A button of a row, which a second click takes back. Streamlit's rows keep a click to themselves, so it is caught first.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".stButtonGroup [role=radio]");
    if (!button) return;
    const buttons = [...button.closest("[role=radiogroup]").querySelectorAll("[role=radio]")];
    window.focusAtlasPanel.pickOption(widgetOf(button), buttons.indexOf(button), true);
  }, true);

  window.focusAtlasChoices = { mark };
})();
