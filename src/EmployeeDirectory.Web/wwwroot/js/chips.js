// Skills as chips. What is posted stays the line of words between commas.
import { combo, fold } from "./combo.js";

const enhance = line => {
  const { sayRemove, sayAdded, sayHelp } = line.dataset;
  const input = line.cloneNode();
  const chips = document.createElement("ul");
  const said = document.createElement("p");
  let words = line.value.split(",").map(word => word.trim()).filter(Boolean);

  input.removeAttribute("name");
  input.value = "";
  line.type = "hidden";
  line.removeAttribute("id");
  chips.className = "skill-chips";
  said.className = "said";
  said.role = "status";
  const help = line.closest(".field").querySelector(".help");
  if (help) help.textContent = sayHelp;

  const known = new Map([...document.getElementById(line.getAttribute("list"))?.options ?? []].map(({ value }) => [fold(value), value]));
  const isTaken = word => words.some(one => fold(one) === fold(word));
  const chipFor = word => {
    const [chip, text, button] = ["li", "span", "button"].map(name => document.createElement(name));
    text.textContent = word;
    text.dir = "auto";
    button.type = "button";
    button.ariaLabel = sayRemove.replace("{0}", () => word);
    button.textContent = "×";
    button.addEventListener("click", () => {
      keep(words.filter(one => one !== word));
      input.focus();
    });
    chip.append(text, button);
    return chip;
  };
  const keep = next => {
    words = next;
    line.value = words.join(", ");
    chips.replaceChildren(...words.map(chipFor));
    chips.hidden = words.length === 0;
    line.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const add = text => {
    const fresh = text.split(/[,;\n]/).map(word => known.get(fold(word)) ?? word.trim()).filter(word => word && !isTaken(word));
    input.value = "";
    if (fresh.length === 0) return;
    keep([...words, ...fresh]);
    said.textContent = sayAdded.replace("{0}", () => fresh.join(", "));
  };

  line.after(chips, input, said);
  // Typing of a combo box comes first: Enter may choose from it.
  if (known.size > 0) combo(input, { choose: add, isTaken });
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;
    if (event.key === "Enter" && input.value.trim()) {
      event.preventDefault();
      add(input.value);
    } else if (event.key === "Backspace" && !input.value && words.length > 0) {
      keep(words.slice(0, -1));
    }
  });
  input.addEventListener("input", () => { if (/[,;\n]/.test(input.value)) add(input.value); });
  input.addEventListener("change", () => add(input.value));
  chips.replaceChildren(...words.map(chipFor));
  chips.hidden = words.length === 0;
};

document.querySelectorAll("[data-chips]").forEach(enhance);
