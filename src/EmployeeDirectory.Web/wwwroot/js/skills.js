// Suggests words for the one being typed in a list separated by commas, as buttons that add them.
const SHOWN = 8;

const enhance = input => {
  const known = [...document.getElementById(input.getAttribute("list")).options].map(option => option.value);
  input.removeAttribute("list");
  const buttons = document.createElement("div");
  buttons.className = "add-words";
  buttons.setAttribute("role", "group");
  buttons.setAttribute("aria-label", input.dataset.saySuggested);
  input.after(buttons);

  const isKnown = word => known.some(one => one.toLowerCase() === word.toLowerCase());
  const words = () => input.value.split(",").map(word => word.trim());
  const show = () => {
    const typed = words();
    const taken = new Set(typed.map(word => word.toLowerCase()));
    const last = isKnown(typed.at(-1)) ? "" : typed.at(-1).toLowerCase();
    const fitting = known.filter(word => !taken.has(word.toLowerCase()) && word.toLowerCase().includes(last));
    buttons.replaceChildren(...fitting.slice(0, SHOWN).map(buttonFor));
  };
  const add = word => {
    const kept = words();
    if (!isKnown(kept.at(-1))) kept.pop();
    input.value = [...kept, word].filter(Boolean).join(", ") + ", ";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  };
  const buttonFor = word => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = `+ ${word}`;
    button.addEventListener("click", () => add(word));
    return button;
  };

  input.addEventListener("input", show);
  show();
};

document.querySelectorAll("[data-add-words]").forEach(enhance);
