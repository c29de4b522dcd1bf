// The coding view: a text with its suggestions, and one key for each decision. Streamlit's front end hands the document
// over through the component in `figure_component/`; decisions go to the server through `coder_outbox.js`. Offsets of the
// server count code points. All text is set as text; highlights are ranges, so that the text stays as it is.
(() => {
  "use strict";
  if (window.focusAtlasCoder) return;

  const MOST_ADDED = 500; // Characters of a passage that is added by hand.
  const AROUND = 18; // Characters shown on either side of a term in the list.
  const LEVELS = [1, 2, 3];
  const STATES = { open: "open", accept: "accepted", reject: "rejected" };
  const FIRST = { action: "open", memo: "" };

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const highlights = (name) => {
    if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
    return CSS.highlights.get(name);
  };

  // Called for a new document and for each change of its data, with the same parent.
  function mount({ data, parentElement }) {
    let root = parentElement.querySelector(":scope > .atlas-coder");
    const same = root && root.atlas.data.coding === data.coding && root.atlas.data.position === data.position;
    if (!same || JSON.stringify(root.atlas.data.words) !== JSON.stringify(data.words) || root.atlas.data.closed !== data.closed) {
      root?.atlas.leave();
      root?.remove();
      root = make("div", { className: "atlas-coder" });
      parentElement.append(root);
      root.atlas = new Coder(root, data);
    }
    root.atlas.outbox.open(data);
    return () => root.atlas.leave();
  }

  // From code points to the units that the browser counts, and back; the same numbers unless a text holds rare signs.
  class Offsets {
    constructor(text) {
      this.units = null;
      if (!/[\ud800-\udfff]/.test(text)) return;
      this.units = [];
      let unit = 0;
      for (const sign of text) {
        this.units.push(unit);
        unit += sign.length;
      }
      this.units.push(unit);
    }

    unit(point) { return this.units ? this.units[point] : point; }

    point(unit) {
      if (!this.units) return unit;
      let [low, high] = [0, this.units.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.units[middle] < unit) low = middle + 1;
        else high = middle;
      }
      return low;
    }
  }

  class Coder {
    constructor(root, data) {
      Object.assign(this, { root, data, words: data.words, offsets: new Offsets(data.text), rows: new Map(), steps: [] });
      this.parts = window.focusAtlasCoderParts.build(root, data, this);
      this.paragraphs = data.paragraphs.map(([start, end, heading, part]) => this.paragraph(start, end, heading, part));
      this.parts.text.append(...this.paragraphs.map(({ element }) => element));
      this.seen = new IntersectionObserver((entries) => this.saw(entries), { root: this.parts.list, threshold: 0.5 });
      for (const one of data.suggestions) this.addRow(one, true);
      this.outbox = window.focusAtlasOutbox.of(data, (keys) => this.settle(keys), (state) => this.tell(state));
      this.listen();
      this.sort();
      this.settle(null);
      // The button that has started the coding may still stand there; any other control keeps the focus.
      const focused = document.activeElement;
      if (focused === document.body || focused.closest(".st-key-start-coding")) this.parts.list.focus({ preventScroll: true });
    }

    leave() {
      this.seen.disconnect();
      document.removeEventListener("selectionchange", this.selecting);
      for (const name of ["open", "accept", "reject", "passage", "current"]) CSS.highlights.delete(`coder-${name}`);
      this.outbox.close();
    }

    paragraph(start, end, heading, part) {
      const text = this.slice(start, end);
      const element = make("p", { className: heading ? "heading" : "" }, text);
      if (part !== "plan") element.dataset.part = part === "review" ? this.words.review : this.words.leftOut;
      return { start, end, element, node: element.firstChild };
    }

    slice(start, end) { return this.data.text.slice(this.offsets.unit(start), this.offsets.unit(end)); }

    // The paragraph that holds a place.
    at(point) {
      let [low, high] = [0, this.paragraphs.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.paragraphs[middle].start <= point) low = middle;
        else high = middle - 1;
      }
      return this.paragraphs[low];
    }

    range(start, end) {
      const { node, start: from, end: to } = this.at(start);
      const unit = (point) => this.offsets.unit(Math.min(point, to)) - this.offsets.unit(from);
      return new StaticRange({ startContainer: node, startOffset: unit(start), endContainer: node, endOffset: unit(end) });
    }

    // --- Rows of the list.
    addRow(one, suggested) {
      const row = { ...one, suggested, state: { ...FIRST, level: one.level, region: one.region }, range: this.range(one.start, one.end) };
      row.element = window.focusAtlasCoderParts.row(row, this);
      row.element.atlas = row;
      this.rows.set(row.key, row);
      this.seen.observe(row.element);
      return row;
    }

    dropRow(row) {
      this.seen.unobserve(row.element);
      highlights(`coder-${row.state.action}`).delete(row.range);
      row.element.remove();
      this.rows.delete(row.key);
      if (this.current === row) this.current = null;
    }

    sort() {
      this.order = [...this.rows.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
      this.parts.list.append(...this.order.map(({ element }) => element));
    }

    quote(row) {
      const { start, end } = this.at(row.start);
      const from = Math.max(start, row.start - AROUND);
      const to = Math.min(end, row.end + AROUND);
      return [(from > start ? "…" : "") + this.slice(from, row.start), this.slice(row.start, row.end), this.slice(row.end, to) + (to < end ? "…" : "")];
    }

    // Bring rows to what the log and the decisions on their way say; all rows for null.
    settle(keys) {
      let unsorted = false;
      for (const key of keys ?? new Set([...this.rows.keys(), ...this.outbox.keys()])) {
        const last = this.outbox.last(key);
        let row = this.rows.get(key);
        const decided = last && last.action !== "undo";
        if (!row && decided && last.action === "accept") {
          row = this.addRow({ ...last, passage: last.passage ?? [last.start, last.end], rule: "", strength: "" }, false);
          unsorted = true;
        }
        if (!row) continue;
        if (!row.suggested && last?.action !== "accept") {
          this.dropRow(row);
          unsorted = true;
          continue;
        }
        row.passage = last?.passage ?? row.passage;
        highlights(`coder-${row.state.action}`).delete(row.range);
        const open = { ...FIRST, level: row.level, region: row.region };
        row.state = decided ? { action: last.action, level: last.level, region: last.region, memo: last.memo ?? "" } : { ...open, ...row.draft };
        highlights(`coder-${row.state.action}`).add(row.range);
        window.focusAtlasCoderParts.show(row, this);
      }
      if (unsorted) this.sort();
      this.filter();
    }

    // --- What is in the list, and which row is the current one.
    filter() {
      const { industry, level, strength, state } = this.parts.filters;
      const wanted = industry.value.trim().toLowerCase();
      for (const row of this.order) {
        const name = this.name(row.industry).toLowerCase();
        const fits = (!wanted || name.includes(wanted)) && (!level.value || row.state.level === Number(level.value))
          && (!strength.value || row.strength === strength.value) && (!state.value || row.state.action === state.value);
        row.element.hidden = !fits;
      }
      this.listed = this.order.filter(({ element }) => !element.hidden);
      if (!this.listed.includes(this.current)) this.choose(this.listed.find((row) => this.after && row.start >= this.after.start) ?? this.listed[0] ?? null, false);
      this.count();
    }

    name(industry) { return this.data.industries[industry] ?? industry; }

    choose(row, reveal = true) {
      const { list } = this.parts;
      this.current?.element.setAttribute("aria-selected", "false");
      this.current = row;
      this.after = row ?? this.after;
      const [current, passage] = [highlights("coder-current"), highlights("coder-passage")];
      current.clear();
      passage.clear();
      if (row) {
        row.element.setAttribute("aria-selected", "true");
        list.setAttribute("aria-activedescendant", row.element.id);
        current.add(row.range);
        passage.add(this.range(...row.passage));
        if (reveal) this.reveal(row);
      } else list.removeAttribute("aria-activedescendant");
      window.focusAtlasCoderParts.detail(row, this);
    }

    reveal(row) {
      row.element.scrollIntoView({ block: "nearest" });
      const { text } = this.parts;
      if (!text.clientHeight) return;
      const range = document.createRange();
      range.setStart(row.range.startContainer, row.range.startOffset);
      range.setEnd(row.range.endContainer, row.range.endOffset);
      const [box, around] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
      if (box.top < around.top || box.bottom > around.bottom) text.scrollTop += box.top - around.top - around.height / 3;
    }

    step(by) {
      const at = this.listed.indexOf(this.current);
      const row = this.listed[Math.max(0, Math.min(this.listed.length - 1, at + by))];
      if (row) this.choose(row);
    }

    saw(entries) {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.atlas.shown = true;
      this.count();
    }

    bulk() { return this.listed.filter((row) => row.shown && row.state.action === "open"); }

    count() {
      const tally = { open: 0, accept: 0, reject: 0 };
      for (const row of this.order) tally[row.state.action] += 1;
      const values = { open: tally.open, accepted: tally.accept, rejected: tally.reject, n: this.listed.length };
      this.parts.counts.textContent = fill(this.words.counts, values);
      this.parts.none.hidden = this.listed.length > 0;
      const all = this.bulk().length;
      this.parts.bulk.textContent = fill(this.words.bulk, { n: all });
      this.parts.bulk.disabled = !all || this.data.closed;
    }

    // --- Decisions.
    decide(rows, action, { level = null, move = false } = {}) {
      if (this.data.closed || !rows.length) return;
      const next = move && rows.length === 1 ? this.listed[this.listed.indexOf(rows[0]) + 1] ?? rows[0] : null;
      this.steps.push(rows.map((row) => ({ key: row.key, before: row.state })));
      this.send(rows.map((row) => [row, { ...row.state, action, level: level ?? row.state.level }]));
      if (next) this.choose(next);
    }

    send(changes) {
      const places = { document: this.data.position };
      this.outbox.add(changes.map(([row, state]) => {
        row.draft = null;
        return { ...places, ...state, key: row.key, start: row.start, end: row.end, passage: row.passage, industry: row.industry };
      }));
      this.settle(changes.map(([row]) => row.key));
    }

    undo() {
      if (this.data.closed) return;
      const step = this.steps.pop() ?? (this.current && this.current.state.action !== "open" ? [{ key: this.current.key, before: { ...this.current.state, action: "open" } }] : []);
      const changes = step.filter(({ key }) => this.rows.has(key)).map(({ key, before }) => [this.rows.get(key), { ...before, action: before.action === "open" ? "undo" : before.action }]);
      if (!changes.length) return;
      this.send(changes);
      const row = this.rows.get(step[0].key);
      if (row && !row.element.hidden) this.choose(row);
    }

    // Note or region of the current row: sent at once if it is decided, else with the decision.
    amend(change) {
      const row = this.current;
      if (!row || this.data.closed) return;
      if (row.state.action === "open") {
        row.draft = { ...row.draft, ...change };
        row.state = { ...row.state, ...change };
        return;
      }
      this.steps.push([{ key: row.key, before: row.state }]);
      this.send([[row, { ...row.state, ...change }]]);
    }

    add({ start, end }, industry, level, region) {
      const key = `+${start}-${end}-${region}-${industry}`;
      const state = { action: "accept", level, region, memo: "" };
      const before = this.rows.get(key)?.state ?? { ...FIRST, level, region };
      this.steps.push([{ key, before }]);
      this.outbox.add([{ document: this.data.position, ...state, key, start, end, passage: [start, end], industry }]);
      this.settle([key]);
      if (this.rows.has(key)) this.choose(this.rows.get(key));
    }

    press(name) {
      if (name === "next") this.step(1);
      else if (name === "previous") this.step(-1);
      else if (name === "undo") this.undo();
      else if (this.current && name in STATES) this.decide([this.current], name, { move: true });
      else if (this.current) this.decide([this.current], "accept", { level: Number(name), move: true });
    }

    // --- Selected words, and clicks in the text.
    selected() {
      const selection = document.getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0);
      if (!this.parts.text.contains(range.commonAncestorContainer)) return null;
      const paragraph = this.paragraphs.find(({ node }) => node === range.startContainer);
      if (!paragraph || range.endContainer !== paragraph.node) return { wrong: true };
      const from = this.offsets.unit(paragraph.start);
      const place = { start: this.offsets.point(from + range.startOffset), end: this.offsets.point(from + range.endOffset) };
      return place.end - place.start > MOST_ADDED ? { wrong: true } : place;
    }

    clicked(event) {
      if (!document.getSelection().isCollapsed) return;
      const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
      const node = caret?.offsetNode ?? caret?.startContainer;
      const paragraph = this.paragraphs.find((one) => one.node === node);
      if (!paragraph) return;
      const point = this.offsets.point(this.offsets.unit(paragraph.start) + (caret.offset ?? caret.startOffset));
      const hit = this.listed.filter((row) => row.start <= point && point <= row.end);
      if (hit.length) this.choose(hit[(hit.indexOf(this.current) + 1) % hit.length]);
    }

    listen() {
      const { list, text, filters } = this.parts;
      for (const control of Object.values(filters)) control.addEventListener("input", () => this.filter());
      list.addEventListener("keydown", (event) => {
        const name = window.focusAtlasCoderParts.keyName(event);
        if (!name) return;
        event.preventDefault();
        event.stopPropagation(); // Streamlit runs the page again on “r”.
        this.press(name);
      });
      list.addEventListener("click", (event) => {
        const row = event.target.closest("[role=option]")?.atlas;
        if (row) this.choose(row);
      });
      text.addEventListener("click", (event) => this.clicked(event));
      this.selecting = () => window.focusAtlasCoderParts.offer(this.selected(), this);
      document.addEventListener("selectionchange", this.selecting);
    }

    tell({ waiting, failing, refused, gone }) {
      const { words } = this;
      const text = gone ? words.gone : refused ? words.refused : failing ? words.waiting : waiting ? words.saving : words.saved;
      this.parts.status.textContent = this.data.closed ? words.closed : fill(text, { n: waiting });
      this.parts.status.toggleAttribute("data-failing", Boolean(gone || refused || failing));
    }
  }

  window.focusAtlasCoder = { mount, make, LEVELS, STATES };
})();
