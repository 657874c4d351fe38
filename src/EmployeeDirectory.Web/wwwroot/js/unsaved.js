// Leaving a form with changes asks first.
const edited = document.querySelector("[data-ask-before-leaving]");
let changed = edited.dataset.askBeforeLeaving === "changed";

edited.addEventListener("input", () => { changed = true; });
edited.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
// Results as one types would take the form's place without asking; Enter still searches.
document.addEventListener("htmx:beforeRequest", event => { if (changed && event.target.closest("[role=search]")) event.preventDefault(); });
