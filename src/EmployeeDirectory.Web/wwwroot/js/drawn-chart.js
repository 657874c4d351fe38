// The window scrolls by itself, by wheel, touch and focus; here it is dragged, zoomed and walked through.
const frame = document.querySelector(".org-window");
const canvas = frame?.querySelector(".org-canvas");
const [LEAST, MOST, STEP] = [0.1, 2, 1.2];
let zoom = 1;

const middle = () => ({ x: frame.clientLeft + frame.clientWidth / 2, y: frame.clientHeight / 2 });

// What is at the given place of the window stays there.
const zoomTo = (wanted, { x, y } = middle()) => {
  const next = Math.min(MOST, Math.max(LEAST, wanted));
  const [left, top] = [(frame.scrollLeft + x) / zoom, (frame.scrollTop + y) / zoom];
  zoom = next;
  canvas.style.zoom = zoom;
  frame.scrollTo(left * zoom - x, top * zoom - y);
  document.querySelector(".org-zoom output").value = `${Math.round(zoom * 100)} %`;
};

const sheet = () => document.querySelector("#org-sheet");
const width = () => sheet().offsetWidth + 2;

const center = card => {
  const [box, view] = [card.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollLeft += box.left + box.width / 2 - view.left - view.width / 2;
  if (box.bottom > view.bottom || box.top < view.top) frame.scrollTop += box.top - view.top - view.height / 3;
};

const fit = () => {
  zoomTo(Math.min(1, frame.clientWidth / width(), frame.clientHeight / (sheet().offsetHeight + 2)));
  center(sheet());
};

const larger = () => zoomTo(zoom * STEP);
const smaller = () => zoomTo(zoom / STEP);
const actions = { in: larger, out: smaller, fit, svg: link => save(link, drawing), png: link => save(link, picture) };
const keys = { "+": larger, "=": larger, "-": smaller, "0": fit };

document.addEventListener("click", event => {
  const control = event.target.closest("[data-chart]");
  if (!control) return;
  event.preventDefault();
  control.closest("details")?.removeAttribute("open");
  actions[control.dataset.chart](control);
});

// The nearest person in the direction of the arrow, those straight ahead first.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const neighbour = (from, [dx, dy]) => {
  const at = from.getBoundingClientRect();
  let [best, least] = [null, Infinity];
  for (const other of frame.querySelectorAll(".org-person, a.org-card")) {
    const box = other.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2 - at.left - at.width / 2, box.top + box.height / 2 - at.top - at.height / 2];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const far = ahead + (dy ? 1 : 3) * aside;
    if (other !== from && ahead > 8 * zoom && far < least) [best, least] = [other, far];
  }
  return best;
};

document.addEventListener("keydown", event => {
  if (!frame || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, dialog")) return;
  const from = event.target.closest(".org-window a");
  const next = from && DIRECTIONS[event.key] && neighbour(from, DIRECTIONS[event.key]);
  if (!next && !keys[event.key]) return;
  event.preventDefault();
  next ? next.focus() : keys[event.key]();
});

// Fingers apart or together, and the wheel with Ctrl, which is also what pinching a touchpad sends.
const fingers = new Map();
const spread = () => {
  const [one, other] = [...fingers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
};
const placeOf = ({ clientX, clientY }) => {
  const box = frame.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
};
let drag = null;

const watch = () => {
  frame.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(zoom * Math.exp(-event.deltaY / 300), placeOf(event));
  }, { passive: false });

  frame.addEventListener("pointerdown", event => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, event);
    else if (event.button === 0) drag = { event, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
  });

  frame.addEventListener("dragstart", event => event.preventDefault());

  addEventListener("pointermove", event => {
    if (fingers.has(event.pointerId)) {
      const before = fingers.size === 2 ? spread() : 0;
      fingers.set(event.pointerId, event);
      if (before) zoomTo(zoom * spread() / before, placeOf(event));
    }
    if (!drag) return;
    const [x, y] = [event.clientX - drag.event.clientX, event.clientY - drag.event.clientY];
    drag.moved ||= Math.hypot(x, y) > 4;
    frame.classList.toggle("org-dragged", drag.moved);
    if (drag.moved) frame.scrollTo(drag.left - x, drag.top - y);
  });

  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, event => {
    fingers.delete(event.pointerId);
    if (!drag) return;
    // A drag that ends on a link does not follow it.
    if (drag.moved) addEventListener("click", click => click.preventDefault(), { capture: true, once: true });
    setTimeout(() => frame.classList.remove("org-dragged"));
    drag = null;
  });

  // What was opened or closed stays where it was.
  let pressed = null;
  document.addEventListener("htmx:beforeSwap", event => {
    const toggle = event.detail.requestConfig?.elt;
    pressed = toggle?.matches(".org-toggle") ? { id: toggle.id, box: toggle.getBoundingClientRect() } : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const toggle = pressed && document.getElementById(pressed.id);
    pressed &&= null;
    if (toggle) toggle.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:afterSwap", () => {
    const toggle = pressed && document.getElementById(pressed.id);
    if (!toggle) return;
    const box = toggle.getBoundingClientRect();
    frame.scrollBy(box.left - pressed.box.left, box.top - pressed.box.top);
  });
};

// The server's drawing has initials; the photos that the page shows are put over them.
const drawing = async address => {
  const file = new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml");
  for (const photo of frame.querySelectorAll("[id^=p-] img.avatar")) {
    const letters = file.getElementById(photo.closest("[id]").id)?.querySelector("circle");
    if (letters) letters.parentNode.insertBefore(await inside(photo, letters), letters.nextElementSibling.nextSibling);
  }
  return new Blob([new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" });
};

const inside = async (photo, circle) => {
  const [x, y, r] = ["cx", "cy", "r"].map(name => Number(circle.getAttribute(name)));
  const image = circle.ownerDocument.createElementNS(circle.namespaceURI, "image");
  const square = { x: x - r, y: y - r, width: 2 * r, height: 2 * r, preserveAspectRatio: "xMidYMid slice", "clip-path": `inset(0 round ${r}px)` };
  Object.entries(square).forEach(([name, value]) => image.setAttribute(name, value));
  const bytes = await (await fetch(photo.currentSrc || photo.src)).blob();
  image.setAttribute("href", await new Promise(read => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result);
    reader.readAsDataURL(bytes);
  }));
  return image;
};

const picture = async address => {
  const image = new Image();
  image.src = URL.createObjectURL(await drawing(address));
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(image.naturalWidth, image.naturalHeight));
  const paper = document.createElement("canvas");
  [paper.width, paper.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
  URL.revokeObjectURL(image.src);
  return new Promise(made => paper.toBlob(made));
};

const save = async (link, make) => {
  const copy = Object.assign(document.createElement("a"), { download: link.download, href: URL.createObjectURL(await make(link.href)) });
  copy.click();
  URL.revokeObjectURL(copy.href);
};

if (frame) {
  watch();
  // A wide chart begins as large as it can be read, a large window is used, and the person in question is in the middle.
  const whole = frame.clientWidth / width();
  const fits = frame.clientHeight > sheet().offsetHeight * whole;
  if (whole < 1 ? whole >= 0.6 : whole < 1.6 && fits) zoomTo(Math.min(1.3, whole));
  center(document.querySelector(".org-chosen") ?? document.querySelector(".org-team .org-card"));
}
