// Offers the searches that were sent or led to somebody. They are kept in this browser alone.
const KEY = "recent-searches";
const MOST = 8;
const PERSON = "#people h2 a, #people tbody th a";

const panel = document.querySelector(".recent");
const form = panel.closest("form");
const box = form.querySelector("input[name=q]");
const { list, owner = "" } = panel.dataset;

// Browsers can refuse the storage.
const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
};

const store = searches => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ owner, searches }));
  } catch {
    // Then none are offered.
  }
};

const read = () => {
  const kept = stored();
  return kept?.owner === owner ? kept.searches : [];
};

const remember = typed => {
  const search = typed?.trim();
  if (!search) return;
  store([search, ...read().filter(one => one.toLowerCase() !== search.toLowerCase())].slice(0, MOST));
};

const itemFor = search => {
  const [item, link] = [document.createElement("li"), document.createElement("a")];
  link.href = `${list}?q=${encodeURIComponent(search)}`;
  link.dir = "auto";
  link.textContent = search;
  item.append(link);
  return item;
};

const hide = () => { panel.hidden = true; };
const offer = () => {
  const searches = box.value === "" ? read() : [];
  panel.querySelector("ul").replaceChildren(...searches.map(itemFor));
  panel.hidden = searches.length === 0;
};

const backToBox = () => {
  box.focus();
  hide();
};

// Past the last, the arrow goes from the box to the people, as it does without these.
const walk = (event, step) => {
  const stops = [box, ...panel.querySelectorAll("a, button")];
  const next = stops.indexOf(document.activeElement) + step;
  if (next === stops.length) return backToBox();
  if (next < 0) return;
  event.preventDefault();
  stops[next].focus();
};

const clear = () => {
  localStorage.removeItem(KEY);
  backToBox();
};

form.addEventListener("keydown", event => {
  if (panel.hidden || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "ArrowDown") walk(event, 1);
  if (event.key === "ArrowUp") walk(event, -1);
  if (event.key === "Escape") backToBox();
});
form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) hide(); });
form.addEventListener("submit", () => remember(box.value));
for (const name of ["focus", "click", "input"]) box.addEventListener(name, offer);
// Some browsers do not focus what is clicked, which would hide it before the click.
panel.addEventListener("mousedown", event => event.preventDefault());
panel.querySelector("button").addEventListener("click", clear);

document.addEventListener("click", event => {
  if (event.target.closest(PERSON)) remember(new URLSearchParams(location.search).get("q"));
});
document.addEventListener("submit", event => {
  if (event.target.matches("[action$='/sign-out']")) localStorage.removeItem(KEY);
});
