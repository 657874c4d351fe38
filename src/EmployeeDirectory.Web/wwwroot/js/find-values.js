// Filters values as one types, by the beginnings of their words. Without this the server does it.
const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", þ: "th" };

const fold = text => text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "").replace(/[ßæœøđðłħıþ]/g, letter => SPELT[letter]);
const words = text => fold(text).split(/[^\p{L}\p{N}#+.]+/u).filter(Boolean);
const shown = values => values.querySelectorAll("li:not([hidden])");

export const boxOf = values => values.querySelector("input[type=search]");

export const filter = values => {
  const [typed, none] = [boxOf(values).value, values.querySelector("[data-say-none]")];
  const sought = words(typed);
  values.querySelectorAll("li").forEach(item => {
    const own = words(item.querySelector("span").textContent);
    item.hidden = !sought.every(word => own.some(one => one.startsWith(word)));
  });
  none.textContent = shown(values).length > 0 ? "" : none.dataset.sayNone.replace("{0}", () => typed.trim());
};

const valuesOf = element => element.matches(".find input") ? element.closest(".values") : null;

document.addEventListener("input", event => {
  const values = valuesOf(event.target);
  if (values) filter(values);
});

// Enter chooses the only value left.
document.addEventListener("keydown", event => {
  const values = event.key === "Enter" && !event.isComposing && valuesOf(event.target);
  if (!values) return;
  event.preventDefault();
  const left = shown(values);
  if (left.length === 1) left[0].querySelector("input").click();
});
