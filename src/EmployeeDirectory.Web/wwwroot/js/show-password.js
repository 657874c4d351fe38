// A button in each password field. The browser is to keep what is sent as a password, so it is hidden again before.
const add = input => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal";
  button.textContent = input.dataset.sayShow;
  const label = input.labels[0].firstChild.textContent;
  button.setAttribute("aria-label", `${input.dataset.sayShow}: ${label}`);
  const show = shown => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  };
  show(false);
  button.addEventListener("click", () => show(input.type === "password"));
  input.form.addEventListener("submit", () => show(false));
  input.after(button);
};

document.querySelectorAll("[data-say-show]").forEach(add);
