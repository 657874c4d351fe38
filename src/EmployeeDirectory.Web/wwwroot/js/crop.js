// Shows the chosen picture with a square to move. Without this the server takes the middle.
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
    crop.value = "";
    status.textContent = "";
    stage.hidden = true;
  };

  const note = () => {
    const { x, y, width, height } = cropper.getData(true);
    crop.value = [Math.max(0, x), Math.max(0, y), Math.min(width, height)].join(",");
  };

  file.addEventListener("change", () => {
    reset();
    if (!file.files[0]) return;
    picture.addEventListener("load", () => {
      stage.hidden = false;
      status.textContent = "Drag the square, or its corners, to what should be seen.";
      // The browser has turned the picture already: its pixels are those of the upright one.
      cropper = new Cropper(picture, {
        aspectRatio: 1, viewMode: 1, autoCropArea: 1, checkOrientation: false, guides: false, center: false,
        background: false, rotatable: false, scalable: false, zoomable: false, dragMode: "none",
        ready: note, cropend: note,
      });
    }, { once: true });
    picture.addEventListener("error", () => {
      reset();
      status.textContent = "This browser cannot show the file. You can still save; the server looks at it.";
    }, { once: true });
    picture.src = URL.createObjectURL(file.files[0]);
  });
};

document.querySelectorAll("[data-crop]").forEach(enhance);
