// Decisions on their way to the server: in order, one batch at a time. What is not acknowledged stays in this browser, one
// entry for each receipt, and is sent again, after a reload too: the server saves the same receipt once.
(() => {
  "use strict";
  if (window.focusAtlasOutbox) return;

  const MOST_BYTES = 48_000; // Of a batch.
  const MOST = 50; // Decisions in it.
  const LONGEST_WAIT = 15_000; // Milliseconds between two attempts.
  const BEFORE_THESE = ".st-key-save-matrix button, .st-key-finish button, .st-key-coders button, .st-key-take-over button";
  const FINAL = [404, 409, 413];
  const bytes = new TextEncoder();

  class Outbox {
    constructor(data, changed, tell) {
      Object.assign(this, { data, changed, tell, number: 0, logged: new Map(), failures: 0, refused: false, gone: false });
      this.prefix = `atlas-decision/${data.coding}/${data.coder}/`;
      this.waiting = this.stored();
      this.retry = () => { this.failures = 0; this.send(); };
      this.guard = (event) => this.hold(event);
      window.addEventListener("online", this.retry);
      document.addEventListener("click", this.guard, true);
    }

    // Take over the log of the server, unless this browser knows a later one.
    open(data) {
      this.data = data;
      if (data.number >= this.number) this.take(data.log, data.number);
      this.send();
    }

    close() {
      window.removeEventListener("online", this.retry);
      document.removeEventListener("click", this.guard, true);
      clearTimeout(this.timer);
    }

    stored() {
      const found = [];
      for (let at = 0; at < localStorage.length; at += 1) {
        const name = localStorage.key(at);
        if (!name.startsWith(this.prefix)) continue;
        try { found.push(JSON.parse(localStorage.getItem(name))); } catch { localStorage.removeItem(name); }
      }
      return found.sort((a, b) => a.order - b.order);
    }

    take(log, number) {
      for (const one of log) if (one.sha256 === this.data.sha256) this.logged.set(one.key, one);
      this.number = Math.max(this.number, number);
      this.changed(log.map(({ key }) => key));
      this.report();
    }

    keys() { return [...this.logged.keys(), ...this.here().map(({ key }) => key)]; }

    here() { return this.waiting.filter((one) => one.document === this.data.position); }

    last(key) { return this.here().findLast((one) => one.key === key) ?? this.logged.get(key); }

    add(decisions) {
      for (const one of decisions) {
        const receipt = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const order = Math.max(Date.now(), (this.waiting.at(-1)?.order ?? 0) + 1);
        const kept = { ...one, receipt, order };
        this.waiting.push(kept);
        try { localStorage.setItem(this.prefix + receipt, JSON.stringify(kept)); } catch { /* Full: it is still sent. */ }
      }
      this.report();
      this.send();
    }

    remove(receipts) {
      const gone = new Set(receipts);
      for (const receipt of gone) localStorage.removeItem(this.prefix + receipt);
      this.waiting = this.waiting.filter(({ receipt }) => !gone.has(receipt));
    }

    batch() {
      const chosen = [];
      let size = 0;
      for (const one of this.waiting.slice(0, MOST)) {
        size += bytes.encode(JSON.stringify(one)).length;
        if (chosen.length && size > MOST_BYTES) break;
        chosen.push(one);
      }
      return chosen;
    }

    async send() {
      if (this.sending || this.gone || !this.waiting.length) return;
      clearTimeout(this.timer);
      this.sending = true;
      const decisions = this.batch();
      const { coding, key, address } = this.data;
      try {
        const body = JSON.stringify({ coding, key, since: this.number, decisions });
        const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body });
        this.sending = false;
        if (answer.ok) this.acknowledge(await answer.json(), decisions);
        else if (answer.status === 400) this.acknowledge({ saved: [], refused: decisions.map(({ receipt }) => receipt), log: [] }, decisions);
        else if (FINAL.includes(answer.status)) this.gone = true;
        else this.fail();
      } catch {
        this.sending = false;
        this.fail();
      }
      this.report();
      if (!this.failures) this.send();
    }

    acknowledge({ saved, refused, log }, sent) {
      this.failures = 0;
      this.refused ||= refused.length > 0;
      this.remove([...saved, ...refused]);
      this.take(log, log.at(-1)?.number ?? 0);
      this.changed(sent.map(({ key }) => key));
    }

    fail() {
      this.failures += 1;
      this.timer = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 500 * 2 ** this.failures));
    }

    report() {
      const { failures, refused, gone } = this;
      this.tell({ waiting: this.waiting.length, failing: failures > 0, refused, gone });
      if (!this.waiting.length) this.held?.();
    }

    // A click that asks the server what was decided waits until all decisions are there.
    hold(event) {
      const button = event.target.closest?.(BEFORE_THESE);
      if (!button || !this.waiting.length || this.gone) return;
      event.preventDefault();
      event.stopPropagation();
      this.held = () => {
        this.held = null;
        button.click();
      };
    }
  }

  window.focusAtlasOutbox = { of: (data, changed, tell) => new Outbox(data, changed, tell) };
})();
