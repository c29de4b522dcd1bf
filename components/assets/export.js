// Export in the browser: save or copy a figure as a picture, copy a link or an embed code to the clipboard.
// A button names its action in data-atlas; the texts it needs are in its attributes, translated by the server.
(() => {
  "use strict";
  if (window.focusAtlasExport) return;
  window.focusAtlasExport = true;

  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24;
  const SCALE = 2;
  const TITLE = { size: 19, line: 26 };
  const SOURCE = { size: 12, line: 17 };

  const CLOSING = "\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d\u2019";
  const CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef";
  const PIECES = new RegExp(`[${CHINESE}][${CLOSING}]*|[^\\s${CHINESE}]+[${CLOSING}]*\\s*|\\s+`, "gu");

  const pen = document.createElement("canvas").getContext("2d");

  // Break a text into lines. Words in Latin script stay whole; Chinese may break after any character, but not before
  // closing punctuation. A word wider than a line is cut anywhere.
  function lines(text, font, width) {
    pen.font = font;
    const fits = (line) => pen.measureText(line).width <= width;
    const pieces = text.match(PIECES) || [];
    const result = [""];
    for (const piece of pieces) {
      const last = result.length - 1;
      if (fits((result[last] + piece).trimEnd())) result[last] += piece;
      else if (fits(piece.trimEnd())) result.push(piece);
      else for (const character of piece) {
        if (fits(result[result.length - 1] + character)) result[result.length - 1] += character;
        else result.push(character);
      }
    }
    return result.map((line) => line.trim()).filter(Boolean);
  }

  // Make the lines about equally long, so that the last line is not a single word.
  function balanced(text, font, width) {
    let best = lines(text, font, width);
    for (let share = 0.95; share > 0.5; share -= 0.05) {
      const narrower = lines(text, font, share * width);
      if (narrower.length > best.length) break;
      best = narrower;
    }
    return best;
  }

  function paragraph(parent, text, style, top, look) {
    const node = document.createElementNS(SVG, "text");
    node.setAttribute("font-size", style.size);
    node.setAttribute("font-family", style === TITLE ? look.heading : look.font);
    node.setAttribute("font-weight", style === TITLE ? "600" : "400");
    node.setAttribute("fill", look.ink);
    text.forEach((line, index) => {
      const span = document.createElementNS(SVG, "tspan");
      span.setAttribute("x", MARGIN);
      span.setAttribute("y", top + style.size + index * style.line);
      span.textContent = line;
      node.append(span);
    });
    parent.append(node);
  }

  function look(plot) {
    const shown = getComputedStyle(plot.closest('[data-testid="stApp"]') || document.body);
    const font = (node) => (node ? getComputedStyle(node) : shown).fontFamily;
    return {
      paper: shown.backgroundColor,
      ink: shown.color,
      font: font(plot.querySelector(".main-svg text") ?? plot),
      heading: font(document.querySelector(".stHeading :is(h2, h3)")),
    };
  }

  // A style sheet shows the selection (`figures/selection_style.py`). Few programs that open an SVG read such rules, so
  // the picture gets them as attributes of its nodes.
  function withSelection(inner, figure) {
    const scope = `.st-key-${figure}-box`;
    const box = document.createElement("div");
    box.className = scope.slice(1);
    box.append(inner);
    for (const sheet of document.styleSheets) {
      if (sheet.href) continue;
      for (const rule of sheet.cssRules) {
        if (!rule.selectorText?.startsWith(`${scope} :is(`)) continue;
        for (const node of box.querySelectorAll(rule.selectorText)) {
          for (const name of rule.style) node.style.setProperty(name, rule.style.getPropertyValue(name));
        }
      }
    }
    return inner;
  }

  // XML cannot contain these characters: a picture with one of them would not open.
  const writable = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

  // Plotly decodes the entities of its SVG twice: "&nbsp;" in a name would break it, "&lt;" would change it. So a
  // character that no text contains replaces each "&" until the SVG is parsed; not in locations, which are ids.
  const STAND_IN = "\ufdd0";
  function maskAmpersands(value) {
    if (typeof value === "string") return value.replaceAll("&amp;", STAND_IN);
    if (Array.isArray(value)) return value.map(maskAmpersands);
    if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const pairs = Object.entries(value);
    return Object.fromEntries(pairs.map(([name, held]) => [name, name === "locations" ? held : maskAmpersands(held)]));
  }

  function unmaskAmpersands(node) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replaceAll(STAND_IN, "&");
    return node;
  }

  // Return Plotly's SVG of the figure as a node of this document.
  async function drawing(plot, width, height) {
    const copy = { data: maskAmpersands(plot.data), layout: maskAmpersands(plot.layout), config: plot._context };
    const address = await window.Plotly.toImage(copy, { format: "svg", width, height });
    const text = writable(decodeURIComponent(address.slice(address.indexOf(",") + 1)));
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    if (parsed.querySelector("parsererror")) throw new Error("no picture");
    return unmaskAmpersands(document.importNode(parsed.documentElement, true));
  }

  // Return a table as SVG: each line of text where the browser has set it, a rule below each row.
  function tableDrawing(table) {
    const frame = table.getBoundingClientRect();
    const svg = document.createElementNS(SVG, "svg");
    const add = (name, attributes, text = "") => {
      const node = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.textContent = text;
      svg.append(node);
    };
    const write = (text, box, style) => add("text", {
      x: box.left - frame.left, y: box.top - frame.top + 0.78 * box.height, fill: style.color, "fill-opacity": style.opacity,
      "font-size": style.fontSize, "font-family": style.fontFamily, "font-weight": style.fontWeight,
    }, text);
    for (const row of table.rows) {
      const y = row.getBoundingClientRect().bottom - frame.top;
      add("line", { x1: 0, x2: frame.width, y1: y, y2: y, stroke: getComputedStyle(row.cells[0]).borderBottomColor });
    }
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const style = getComputedStyle(node.parentElement);
      if (node.parentElement.classList.contains("mark")) {
        write(getComputedStyle(node.parentElement, "::before").content[1], node.parentElement.getBoundingClientRect(), style);
        continue;
      }
      let line = null;
      for (const { 0: piece, index } of node.data.matchAll(PIECES)) {
        range.setStart(node, index);
        range.setEnd(node, index + piece.length);
        const [box] = range.getClientRects();
        if (line && box && Math.abs(box.top - line.box.top) < 2) line.text += piece;
        else {
          if (line) write(line.text, line.box, style);
          line = box && { text: piece, box };
        }
      }
      if (line) write(line.text, line.box, style);
    }
    return { inner: svg, width: Math.round(frame.width), height: Math.round(frame.height) };
  }

  // Return what a picture shows: a figure, or a table that stands in the place of one.
  async function shown(plot, words) {
    if (plot.localName === "table") return tableDrawing(plot);
    const [width, height] = [Math.round(plot._fullLayout.width), Math.round(plot._fullLayout.height)];
    return { inner: withSelection(await drawing(plot, width, height), words.figure), width, height };
  }

  // Return the lines of title and source, and the place of the figure, for a picture of some width in pixels.
  function arranged(words, style, width, height) {
    const inside = width - 2 * MARGIN;
    const font = `${SOURCE.size}px ${style.font}`;
    const title = balanced(words.title, `600 ${TITLE.size}px ${style.heading}`, inside);
    const source = [...lines(words.source, font, inside), ...lines(words.link, font, inside)];
    const top = MARGIN + title.length * TITLE.line + 8;
    return { title, source, top, total: top + height + 8 + source.length * SOURCE.line + MARGIN };
  }

  // Return the rules of the page's own fonts with the fonts in them, because a picture stands alone.
  async function fonts() {
    let rules = document.getElementById("latin-fonts")?.textContent ?? "";
    if (document.documentElement.lang === "en") rules = rules.replace(/;unicode-range:[^}]*/g, "");
    for (const [, address] of [...rules.matchAll(/url\(([^)]+)\)/g)]) {
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
      rules = rules.replace(address, `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`);
    }
    return rules;
  }

  // Return the figure as shown, between its title and its source with the address, as SVG text with its size.
  // With a ratio of width to height, the figure stands in the middle of a picture of that shape.
  async function picture(plot, words) {
    const { inner, width: inside, height } = await shown(plot, words);
    const style = look(plot);
    const ratio = Number(words.ratio);
    let width = inside + 2 * MARGIN;
    if (ratio) width = Math.max(width, Math.ceil(arranged(words, style, width, height).total * ratio));
    const { title, source, top, total: least } = arranged(words, style, width, height);
    const total = ratio ? Math.max(least, Math.round(width / ratio)) : least;
    const outer = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({ width, height: total, viewBox: `0 0 ${width} ${total}`, role: "img" })) {
      outer.setAttribute(name, value);
    }
    for (const [name, value] of [["title", words.title], ["desc", words.alternative]]) {
      const node = document.createElementNS(SVG, name);
      node.textContent = value;
      outer.append(node);
    }
    const type = document.createElementNS(SVG, "style");
    type.textContent = await fonts();
    outer.append(type);
    const ground = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ width, height: total, fill: style.paper })) ground.setAttribute(name, value);
    outer.append(ground);
    paragraph(outer, title, TITLE, MARGIN, style);
    inner.setAttribute("x", Math.round((width - inside) / 2));
    inner.setAttribute("y", top + Math.round((total - least) / 2));
    outer.append(inner);
    paragraph(outer, source, SOURCE, total - MARGIN - source.length * SOURCE.line, style);
    return { svg: writable(new XMLSerializer().serializeToString(outer)), width, height: total };
  }

  function painted({ svg, width, height }) {
    return new Promise((done, failed) => {
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = width * SCALE;
        canvas.height = height * SCALE;
        const context = canvas.getContext("2d");
        context.scale(SCALE, SCALE);
        context.drawImage(image, 0, 0, width, height);
        canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
      };
      image.onerror = () => failed(new Error("no picture"));
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    });
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const plotOf = (figure) =>
    [...document.querySelectorAll(`.st-key-${figure} :is(.js-plotly-plot, table)`)].find((one) => one.offsetParent);

  async function saveFigure(words) {
    const made = await picture(plotOf(words.figure), words);
    const svg = new Blob([made.svg], { type: "image/svg+xml;charset=utf-8" });
    save(words.format === "svg" ? svg : await painted(made), `${words.file}.${words.format}`);
  }

  // The clipboard takes the promise at once: some browsers allow it only in the task of the click.
  function copyFigure(words) {
    const png = picture(plotOf(words.figure), words).then(painted);
    return navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  }

  // The clipboard API exists on secure addresses only; elsewhere the browser copies a selected text.
  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("not copied");
  }

  // Return the embed code. It is written here because Streamlit removes iframes from the HTML of the server.
  function frame({ link, figure, title, height }) {
    const address = new URL(link, location.href);
    address.searchParams.set("figure", figure);
    address.searchParams.set("embed", "true");
    const node = document.createElement("iframe");
    const settings = { src: address.href, title, width: "100%", height, loading: "lazy", style: "border: 0" };
    for (const [name, value] of Object.entries(settings)) node.setAttribute(name, value);
    return node.outerHTML;
  }

  const ACTIONS = {
    figure: saveFigure,
    picture: copyFigure,
    text: (words) => copy(words.text),
    embed: (words) => copy(frame(words)),
  };

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-atlas]") : null;
    if (!button || !Object.hasOwn(ACTIONS, button.dataset.atlas)) return;
    const message = button.parentElement.querySelector('[role="status"]');
    const words = Object.fromEntries(Object.entries(button.dataset).map(([name, text]) => [name, decodeURIComponent(text)]));
    try {
      await ACTIONS[words.atlas](words);
      if (message) message.textContent = words.done;
    } catch {
      if (message) message.textContent = words.failed;
    }
  });
})();
