// A second click does not submit again. The server would know the repetition; people should not have to wonder.
const PATIENCE = 10_000;

const setDisabled = (within, disabled) => within.querySelectorAll("button[type=submit]").forEach(button => { button.disabled = disabled; });

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  setTimeout(() => setDisabled(event.target, true));
  // No event tells that an answer is not waited for any more.
  setTimeout(() => setDisabled(event.target, false), PATIENCE);
});

// Browsers fill a form that one goes back to with its old entries, as far as they differ from what the page says. Their version
// has to come with them.
document.querySelectorAll("[data-goes-back]").forEach(input => {
  const { value } = input;
  input.defaultValue = "";
  input.value = value;
});

// Going back may show the page as it was left.
addEventListener("pageshow", () => setDisabled(document, false));
