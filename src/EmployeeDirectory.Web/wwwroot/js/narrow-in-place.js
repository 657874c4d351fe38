// A filter replaces the list and the filters. What the reader had opened, typed or focused stays.
import { boxOf, filter } from "./find-values.js";

const placeOf = element => element.closest("main [data-facet]")?.dataset.facet;
const placeFor = facet => document.querySelector(`main [data-facet="${facet}"]`);
const textOf = link => (link.querySelector("span") ?? link).textContent;
const isOurs = target => target.matches("#main, .values");

let kept = null;

const alike = (place, was) => {
  if (was.matches("input")) return boxOf(place);
  return [...place.querySelectorAll(was.localName)].find(one => textOf(one) === textOf(was) && one.checkVisibility());
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
  const place = placeOf(details);
  const now = place ? placeFor(place)?.querySelector("details") : document.querySelector(".facets");
  if (!now) return;
  if (place) now.querySelector(".values").replaceChildren(...details.querySelector(".values").childNodes);
  now.open = true;
};

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
    open: target.id === "main" ? [...target.querySelectorAll(".facets, .facets details")].filter(details => details.open) : [],
    find: boxOf(target)?.value,
  };
});

document.addEventListener("htmx:afterSettle", event => {
  if (!kept || !isOurs(event.target)) return;
  const { open, find } = kept;
  open.forEach(openAgain);
  if (event.target.matches(".values") && find) {
    boxOf(event.target).value = find;
    filter(event.target);
  }
  focusAgain(kept);
  kept = null;
});

const follow = event => {
  if (event.detail.boosted) location.assign(event.detail.pathInfo.finalRequestPath);
};
document.addEventListener("htmx:responseError", follow);
document.addEventListener("htmx:sendError", follow);
