// A second click does not submit again. The server would know the repetition; people should not have to wonder.
const buttons = () => document.querySelectorAll("button[type=submit]");

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  setTimeout(() => event.target.querySelectorAll("button[type=submit]").forEach(button => { button.disabled = true; }));
});

// Going back may show the page as it was left.
addEventListener("pageshow", () => buttons().forEach(button => { button.disabled = false; }));
