// Single keys for those who look for people. What they do is listed in the dialog.
const dialog = document.querySelector("#keyboard");
const searchBox = () => document.querySelector("input[type=search][name=q]");
const results = () => [...document.querySelectorAll("#people h2 a, #people tbody th a")];
const typesIn = element => element.closest("input, textarea, select, [contenteditable]") !== null;
const isNowhere = element => element === document.body || element.id === "main";

// Where an arrow leads from, or nothing: then it scrolls, as arrows do.
const next = (from, down) => {
  const people = results();
  const at = people.indexOf(from);
  if (at >= 0) return down ? people[at + 1] : people[at - 1] ?? searchBox();
  if (!down) return null;
  if (from === searchBox()) return people[0];
  return isNowhere(from) ? people.find(person => person.getBoundingClientRect().top >= 0) : null;
};

const actions = {
  "ArrowDown": from => next(from, true),
  "ArrowUp": from => next(from, false),
  "/": from => typesIn(from) ? null : searchBox(),
  "?": from => typesIn(from) ? null : dialog,
};

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.querySelector("dialog[open]")) return;
  const target = actions[event.key]?.(document.activeElement);
  if (!target) return;
  event.preventDefault();
  if (target === dialog) return dialog.showModal();
  target.focus();
  if (event.key === "/") target.select();
});

document.querySelector("[data-opens=keyboard]").addEventListener("click", () => dialog.showModal());
