// Shows the chosen picture, made smaller where the server would refuse it, with a square to move. Without this the server takes
// the middle.
import { fits, replace, shrink } from "./shrink.js";

const MOVES = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, -1, 0], ArrowDown: [0, 1, 0], "+": [0, 0, 1], "-": [0, 0, -1] };

const enhance = field => {
  const [file, crop, status] = [field.querySelector("[type=file]"), field.querySelector("[type=hidden]"), field.querySelector("[role=status]")];
  const stage = field.querySelector(".crop-stage");
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
    stage.hidden = true;
  };

  const note = () => {
    const { x, y, width, height } = cropper.getData(true);
    crop.value = [Math.max(0, x), Math.max(0, y), Math.min(width, height)].join(",");
  };

  const show = isSmaller => {
    stage.hidden = false;
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
    if (!isTooLarge) return say(texts.sayUnreadable);
    file.value = "";
    file.ariaInvalid = "true";
    say(texts.sayTooLarge.replace("{0}", () => chosen.name), true);
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
  file.addEventListener("change", choose);
  choose();
};

document.querySelectorAll("[data-crop]").forEach(enhance);
