// The window scrolls by itself, by wheel, touch and focus; here it is dragged, zoomed and walked through.
const frame = document.querySelector(".org-window");
const canvas = frame?.querySelector(".org-canvas");
const [LEAST, READABLE, MOST, STEP] = [0.1, 0.7, 2, 1.2];
const [FACES_AT_ONCE, FACES_MS] = [8, 10_000];
let zoom = 1;
let fitted = false;

const middle = () => ({ x: frame.clientLeft + frame.clientWidth / 2, y: frame.clientHeight / 2 });

// What is at the given place of the window stays there.
const zoomTo = (wanted, { x, y } = middle()) => {
  const next = Math.min(MOST, Math.max(LEAST, wanted));
  const [left, top] = [(frame.scrollLeft + x) / zoom, (frame.scrollTop + y) / zoom];
  zoom = next;
  canvas.style.zoom = zoom;
  frame.scrollTo(left * zoom - x, top * zoom - y);
  document.querySelector(".org-zoom output").value = `${Math.round(zoom * 100)} %`;
  mayShowAll(false);
};

const fitButton = document.querySelector("[data-chart=fit]");
const fitText = fitButton?.textContent;
const mayShowAll = may => {
  fitted = may;
  fitButton.textContent = may ? fitButton.dataset.again : fitText;
};

const sheet = () => document.querySelector("#org-sheet");
const width = () => sheet().offsetWidth + 2;

const subject = () => document.querySelector(".org-chosen") ?? document.querySelector(".org-team .org-card");

// A manager's card may stick to a side; their column tells where it belongs.
const center = card => {
  const [column, box, view] = [card.closest("li") ?? card, card, frame].map(one => one.getBoundingClientRect());
  frame.scrollLeft += column.left + column.width / 2 - view.left - view.width / 2;
  if (box.bottom > view.bottom || box.top < view.top) frame.scrollTop += box.top - view.top - view.height / 3;
};

// Everything, but no smaller than names can be read, unless it is asked for again.
const fit = () => {
  const all = Math.min(1, frame.clientWidth / width(), frame.clientHeight / (sheet().offsetHeight + 2));
  const again = fitted;
  zoomTo(again ? all : Math.max(all, READABLE));
  center(all < zoom ? subject() : sheet());
  mayShowAll(!again && all < zoom);
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

// Whose name or title is cut has the whole below their card while they have the focus.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".org-person"))
    target.classList.toggle("org-whole", [...target.querySelectorAll(".name, .soft:not(.unseen)")].every(text =>
      text.scrollHeight <= text.clientHeight + 2 && text.scrollWidth <= text.clientWidth + 1));
});

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

// The server's drawing has initials; the photos, loaded on the page or not, are put over them.
const drawing = async address => {
  const photos = [...frame.querySelectorAll("[id^=p-] img.avatar")];
  const file = new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml");
  const signal = AbortSignal.timeout(FACES_MS);
  let missing = 0;
  const next = async () => {
    for (let photo; (photo = photos.pop());) await cover(file, photo, signal).catch(() => missing++);
  };
  await Promise.all(Array.from({ length: FACES_AT_ONCE }, next));
  return { missing, blob: new Blob([new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" }) };
};

const cover = async (file, photo, signal) => {
  const square = file.getElementById(photo.closest("[id]").id)?.querySelector(".face");
  if (!square) return;
  const [size, corner] = [square.getAttribute("width"), square.getAttribute("rx")];
  const sharp = size > 32 && photo.srcset.match(/\S+(?= 256w)/)?.[0];
  const answer = await fetch(sharp || photo.src, { signal });
  if (!answer.ok) throw new Error(answer.statusText);
  const bytes = await answer.blob();
  const image = file.createElementNS(square.namespaceURI, "image");
  const place = { x: square.getAttribute("x"), y: square.getAttribute("y"), width: size, height: size, preserveAspectRatio: "xMidYMid slice", "clip-path": `inset(0 round ${corner}px)` };
  Object.entries(place).forEach(([name, value]) => image.setAttribute(name, value));
  image.setAttribute("href", await new Promise((read, failed) => {
    const reader = Object.assign(new FileReader(), { onerror: failed });
    reader.onload = () => read(reader.result);
    reader.readAsDataURL(bytes);
  }));
  square.parentNode.insertBefore(image, square.nextElementSibling.nextSibling);
};

const picture = async address => {
  const { missing, blob } = await drawing(address);
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const [across, down] = [image.naturalWidth, image.naturalHeight];
  const scale = Math.min(2, 8000 / Math.max(across, down), Math.sqrt(16e6 / (across * down)));
  const paper = document.createElement("canvas");
  [paper.width, paper.height] = [across * scale, down * scale];
  paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
  URL.revokeObjectURL(image.src);
  return { missing, blob: await new Promise(made => paper.toBlob(made)) };
};

const save = async (link, make) => {
  const said = document.querySelector(".org-said");
  said.textContent = said.dataset.saving;
  try {
    const { missing, blob } = await make(link.href);
    const copy = Object.assign(document.createElement("a"), { download: link.download, href: URL.createObjectURL(blob) });
    copy.click();
    URL.revokeObjectURL(copy.href);
    said.textContent = missing ? said.dataset.missing.replace("{0}", missing) : "";
  } catch {
    said.textContent = said.dataset.failed;
  }
};

if (frame) {
  watch();
  // A wide chart begins as large as it can be read, a large window is used, and the person in question is in the middle.
  const whole = frame.clientWidth / width();
  const fits = frame.clientHeight > sheet().offsetHeight * whole;
  if (whole < 1 ? whole >= READABLE : whole < 1.6 && fits) zoomTo(Math.min(1.3, whole));
  center(subject());
}
