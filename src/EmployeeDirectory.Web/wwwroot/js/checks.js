// Asks the server, as one types, what saving would say, and shows it: a message at a field that was left, how the name is
// split, a time zone to take, the card.
const form = document.querySelector("[data-checks]");
const parts = form.querySelector(".name-parts");
const card = document.querySelector("[data-form-card]");
const left = new Set();
let asking, waiting;

// Unfolded without this script.
if (parts && !parts.querySelector("[aria-invalid]")) parts.open = false;

const controlOf = name => form.querySelector(`#${CSS.escape(name)}`);

const put = (name, kind, node) => {
  const control = controlOf(name);
  const field = control?.closest(".field");
  if (!field) return;
  const id = `${name}-${kind}`;
  const before = field.querySelector(`#${CSS.escape(id)}`);
  if (before?.textContent === (node?.textContent ?? undefined)) return;
  before?.remove();
  const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  ids.delete(id);
  if (node) {
    node.id = id;
    ids.add(id);
    const head = [...field.children].filter(child => child.matches("label:not(.check), legend, .help")).at(-1);
    head.after(node);
  }
  if (ids.size > 0) control.setAttribute("aria-describedby", [...ids].join(" "));
  else control.removeAttribute("aria-describedby");
};

const messageOf = (text, kind) => {
  const message = document.createElement("p");
  message.className = kind;
  message.textContent = text;
  return message;
};

const showProblem = (name, text) => {
  put(name, "problem", text && messageOf(text, "problem"));
  const control = controlOf(name);
  if (text) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
};

const offerZone = button => {
  const zone = controlOf("TimeZone");
  put("TimeZone", "offer", button);
  button?.addEventListener("click", () => {
    zone.value = button.dataset.take;
    zone.focus();
    button.remove();
    ask();
  });
};

// What is being typed in stays where it is while messages come and go above it.
const inPlace = change => {
  const focused = form.contains(document.activeElement) ? document.activeElement : null;
  const top = focused?.getBoundingClientRect().top;
  change();
  if (focused) scrollBy({ top: focused.getBoundingClientRect().top - top, behavior: "instant" });
};

const show = page => {
  const texts = kind => new Map([...page.querySelectorAll(`[data-${kind}]`)].map(one => [one.dataset[kind], one.textContent]));
  const [problems, remarks] = [texts("problem"), texts("remark")];
  left.forEach(name => {
    showProblem(name, problems.get(name));
    const remark = remarks.get(name);
    put(name, "remark", remark && messageOf(remark, "remark"));
  });
  offerZone(page.querySelector("[data-take]"));
  if (parts) parts.querySelector("[data-name-parts]").replaceChildren(...page.querySelector("[data-name-parts]").childNodes);
  card.replaceChildren(...page.querySelector("[data-card]").childNodes);
};

const ask = async () => {
  clearTimeout(waiting);
  asking?.abort();
  asking = new AbortController();
  const entries = new FormData(form);
  entries.delete("Photo");
  try {
    const answer = await fetch(form.dataset.checks, {
      method: "POST", body: new URLSearchParams(entries), signal: AbortSignal.any([asking.signal, AbortSignal.timeout(10_000)]),
    });
    // Saving says what is wrong.
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    inPlace(() => show(page));
  } catch (fault) {
    if (fault.name !== "AbortError" && fault.name !== "TimeoutError" && !(fault instanceof TypeError)) throw fault;
  }
};

form.addEventListener("input", event => {
  if (event.target.type === "file" || event.target.type === "range") return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, 300);
});
form.addEventListener("focusout", event => {
  const name = event.target.closest(".field")?.querySelector("[id][name], [role=combobox]")?.id;
  if (!name || event.target.matches("button, summary, [type=file], [type=range]") || event.relatedTarget?.closest(".field") === event.target.closest(".field")) return;
  left.add(name);
  ask();
});
form.addEventListener("submit", () => { clearTimeout(waiting); asking?.abort(); });
