// A second click does not submit again. The server would know the repetition; people should not have to wonder.
const buttons = () => document.querySelectorAll("button[type=submit]");
const enable = () => buttons().forEach(button => { button.disabled = false; });
const PATIENCE = 10_000;

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  setTimeout(() => event.target.querySelectorAll("button[type=submit]").forEach(button => { button.disabled = true; }));
  // No event tells that an answer is not waited for any more.
  setTimeout(enable, PATIENCE);
});

// A form that one goes back to gets its old entries again: their version has to come with them, and comes where it differs from
// what the page says.
document.querySelectorAll("[data-goes-back]").forEach(input => {
  const { value } = input;
  input.defaultValue = "";
  input.value = value;
});

// Going back may show the page as it was left.
addEventListener("pageshow", enable);
