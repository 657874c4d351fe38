// A button copies what it stands beside. It is shown only where the browser allows it: not without https.
const SHOWN_MS = 2000;

if (navigator.clipboard) document.documentElement.classList.add("copies");

const copy = async button => {
  const { copy: text, sayCopied, sayFailed } = button.dataset;
  const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  document.querySelector("#search-status").textContent = copied ? sayCopied : sayFailed;
  button.classList.toggle("done", copied);
  if (copied && button.textContent) button.textContent = sayCopied;
  setTimeout(() => button.classList.remove("done"), SHOWN_MS);
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
