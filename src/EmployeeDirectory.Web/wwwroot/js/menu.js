// The menu works without this; here it closes as menus do.
const close = except => document.querySelectorAll("details.menu[open]").forEach(menu => {
  if (menu !== except) menu.open = false;
});

document.addEventListener("click", event => close(event.target.closest("details.menu")));
document.addEventListener("focusin", event => close(event.target.closest("details.menu")));
document.addEventListener("keydown", event => {
  const open = document.querySelector("details.menu[open]");
  if (event.key !== "Escape" || !open) return;
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  close();
});
