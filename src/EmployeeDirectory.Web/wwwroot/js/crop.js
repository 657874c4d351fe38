// Shows the picture that is chosen, dropped or taken, made smaller where the server would refuse it, with a square to move and
// how it will look. Without this the server takes the middle.
import { offerCamera } from "./camera.js";
import { fits, replace, shrink } from "./shrink.js";

const MOVES = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, -1, 0], ArrowDown: [0, 1, 0], "+": [0, 0, 1], "-": [0, 0, -1] };

const enhance = field => {
  const [file, crop, status] = [field.querySelector("[type=file]"), field.querySelector("[type=hidden]"), field.querySelector("[role=status]")];
  const [tools, stage, zoom] = [field.querySelector(".crop"), field.querySelector(".crop-stage"), field.querySelector("[type=range]")];
  const previews = [...field.querySelectorAll(".crop-previews canvas")];
  const texts = field.dataset;
  const uncropped = crop.value;
  let picture = stage.querySelector("img");
  let cropper;

  const say = (text, refused = false) => {
    status.textContent = text;
    status.className = refused ? "problem" : "help";
  };

  const reset = () => {
    cropper?.destroy();
    cropper = undefined;
    URL.revokeObjectURL(picture.src);
    const fresh = document.createElement("img");
    fresh.alt = "";
    picture.replaceWith(fresh);
    picture = fresh;
    crop.value = uncropped;
    say("");
    tools.hidden = true;
  };

  const note = () => {
    const { x, y, width, height } = cropper.getData(true);
    const square = [Math.max(0, x), Math.max(0, y), Math.min(width, height)];
    crop.value = square.join(",");
    zoom.value = largest() / square[2];
    previews.forEach(canvas => {
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, square[0], square[1], square[2], square[2], 0, 0, canvas.width, canvas.height);
    });
  };

  const largest = () => Math.min(picture.naturalWidth, picture.naturalHeight);

  const zoomIn = () => {
    if (!cropper) return;
    const { x, y, width } = cropper.getData();
    const size = largest() / zoom.value;
    cropper.setData({ x: x + (width - size) / 2, y: y + (width - size) / 2, width: size, height: size });
  };

  const show = isSmaller => {
    tools.hidden = false;
    file.ariaInvalid = null;
    say(isSmaller ? `${texts.sayShrunk} ${texts.sayMove}` : texts.sayMove);
    // The browser has turned the picture already: its pixels are those of the upright one.
    cropper = new Cropper(picture, {
      aspectRatio: 1, viewMode: 1, autoCropArea: 1, checkOrientation: false, guides: false, center: false,
      background: false, rotatable: false, scalable: false, zoomable: false, dragMode: "none", crop: note,
    });
  };

  const open = async chosen => {
    picture.src = URL.createObjectURL(chosen);
    await picture.decode();
  };

  // False once another file is chosen.
  const isCurrent = chosen => file.files[0] === chosen;

  const makeSmaller = async chosen => {
    say(texts.sayShrinking);
    // So that it is shown: the work may take seconds.
    await new Promise(shown => setTimeout(shown, 50));
    const small = await shrink(chosen, picture);
    if (!isCurrent(chosen)) return chosen;
    reset();
    await open(small);
    if (!isCurrent(chosen)) return chosen;
    replace(file, small);
    return small;
  };

  const refuse = chosen => {
    const isTooLarge = chosen.size > +file.dataset.maxBytes;
    reset();
    const isHeic = /^image\/hei[cf]/.test(chosen.type) || /\.hei[cf]$/i.test(chosen.name);
    // Not every browser shows AVIF, which the server reads.
    if (!isTooLarge && !isHeic && chosen.type === "image/avif") return say(texts.sayUnreadable);
    file.value = "";
    file.ariaInvalid = "true";
    const text = isHeic ? texts.sayHeic : isTooLarge ? texts.sayTooLarge : texts.sayNotAPicture;
    say(text.replace("{0}", () => chosen.name), true);
  };

  const take = async chosen => {
    try {
      await open(chosen);
      if (!isCurrent(chosen)) return;
      const sent = fits(file, chosen, picture) ? chosen : await makeSmaller(chosen);
      if (isCurrent(sent)) show(sent !== chosen);
    } catch {
      if (isCurrent(chosen)) refuse(chosen);
    }
  };

  // What is not ready yet is not sent.
  const setBusy = busy => {
    field.ariaBusy = busy;
    file.form.querySelectorAll("button[type=submit]").forEach(button => { button.disabled = busy; });
  };

  let runs = 0;
  const choose = async () => {
    reset();
    if (!file.files[0]) return;
    runs += 1;
    setBusy(true);
    await take(file.files[0]);
    runs -= 1;
    if (runs === 0) setBusy(false);
  };

  stage.addEventListener("keydown", event => {
    const move = MOVES[event.key];
    if (!move || !cropper) return;
    event.preventDefault();
    const { left, top, width } = cropper.getCropBoxData();
    const [x, y, size] = move.map(step => step * 8);
    cropper.setCropBoxData({ left: left + x, top: top + y, ...(size && { width: width + size, height: width + size }) });
  });
  const give = picked => {
    replace(file, picked);
    file.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const isFile = event => event.dataTransfer?.types.includes("Files");

  zoom.addEventListener("input", zoomIn);
  field.querySelector(".drop-hint").hidden = !matchMedia("(hover: hover)").matches;
  field.addEventListener("dragover", event => {
    if (!isFile(event)) return;
    event.preventDefault();
    field.classList.add("dropping");
  });
  field.addEventListener("dragleave", event => { if (!field.contains(event.relatedTarget)) field.classList.remove("dropping"); });
  field.addEventListener("drop", event => {
    field.classList.remove("dropping");
    if (!isFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) give(event.dataTransfer.files[0]);
  });
  if (field.querySelector(".use-camera")) offerCamera(field, give, () => say(texts.sayNoCamera, true));
  file.addEventListener("change", choose);
  choose();
};

document.querySelectorAll("[data-crop]").forEach(enhance);
