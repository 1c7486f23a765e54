// Before the first paint, so that a chosen theme never flashes. A file, not inline: the page's CSP allows no inline script.
try {
  const chosen = localStorage.getItem("colophon.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the system's scheme it is.
}
