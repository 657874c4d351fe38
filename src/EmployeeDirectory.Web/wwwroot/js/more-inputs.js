// Offers another input of a repeated field, up to the most it may have.
document.querySelectorAll("[data-more-inputs]").forEach(group => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = group.dataset.sayMore;

  const inputs = group.getElementsByTagName("input");
  const update = () => { button.hidden = inputs.length >= +group.dataset.moreInputs; };
  button.addEventListener("click", () => {
    const next = inputs[0].cloneNode();
    next.value = "";
    next.id = `${inputs[0].id}-${inputs.length + 1}`;
    next.setAttribute("aria-label", group.dataset.sayLabel.replace("{0}", inputs.length + 1));
    button.before(next);
    next.focus();
    update();
  });
  group.append(button);
  update();
});
