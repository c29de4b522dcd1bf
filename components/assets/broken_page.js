// When something else in the browser has changed the page, such as an extension that translates it, the front end may find
// its nodes gone: it then shows the trace of its stack, or nothing at all. A style sheet hides the trace; this notice says
// what to do. It stands outside the front end's part of the page, in both languages, since neither may be known.
(() => {
  "use strict";
  if (window.focusAtlasBrokenPage) return;
  window.focusAtlasBrokenPage = true;

  const TRACE = '[data-testid="stErrorElementStack"], [data-testid="stAlertContentError"] > strong:first-child';
  const NOTICE = [
    ["en", "Part of this page can no longer be shown: something in the browser has changed it, such as an extension. Reload the page to go on; your selection is in the link."],
    ["zh-Hans", "页面的一部分已无法显示：浏览器中的其他程序（如翻译扩展）改动了页面。请重新加载，您的选择保存在链接中。"],
  ];
  const root = document.getElementById("root");
  let filled = false;

  function show() {
    if (document.getElementById("atlas-broken")) return;
    const notice = Object.assign(document.createElement("div"), { id: "atlas-broken", role: "alert" });
    for (const [lang, text] of NOTICE) notice.append(Object.assign(document.createElement("p"), { lang, textContent: text }));
    const reload = Object.assign(document.createElement("button"), { type: "button", textContent: "Reload · 重新加载" });
    reload.addEventListener("click", () => location.reload());
    notice.append(reload);
    document.body.append(notice);
  }

  const isTrace = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(TRACE) || node.querySelector(TRACE));
  new MutationObserver((changes) => {
    filled ||= root.childElementCount > 0;
    const emptied = filled && !root.childElementCount;
    if (emptied || changes.some((change) => [...change.addedNodes].some(isTrace))) show();
  }).observe(root, { subtree: true, childList: true });
})();
