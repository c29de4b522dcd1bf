// Times the coding view: how long it takes to build, and from each key to the frame that shows its answer.
(() => {
  "use strict";
  const bench = { built: null, keys: [] };
  window.codingBench = bench;
  // A task after the next frame: what was changed is on the screen.
  const painted = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  let coder;
  Object.defineProperty(window, "focusAtlasCoder", {
    get: () => coder,
    set(given) {
      const { mount } = given;
      coder = { ...given, mount(...all) {
        const began = performance.now();
        const result = mount(...all);
        if (bench.built === null) painted(() => { bench.built = performance.now() - began; });
        return result;
      } };
    },
  });
  window.addEventListener("keydown", (event) => {
    painted(() => bench.keys.push(performance.now() - event.timeStamp));
  }, true);
})();
