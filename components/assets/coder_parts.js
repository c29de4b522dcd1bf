// The elements of the coding view (`coder.js`): text, list, what is asked about the current row, and the form that adds a
// passage by hand. Everything is made of elements and texts; no text is read as HTML.
(() => {
  "use strict";
  if (window.focusAtlasCoderParts) return;

  const KEYS = { a: "accept", r: "reject", 1: "1", 2: "2", 3: "3", u: "undo", ArrowDown: "next", j: "next", ArrowUp: "previous", k: "previous" };
  const CODES = { KeyA: "a", KeyR: "r", KeyU: "u", KeyJ: "j", KeyK: "k", Digit1: "1", Digit2: "2", Digit3: "3" };
  const SHOWN = { accept: "A", reject: "R", 1: "1", 2: "2", 3: "3", undo: "U", next: "↓", previous: "↑" };
  const { make } = window.focusAtlasCoder;
  let count = 0;

  const labelled = (label, control) => make("label", {}, make("span", { textContent: label }), control);
  const options = (entries) => entries.map(([value, textContent]) => make("option", { value, textContent }));

  // What a key means; an input method for Chinese hides the letter, but not which key it was.
  function keyName({ key, code, ctrlKey, metaKey, altKey, isComposing }) {
    if (ctrlKey || metaKey || altKey) return null;
    const letter = key === "Process" || isComposing ? CODES[code] : key.length === 1 ? key.toLowerCase() : key;
    return KEYS[letter] ?? null;
  }

  function build(root, data, coder) {
    const { words } = data;
    count += 1;
    const parts = { filters: filters(words), counts: make("p", { className: "counts" }), status: make("p", { className: "status" }) };
    parts.status.setAttribute("role", "status");
    parts.text = make("section", { className: "coder-text", tabIndex: 0, lang: data.language === "zh" ? "zh-Hans" : "en" });
    parts.text.setAttribute("aria-label", words.text);
    parts.list = make("div", { className: "coder-list", tabIndex: 0 });
    parts.list.setAttribute("role", "listbox");
    parts.list.setAttribute("aria-label", words.list);
    parts.none = make("p", { className: "none", textContent: words.none });
    parts.bulk = make("button", { type: "button", className: "bulk" });
    parts.bulk.addEventListener("click", () => coder.decide(coder.bulk(), "accept"));
    Object.assign(parts, detailParts(data, coder), adding(data, coder));
    const bar = make("div", { className: "coder-filters" }, ...Object.values(parts.filters).map((control) => labelled(control.title, control)), parts.bulk);
    const side = make("section", { className: "coder-side" }, bar, parts.counts, parts.list, parts.none, actions(words, coder), parts.detail, parts.form, parts.status);
    root.append(tabs(root, words), make("div", { className: "coder-body" }, parts.text, side));
    return parts;
  }

  // On a phone the text and the list take turns.
  function tabs(root, words) {
    const buttons = [["list", words.list], ["text", words.text]].map(([name, textContent]) => {
      const button = make("button", { type: "button", textContent });
      button.addEventListener("click", () => show(name));
      return [name, button];
    });
    const show = (name) => {
      root.dataset.shows = name;
      for (const [other, button] of buttons) button.setAttribute("aria-pressed", String(other === name));
    };
    show("list");
    return make("div", { className: "coder-tabs" }, ...buttons.map(([, button]) => button));
  }

  function filters(words) {
    const choice = (title, entries) => make("select", { title }, ...options([["", words.all], ...entries]));
    return {
      industry: make("input", { type: "search", title: words.filter }),
      level: choice(words.levels, Object.entries(words.level)),
      strength: choice(words.strength, [["sure", words.sure], ["weak", words.weak]]),
      state: choice(words.state, Object.entries(window.focusAtlasCoder.STATES).map(([value, word]) => [value, words[word]])),
    };
  }

  function actions(words, coder) {
    const names = ["accept", "reject", "1", "2", "3", "undo", "previous", "next"];
    const buttons = names.map((name) => {
      const button = make("button", { type: "button" }, make("span", { textContent: words.level[name] ?? words[name] }), make("kbd", { textContent: SHOWN[name] }));
      button.disabled = coder.data.closed && !["previous", "next"].includes(name);
      button.dataset.action = name;
      button.addEventListener("click", () => coder.press(name));
      return button;
    });
    const bar = make("div", { className: "coder-actions" }, ...buttons);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", words.keys);
    return bar;
  }

  // Region and note of the current row. The region is asked for only where the document has not exactly one.
  function detailParts(data, coder) {
    const { words } = data;
    const region = regions(data, true);
    const memo = make("input", { type: "text", maxLength: 1000, disabled: data.closed });
    region.disabled = data.closed;
    region.addEventListener("change", () => coder.amend({ region: region.value }));
    memo.addEventListener("change", () => coder.amend({ memo: memo.value }));
    const detail = make("div", { className: "coder-detail" });
    if (data.documentRegions.length !== 1) detail.append(labelled(words.region, region));
    detail.append(labelled(words.memo, memo));
    return { detail, region, memo };
  }

  function regions(data, withNone) {
    const ids = data.documentRegions.length ? data.documentRegions : Object.keys(data.regions);
    const entries = ids.map((id) => [id, data.regions[id] ?? id]);
    return make("select", {}, ...options(withNone ? [["", data.words.noRegion], ...entries] : entries));
  }

  function detail(row, coder) {
    const { region, memo, detail: box } = coder.parts;
    box.hidden = !row;
    if (!row) return;
    if (row.state.region && ![...region.options].some(({ value }) => value === row.state.region)) {
      region.append(...options([[row.state.region, coder.data.regions[row.state.region] ?? row.state.region]]));
    }
    region.value = row.state.region;
    if (document.activeElement !== memo) memo.value = row.state.memo;
  }

  // The form that adds selected words.
  function adding(data, coder) {
    const { words } = data;
    const list = make("datalist", { id: `coder-industries-${count}` }, ...options(Object.values(data.industries).map((name) => [name, ""])));
    const industry = make("input", { type: "text" });
    industry.setAttribute("list", list.id);
    const level = make("select", {}, ...options(Object.entries(words.level)));
    level.value = "2";
    const region = regions(data, true);
    region.value = data.documentRegions[0] ?? "";
    const quote = make("p", { className: "selected", textContent: words.selected });
    const fields = make("fieldset", { hidden: true, disabled: data.closed }, labelled(words.column, industry), labelled(words.levels, level));
    if (data.documentRegions.length !== 1) fields.append(labelled(words.region, region));
    fields.append(list, make("button", { type: "submit", textContent: words.add }));
    const form = make("form", { className: "coder-add" }, quote, fields);
    industry.addEventListener("input", () => industry.setCustomValidity(""));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = named(industry.value, data.industries);
      industry.setCustomValidity(found ? "" : words.chooseIndustry);
      if (!form.reportValidity() || !coder.place) return;
      coder.add(coder.place, found, Number(level.value), region.value);
      document.getSelection().removeAllRanges();
      industry.value = "";
      coder.place = null;
      fields.hidden = true;
      quote.textContent = words.selected;
      coder.parts.list.focus();
    });
    return { form, selectedQuote: quote, addFields: fields };
  }

  // The industry that a text names: by its whole name, or by a part that only one name has.
  function named(text, industries) {
    const wanted = text.trim().toLowerCase();
    const entries = Object.entries(industries).map(([id, name]) => [id, name.toLowerCase()]);
    const parts = wanted ? entries.filter(([, name]) => name.includes(wanted)) : [];
    return entries.find(([, name]) => name === wanted)?.[0] ?? (parts.length === 1 ? parts[0][0] : null);
  }

  function offer(place, coder) {
    if (!place) return; // A click elsewhere, as into the form, keeps what was selected.
    const { words } = coder.data;
    coder.place = place.wrong ? null : place;
    coder.parts.selectedQuote.textContent = place.wrong ? words.tooLong : `“${coder.slice(place.start, place.end)}”`;
    coder.parts.addFields.hidden = Boolean(place.wrong);
  }

  // --- Rows.
  function row(one, coder) {
    count += 1;
    const element = make("div", { id: `coder-row-${count}` });
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    const [before, term, after] = coder.quote(one);
    one.parts = { level: make("span", { className: "level" }), state: make("span", { className: "state" }), region: make("span", { className: "about" }) };
    const rule = [one.rule, one.strength === "weak" ? coder.words.weak : "", one.suggested ? "" : coder.words.added].filter(Boolean).join(" · ");
    const head = make("span", { className: "head" }, make("b", { textContent: coder.name(one.industry) }), one.parts.level, one.parts.region, make("span", { className: "about", textContent: rule }), one.parts.state);
    element.append(head, make("span", { className: "quote", lang: coder.parts.text.lang }, before, make("mark", { textContent: term }), after));
    return element;
  }

  function show(one, coder) {
    const { words, data } = coder;
    const { action, level, region } = one.state;
    one.element.dataset.state = action;
    one.parts.level.textContent = words.level[level];
    one.parts.state.textContent = action === "open" ? "" : words[window.focusAtlasCoder.STATES[action]];
    one.parts.region.textContent = region && data.documentRegions.length === 1 && data.documentRegions[0] === region ? "" : data.regions[region] ?? words.noRegion;
    if (coder.current === one) detail(one, coder);
  }

  window.focusAtlasCoderParts = { build, keyName, row, show, detail, offer };
})();
