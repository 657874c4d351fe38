// Whoever asked for the next people of a list goes on at the first of them: the link that had the focus is gone.
let last = null;

document.addEventListener("htmx:beforeSwap", event => {
  last = event.detail.target.matches(".org-more") ? event.detail.target.previousElementSibling : null;
});

document.addEventListener("htmx:afterSettle", () => {
  last?.nextElementSibling?.querySelector("a").focus();
  last = null;
});
