// The menu works without this; here it closes as menus do.
const close = used => document.querySelectorAll("details.menu[open]").forEach(menu => {
  if (!used || !menu.contains(used)) menu.open = false;
});

document.addEventListener("click", event => close(event.target));
document.addEventListener("focusin", event => close(event.target));
document.addEventListener("keydown", event => {
  const open = [...document.querySelectorAll("details.menu[open]")].at(-1);
  if (event.key !== "Escape" || !open) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  close();
});
