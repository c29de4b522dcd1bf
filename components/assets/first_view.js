// The first view of a page. The document brings the page as plain HTML (`components/server/first_view/`): its figures are
// drawn and its panel answers clicks before the front end is there. When the front end's first run has ended, its
// components take over the same nodes, so that nothing is drawn again and nothing moves.
(() => {
  "use strict";
  const front = document.querySelector('meta[name="front-end"]');
  if (!front || window.focusAtlasFirstView) return;

  const DRAWING = 5000; // Milliseconds after which the front end is asked for, drawn or not.
  const PATIENCE = 20000; // Milliseconds after which the front end shows what it has, such as that it has no connection.
  const SAME = 3000; // Milliseconds after which it takes over whatever it looks like.
  const DRAWN_BY = ["focusAtlasFigure", "focusAtlasPanel"];

  const hosts = new Map(); // Places of figures and panels in the first view, by class of their key.
  const held = new Map(); // The front end's components that wait for them, by the element they draw in.
  const own = new Map(); // What draws a component, by its name.
  let root = null;
  let started = false;

  // The theme that the reader has chosen in the front end, else that of the system.
  function template() {
    const key = Object.keys(localStorage).find((name) => name.startsWith(`stActiveTheme-${location.pathname}-v`));
    const chosen = /Light|Dark/.exec(key ? localStorage.getItem(key) : "")?.[0].toLowerCase();
    const theme = chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    return document.querySelector(`template[data-theme="${theme}"]`);
  }

  const keyOf = (node) => [...(node.closest('[class*="st-key-"]')?.classList ?? [])].find((name) => name.startsWith("st-key-"));

  async function begin() {
    setTimeout(start, DRAWING);
    root = document.importNode(template().content, true).firstElementChild;
    prepareLinks();
    document.body.prepend(root);
    for (const name of DRAWN_BY) {
      own.set(name, window[name].mount);
      window[name].mount = (component) => hold(name, component);
    }
    const places = [...root.querySelectorAll("[data-component]")].map((place) => ({ place, data: JSON.parse(place.dataset.component) }));
    for (const { place, data } of places.filter(isPanel)) draw(place, { ...data, address: "" });
    await Promise.all(places.filter((each) => !isPanel(each) && each.place.offsetParent).map(drawFigure));
    // Now that the figure is drawn: what all clicks in it would show.
    for (const { place, data } of places.filter(isPanel)) draw(place, { ...data, answer: null });
    requestAnimationFrame(() => setTimeout(start));
  }

  const isPanel = ({ data }) => data.drawn_by === "focusAtlasPanel";

  async function drawFigure({ place, data }) {
    const response = await fetch(data.figure_at);
    if (!response.ok) throw new Error(response.status);
    draw(place, { ...data, figure: await response.text() });
    await place.querySelector(".atlas-figure").atlas.drawing;
  }

  function draw(place, data) {
    const host = hosts.get(keyOf(place)) ?? { place };
    hosts.set(keyOf(place), host);
    // What a click reports waits for the front end.
    own.get(data.drawn_by)({ data, parentElement: place, setTriggerValue: (...report) => { host.report = report; } });
  }

  // A link keeps the language that the address names.
  function prepareLinks() {
    const language = new URLSearchParams(location.search).get("lang");
    for (const link of root.querySelectorAll("a[href]")) {
      const address = new URL(link.getAttribute("href"), location.href);
      if (link.closest(".pages") && address.pathname === location.pathname) link.ariaCurrent = "page";
      if (!language || address.origin !== location.origin) continue;
      address.searchParams.set("lang", language);
      link.setAttribute("href", link.getAttribute("href").split("?")[0] + address.search);
    }
  }

  function start() {
    if (started) return;
    started = true;
    const scripts = front.content.split(" ").map((src) => Object.assign(document.createElement("script"), { type: "module", crossOrigin: "", src }));
    scripts[0].addEventListener("load", () => setTimeout(end, PATIENCE));
    scripts[0].addEventListener("error", end);
    document.head.append(...scripts);
  }

  // Called by the front end for a component: it draws once the first run has ended.
  function hold(name, component) {
    const waiting = { name, component, clean: () => held.delete(component.parentElement) };
    held.set(component.parentElement, waiting);
    return () => waiting.clean();
  }

  // The first run has ended: once the front end's page looks the same, it takes the place of the first view.
  function ended(then) {
    const since = performance.now();
    function look() {
      if (!(all() && same()) && performance.now() - since < SAME) return requestAnimationFrame(look);
      end();
      return then();
    }
    look();
  }

  // Every place that shows something has its component: the front end mounts them one by one, also after the run.
  function all() {
    const there = new Set([...held.keys()].map(keyOf));
    return [...hosts].every(([key, { place }]) => there.has(key) || !place.offsetParent);
  }

  // Elements whose code is still on its way have another size, and so the figures another place.
  const same = () => [...held.keys()].every((parent) => {
    const place = hosts.get(keyOf(parent))?.place;
    if (!place?.offsetParent || !parent.isConnected) return true;
    const [from, to] = [place.getBoundingClientRect(), parent.getBoundingClientRect()];
    const scrolled = root.querySelector(".stMain").scrollTop;
    return Math.abs(from.x - to.x) < 1 && Math.abs(from.y + scrolled - to.y) < 1 && Math.abs(from.width - to.width) < 1;
  });

  // The first run has ended, or there will be none.
  function end() {
    start();
    if (!root?.isConnected) return;
    const scrolled = root.querySelector(".stMain").scrollTop;
    for (const waiting of held.values()) if (waiting.component.parentElement.isConnected) waiting.clean = takeOver(waiting);
    for (const name of own.keys()) window[name].mount = (component) => takeOver({ name, component });
    root.remove();
    document.querySelector("#root .stMain")?.scrollTo(0, scrolled);
  }

  // Give a component the node that the first view has drawn in its place, if there is one; return what cleans it up.
  function takeOver({ name, component }) {
    const parent = component.parentElement;
    const host = hosts.get(keyOf(parent));
    hosts.delete(keyOf(parent));
    const node = host?.place.firstElementChild;
    // The panel shows what was clicked meanwhile; the run knows of it only now.
    const data = host?.report ? { ...component.data, answer: null } : component.data;
    if (node) (node.isConnected && parent.moveBefore ? parent.moveBefore : parent.insertBefore).call(parent, node, null);
    const clean = own.get(name)({ ...component, data });
    if (host?.report) component.setTriggerValue(...host.report);
    return clean;
  }

  window.focusAtlasFirstView = { ended };
  begin().catch(end);
})();
