// A filter replaces the list and the filters. What the reader had opened, typed or focused stays.
import { boxOf, filter } from "./find-values.js";

const sheet = () => document.querySelector("#filters");
const placeOf = element => element.closest("main [data-facet]")?.dataset.facet;
const placeFor = facet => document.querySelector(`main [data-facet="${facet}"]`);
const textOf = control => (control.querySelector("span") ?? control).textContent;
const isOurs = target => target.matches("#main, .values");

let kept = null;

const alike = (place, was) => {
  if (was.type === "search") return boxOf(place);
  const isAlike = was.matches("input") ? one => one.value === was.value : one => textOf(one) === textOf(was);
  return [...place.querySelectorAll(was.localName)].find(one => isAlike(one) && one.checkVisibility());
};

const focusAgain = ({ focused, place }) => {
  if (!place || document.activeElement === focused) return;
  const now = placeFor(place);
  const found = now && alike(now, focused);
  const target = found ?? now?.querySelector("h2") ?? document.querySelector(".results h1");
  if (!target) return;
  if (!found) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (target.closest(".values")) target.scrollIntoView({ block: "nearest" });
};

// The values stay in view until those of the new list have come.
const openAgain = details => {
  const now = details.matches(".menu") ? document.querySelector(`.${[...details.classList].join(".")}`) : placeFor(placeOf(details))?.querySelector("details");
  if (!now) return;
  now.querySelector(".values")?.replaceChildren(...details.querySelector(".values").childNodes);
  now.open = true;
};

// Of a value that stands in two lists only the one that is seen counts.
const countOnce = () => document.querySelectorAll("#filters section > fieldset").forEach(list => {
  list.disabled = list.parentElement.querySelector("details[open] li") !== null;
});
document.addEventListener("toggle", countOnce, true);

document.addEventListener("htmx:beforeSwap", event => {
  const { boosted, pathInfo, target, xhr } = event.detail;
  // The sign-in page has style sheets of its own.
  if (boosted && new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location).pathname) {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
  }
  if (!event.detail.shouldSwap || !isOurs(target)) return;
  kept = {
    focused: document.activeElement,
    place: placeOf(document.activeElement),
    open: target.id === "main" ? [...target.querySelectorAll("#filters details[open], details[open]:has(fieldset :focus)")] : [],
    sheet: target.id === "main" && sheet()?.matches(":popover-open"),
    scrolled: sheet()?.scrollTop,
    top: document.activeElement.getBoundingClientRect().top,
    find: boxOf(target)?.value,
  };
});

document.addEventListener("htmx:afterSettle", event => {
  if (!isOurs(event.target)) return;
  countOnce();
  if (!kept) return;
  const { find, open, scrolled } = kept;
  open.forEach(openAgain);
  if (kept.sheet) sheet()?.showPopover();
  if (event.target.matches(".values") && find) {
    boxOf(event.target).value = find;
    filter(event.target);
  }
  focusAgain(kept);
  // What has the focus stays where it was, whatever came and went above it.
  if (sheet()) sheet().scrollTop = scrolled;
  if (sheet()?.contains(document.activeElement)) sheet().scrollTop += document.activeElement.getBoundingClientRect().top - kept.top;
  kept = null;
});

// What was typed as a filter has become one.
document.addEventListener("htmx:afterSettle", event => {
  const box = document.querySelector("#q");
  if (event.target.id === "main" && sheet() && document.activeElement !== box) box.value = sheet().elements.q?.value ?? "";
});

const follow = event => {
  const { boosted, pathInfo, elt } = event.detail;
  if (boosted || elt.matches("#filters fieldset, .columns fieldset")) location.assign(pathInfo.finalRequestPath ?? pathInfo.requestPath);
};
document.addEventListener("htmx:responseError", follow);
document.addEventListener("htmx:sendError", follow);
