// Before the first paint: a person's own choice of light or dark. Without one the system's setting holds.
try {
  const theme = localStorage.getItem("accord.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch (_) {
  // Storage is closed to this page: the system's setting holds.
}
