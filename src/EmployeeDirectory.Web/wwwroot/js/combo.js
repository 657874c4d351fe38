// A combo box (WAI-ARIA) of a text field: over the values of its datalist, or over the people that the server finds.
const MOST = 8;

export const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

const optionFor = ({ value, count }) => {
  const option = document.createElement("li");
  option.role = "option";
  option.dataset.value = value;
  const name = document.createElement("span");
  name.dir = "auto";
  name.textContent = value;
  option.append(name);
  if (count) {
    const number = document.createElement("small");
    number.textContent = count;
    option.append(number);
  }
  return option;
};

const listFor = input => {
  const list = document.createElement("ul");
  list.id = `${input.id}-options`;
  list.className = "combo-list";
  list.role = "listbox";
  list.ariaLabel = input.labels[0]?.textContent ?? "";
  list.hidden = true;
  return list;
};

const replaceText = (input, value) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

export const combo = (input, { choose = value => replaceText(input, value), isTaken = () => false } = {}) => {
  const datalist = document.getElementById(input.getAttribute("list"));
  const known = datalist && [...datalist.options].map(option => ({ value: option.value, folded: fold(option.value), count: option.dataset.count }));
  const list = known ? listFor(input) : document.getElementById(input.dataset.combo);
  let [active, chosen, asked] = [null, input.value, 0];
  input.removeAttribute("list");
  input.after(list);
  input.role = "combobox";
  input.autocomplete = "off";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.ariaExpanded = "false";

  const activate = option => {
    active?.removeAttribute("aria-selected");
    active = option ?? null;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.ariaSelected = "true";
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };
  const show = isOpen => {
    list.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
    if (!isOpen) activate(null);
  };
  const offer = () => {
    activate(null);
    [...list.children].forEach((option, place) => { option.id = `${list.id}-${place + 1}`; });
    show(list.childElementCount > 0 && document.activeElement === input);
  };
  const fitting = () => {
    const typed = fold(input.value);
    const free = known.filter(one => !isTaken(one.value) && one.folded.includes(typed));
    return [...free.filter(one => one.folded.startsWith(typed)), ...free.filter(one => !one.folded.startsWith(typed))].slice(0, MOST);
  };
  const find = async () => {
    asked += 1;
    if (known) {
      list.replaceChildren(...fitting().map(optionFor));
      return offer();
    }
    const mine = asked;
    await new Promise(done => { setTimeout(done, 150); });
    if (mine !== asked) return;
    const answer = await fetch(`${input.dataset.from}?manager=${encodeURIComponent(input.value)}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    const found = answer?.ok && !answer.redirected ? await answer.text() : "";
    if (mine !== asked) return;
    list.innerHTML = found;
    offer();
  };
  const take = option => {
    asked += 1;
    show(false);
    chosen = option.dataset.value;
    choose(chosen);
    asked += 1;
    show(false);
  };
  const move = step => {
    const options = [...list.children];
    activate(options.at((options.indexOf(active) + (active || step > 0 ? step : 0)) % options.length));
  };

  input.addEventListener("input", () => { if (input.value !== chosen) find(); chosen = null; });
  input.addEventListener("keydown", async event => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await find();
      if (!list.hidden) move(event.key === "ArrowDown" ? 1 : -1);
    } else if ((event.key === "Enter" || event.key === "Tab") && active) {
      if (event.key === "Enter") {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      take(active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  });
  // The spelling in use, so that “leeds” does not stand beside “Leeds”.
  input.addEventListener("blur", () => {
    asked += 1;
    show(false);
    const same = known?.find(one => one.folded === fold(input.value));
    if (same && same.value !== input.value && !isTaken(same.value)) replaceText(input, chosen = same.value);
  });
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
};
