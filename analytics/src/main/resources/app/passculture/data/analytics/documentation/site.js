"use strict";
(() => {
  const root = document.body.dataset.root;
  const search = document.getElementById("search");
  const results = document.getElementById("results");
  const remembered = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
  if (remembered) document.documentElement.dataset.theme = remembered;

  function otherTheme() {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = dark ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* a page from a disk may have no storage */ }
  }

  function found(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = [];
    for (const node of window.nodes || []) {
      const name = node.name.toLowerCase();
      if (words.every(word => name.includes(word))) {
        matches.push({ rank: name.startsWith(words[0]) ? 0 : 1, label: node.name, about: node.kind, href: root + node.file });
      }
      for (const column of node.columns) {
        const lower = column.toLowerCase();
        if (words.every(word => lower.includes(word) || name.includes(word)) && words.some(word => lower.includes(word))) {
          matches.push({ rank: lower.startsWith(words[0]) ? 2 : 3, label: column, about: node.name,
            href: root + node.file + "#" + column.replace(/[^\w.-]/g, "_") });
        }
      }
    }
    return matches.sort((a, b) => a.rank - b.rank || a.label.length - b.label.length).slice(0, 40);
  }

  function show() {
    results.replaceChildren();
    const text = search.value.trim();
    results.hidden = !text;
    if (!text) return;
    const matches = found(text);
    for (const match of matches) {
      const link = document.createElement("a");
      link.href = match.href;
      const label = document.createElement("span");
      label.textContent = match.label;
      const about = document.createElement("small");
      about.textContent = match.about;
      link.append(label, about);
      const item = document.createElement("li");
      item.append(link);
      results.append(item);
    }
    if (!matches.length) {
      const none = document.createElement("li");
      none.textContent = "Nothing is called so.";
      results.append(none);
    }
    choose(0);
  }

  function choose(index) {
    const links = [...results.querySelectorAll("a")];
    links.forEach((link, at) => link.setAttribute("aria-selected", at === index));
    links[index]?.scrollIntoView({ block: "nearest" });
  }

  function chosen() {
    return [...results.querySelectorAll("a")].findIndex(link => link.getAttribute("aria-selected") === "true");
  }

  search.addEventListener("input", show);
  search.addEventListener("keydown", event => {
    const count = results.querySelectorAll("a").length;
    if (event.key === "ArrowDown") choose(Math.min(count - 1, chosen() + 1));
    else if (event.key === "ArrowUp") choose(Math.max(0, chosen() - 1));
    else if (event.key === "Enter") results.querySelectorAll("a")[chosen()]?.click();
    else if (event.key === "Escape") { search.value = ""; show(); search.blur(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", event => {
    if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { search.focus(); event.preventDefault(); }
    else if (event.key === "t") otherTheme();
    else if (event.key === "g") location.href = root + "graph.html";
    else if (event.key === "h") location.href = root + "index.html";
  });
  document.addEventListener("click", event => { if (!event.target.closest(".search")) results.hidden = true; });
  document.getElementById("theme").addEventListener("click", otherTheme);
  const current = document.querySelector(".box.current");
  const frame = current?.closest(".scroll");
  if (frame) {
    const box = current.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    frame.scrollLeft = box.left - outer.left - outer.width / 2 + box.width / 2;
    frame.scrollTop = box.top - outer.top - outer.height / 2;
  }
})();
