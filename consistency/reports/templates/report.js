"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plain = (text) => text.toLocaleLowerCase();

  // What is folded away opens when a link leads into it.
  const open = () => {
    const target = location.hash.length > 1 && $(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) reset();
    target.scrollIntoView({ block: "center" });
    if (target.matches("mark, .card")) { target.tabIndex = -1; target.focus({ preventScroll: true }); }
  };

  const list = $("entries");
  const entries = list ? all(".entry", list) : [];
  const form = $("filter");
  const texts = new Map(entries.map((entry) => [entry, plain(entry.textContent)]));
  const number = (entry, key) => (entry.dataset[key] === "" ? Infinity : Number(entry.dataset[key]));
  const orders = {
    worst: (a, b) => number(b, "harm") - number(a, "harm"),
    voice: (a, b) => number(a, "score") - number(b, "score") || number(b, "harm") - number(a, "harm"),
    channel: (a, b) => a.dataset.channel.localeCompare(b.dataset.channel) || number(b, "harm") - number(a, "harm"),
    title: (a, b) => a.dataset.title.localeCompare(b.dataset.title),
  };
  const filter = () => {
    const wanted = plain($("search").value.trim());
    let shown = 0;
    for (const entry of entries) {
      const cards = all(".card", entry);
      for (const card of cards) {
        card.hidden = Boolean(($("severity").value && card.dataset.severity !== $("severity").value)
          || ($("concern").value && card.dataset.concern !== $("concern").value));
      }
      const channel = $("channel").value;
      entry.hidden = Boolean(cards.every((card) => card.hidden) || (channel && entry.dataset.channel !== channel)
        || (wanted && !texts.get(entry).includes(wanted)));
      for (const fold of all(".notes-of", entry)) fold.hidden = all(".card", fold).every((card) => card.hidden);
      shown += entry.hidden ? 0 : 1;
    }
    $("shown").textContent = `${shown} of ${entries.length} touchpoints shown`;
  };
  const sort = () => list.append(...[...entries].sort(orders[$("order").value]));
  const reset = () => { form.reset(); filter(); sort(); };
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    $("order").addEventListener("change", sort);
    form.addEventListener("reset", () => setTimeout(() => { filter(); sort(); }));
    filter();
  }

  // Columns sort by what stands in them, or by the number that a cell carries.
  for (const table of all("table.sortable")) {
    const body = table.tBodies[0];
    all("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[column].dataset.value ?? plain(row.cells[column].textContent.trim());
        const keyed = [...body.rows].map((row) => [value(row), row]);
        const compare = ([a], [b]) => (isNaN(a) || isNaN(b) || a === "" || b === "" ? String(a).localeCompare(String(b)) : a - b);
        keyed.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
        body.append(...keyed.map(([, row]) => row));
      });
    });
  }
  const find = $("find");
  if (find) {
    find.closest("p").hidden = false;
    const rows = [...$("all").tBodies[0].rows].map((row) => [plain(row.textContent), row]);
    find.addEventListener("input", () => {
      for (const [text, row] of rows) row.hidden = !text.includes(plain(find.value.trim()));
    });
  }
  addEventListener("hashchange", open);
  open();
})();
