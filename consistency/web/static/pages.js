"use strict";
/* What htmx does not: follow a scan as it goes. Without it the page loads itself again every few seconds. */
for (const panel of document.querySelectorAll("[data-progress]")) {
  const source = new EventSource(panel.dataset.progress);
  const line = panel.querySelector("[data-line]");
  source.addEventListener("line", (event) => { line.textContent = event.data || line.textContent; });
  source.addEventListener("end", () => { source.close(); location.reload(); });
  addEventListener("pagehide", () => source.close());
}
