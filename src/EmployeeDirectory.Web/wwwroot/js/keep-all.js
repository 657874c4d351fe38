// Chooses one side of every field at once.
const bar = document.querySelector("[data-keep-all]");
bar.hidden = document.querySelectorAll("[data-side]").length < 4;
bar.addEventListener("click", event => {
  document.querySelectorAll(`[data-side="${event.target.value}"]`).forEach(choice => { choice.checked = true; });
});
