// Shows the chosen picture with a square to move. Without this the server takes the middle.
const MOVES = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, -1, 0], ArrowDown: [0, 1, 0], "+": [0, 0, 1], "-": [0, 0, -1] };

const enhance = field => {
  const [file, crop, status] = [field.querySelector("[type=file]"), field.querySelector("[name=Crop]"), field.querySelector("[role=status]")];
  const stage = field.querySelector(".crop-stage");
  let picture = stage.querySelector("img");
  let cropper;

  const reset = () => {
    cropper?.destroy();
    cropper = undefined;
    URL.revokeObjectURL(picture.src);
    const fresh = document.createElement("img");
    fresh.alt = "";
    picture.replaceWith(fresh);
    picture = fresh;
    crop.value = status.textContent = "";
    stage.hidden = true;
  };

  const note = () => {
    const { x, y, width, height } = cropper.getData(true);
    crop.value = [Math.max(0, x), Math.max(0, y), Math.min(width, height)].join(",");
  };

  const show = () => {
    stage.hidden = false;
    status.textContent = "Move the square to what should be seen, with the pointer or the arrow keys; + and − change its size.";
    // The browser has turned the picture already: its pixels are those of the upright one.
    cropper = new Cropper(picture, {
      aspectRatio: 1, viewMode: 1, autoCropArea: 1, checkOrientation: false, guides: false, center: false,
      background: false, rotatable: false, scalable: false, zoomable: false, dragMode: "none", crop: note,
    });
  };

  const choose = () => {
    reset();
    if (!file.files[0]) return;
    picture.addEventListener("load", show, { once: true });
    picture.addEventListener("error", () => {
      reset();
      status.textContent = "This browser cannot show the file. You can still save; the server looks at it.";
    }, { once: true });
    picture.src = URL.createObjectURL(file.files[0]);
  };

  stage.addEventListener("keydown", event => {
    const move = MOVES[event.key];
    if (!move || !cropper) return;
    event.preventDefault();
    const { left, top, width } = cropper.getCropBoxData();
    const [x, y, size] = move.map(step => step * 8);
    cropper.setCropBoxData({ left: left + x, top: top + y, ...(size && { width: width + size, height: width + size }) });
  });
  file.addEventListener("change", choose);
  choose();
};

document.querySelectorAll("[data-crop]").forEach(enhance);
