// Leaving a form with changes asks first.
const form = document.querySelector("[data-ask-before-leaving]");
let changed = form.dataset.askBeforeLeaving === "changed";

form.addEventListener("input", () => { changed = true; });
form.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
