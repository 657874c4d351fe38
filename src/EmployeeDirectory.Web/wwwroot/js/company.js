const form = document.querySelector("form.company");
const shown = form.querySelector("[data-preview-name]");
const showName = () => {
  shown.textContent = form.elements.Name.value.trim() || shown.dataset.previewName;
};
form.elements.Name.addEventListener("input", showName);
showName();
form.elements.Photo?.addEventListener("change", event => {
  const [file] = event.target.files;
  const mark = form.querySelector(".site-mark :is(img, svg)");
  if (!file)
    return;
  const picture = Object.assign(new Image(28, 28), { src: URL.createObjectURL(file), alt: "", className: "logo" });
  picture.onload = () => {
    picture.width = Math.max(7, Math.min(4, picture.naturalWidth / picture.naturalHeight) * 28);
    mark.replaceWith(picture);
  };
});
