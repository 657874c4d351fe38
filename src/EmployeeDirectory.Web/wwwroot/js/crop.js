// Shows the picture that is chosen, dropped or taken, made smaller where the server would refuse it, with a square to move and
// how it will look. Without this the server takes the middle.
import { offerCamera } from "./camera.js";
import { loadCropper } from "./cropper.js";
import { EDGE, fits, replace, shrink } from "./shrink.js";

const MOVES = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, -1, 0], ArrowDown: [0, 1, 0], "+": [0, 0, 1], "-": [0, 0, -1] };

const MIDDLE = "0,0,0";

// A square of a picture, of this width and height, after so many quarters to the right.
const turnedSquare = ([left, top, size], turns, width, height) =>
  turns === 0 ? [left, top, size] : turnedSquare([height - top - size, left, size], turns - 1, height, width);

const turnedCopy = async (picture, turns) => {
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.min(1, EDGE / Math.max(naturalWidth, naturalHeight));
  const [width, height] = [naturalWidth, naturalHeight].map(side => Math.round(side * scale));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = turns % 2 ? [height, width] : [width, height];
  drawTurned(canvas, turns, context => context.drawImage(picture, -width / 2, -height / 2, width, height));
  const copy = document.createElement("img");
  copy.alt = "";
  copy.src = URL.createObjectURL(await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.9)));
  await copy.decode();
  return copy;
};

const drawTurned = (canvas, turns, draw) => {
  const context = canvas.getContext("2d");
  context.resetTransform();
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(turns * Math.PI / 2);
  draw(context);
};

const enhance = field => {
  const [file, choice, status] = [field.querySelector("[type=file]"), field.querySelector("select"), field.querySelector("[role=status]")];
  const [tools, stage, zoom] = [field.querySelector(".crop"), field.querySelector(".crop-stage"), field.querySelector("[type=range]")];
  const crop = Object.assign(document.createElement("input"), { type: "hidden", name: choice.name, value: MIDDLE });
  const onCard = Object.assign(document.createElement("canvas"), { className: "avatar", width: 128, height: 128 });
  const card = document.querySelector("[data-form-card]");
  const previews = [...field.querySelectorAll(".crop-previews canvas"), onCard];
  const texts = field.dataset;
  // The picture upright as it was chosen, and what the stage shows of it.
  let picture = stage.querySelector("img");
  let shown = picture;
  let turns = 0;
  let cropper, initials;

  const say = (text, refused = false) => {
    status.textContent = text;
    status.className = refused ? "problem" : "help";
  };

  const showOnCard = () => {
    const avatar = card?.querySelector(".avatar");
    if (!cropper || !avatar || avatar === onCard) return;
    initials = avatar;
    avatar.replaceWith(onCard);
  };

  const stand = image => {
    cropper?.destroy();
    cropper = undefined;
    if (shown !== picture) URL.revokeObjectURL(shown.src);
    shown.replaceWith(image);
    shown = image;
  };

  const reset = () => {
    const fresh = document.createElement("img");
    fresh.alt = "";
    stand(fresh);
    URL.revokeObjectURL(picture.src);
    picture = fresh;
    turns = 0;
    crop.value = MIDDLE;
    onCard.replaceWith(initials ?? "");
    say("");
    tools.hidden = true;
  };

  const sides = () => [picture.naturalWidth, picture.naturalHeight];
  const largest = () => Math.min(...sides());
  const scaleOf = () => Math.max(shown.naturalWidth, shown.naturalHeight) / Math.max(...sides());

  const note = () => {
    const { x, y, width, height } = cropper.getData();
    const [left, top, size] = [Math.max(0, x), Math.max(0, y), Math.min(width, height)].map(pixels => Math.round(pixels / scaleOf()));
    const square = turnedSquare([left, top, size], (4 - turns) % 4, ...(turns % 2 ? sides().reverse() : sides()));
    crop.value = [...square, ...(turns ? [turns] : [])].join(",");
    zoom.value = largest() / size;
    previews.forEach(canvas => drawTurned(canvas, turns, context => context.drawImage(
      picture, square[0], square[1], size, size, -canvas.width / 2, -canvas.height / 2, canvas.width, canvas.height)));
    showOnCard();
  };

  const zoomIn = () => {
    if (!cropper) return;
    const { x, y, width } = cropper.getData();
    const size = largest() * scaleOf() / zoom.value;
    cropper.setData({ x: x + (width - size) / 2, y: y + (width - size) / 2, width: size, height: size });
  };

  const startCropping = data => {
    // The browser has turned the picture already: its pixels are those of the upright one.
    cropper = new Cropper(shown, {
      aspectRatio: 1, viewMode: 1, autoCropArea: 1, checkOrientation: false, guides: false, center: false,
      background: false, rotatable: false, scalable: false, zoomable: false, dragMode: "none", crop: note, data,
    });
  };

  const turn = async by => {
    if (!cropper) return;
    const turned = picture;
    const next = (turns + by + 4) % 4;
    const image = next ? await turnedCopy(picture, next) : picture;
    if (picture !== turned) return;
    const [left, top, size] = turnedSquare(crop.value.split(",").slice(0, 3).map(Number), next, ...sides());
    stand(image);
    turns = next;
    const [x, y, width] = [left, top, size].map(pixels => pixels * scaleOf());
    startCropping({ x, y, width, height: width });
  };

  const show = isSmaller => {
    tools.hidden = false;
    file.ariaInvalid = null;
    say(isSmaller ? `${texts.sayShrunk} ${texts.sayMove}` : texts.sayMove);
    startCropping(null);
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
      if (await loadCropper() && isCurrent(sent)) show(sent !== chosen);
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
  const run = async work => {
    runs += 1;
    setBusy(true);
    try {
      await work();
    } finally {
      runs -= 1;
      if (runs === 0) setBusy(false);
    }
  };

  const choose = () => {
    reset();
    if (file.files[0]) run(() => take(file.files[0]));
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
    for (const told of ["input", "change"]) file.dispatchEvent(new Event(told, { bubbles: true }));
  };
  const isFile = event => event.dataTransfer?.types.includes("Files");

  zoom.addEventListener("input", zoomIn);
  let turning = Promise.resolve();
  field.querySelectorAll("[data-turn]").forEach(button => button.addEventListener("click", () => {
    turning = turning.finally(() => run(() => turn(+button.dataset.turn)));
  }));
  document.addEventListener("dragover", event => {
    if (!isFile(event)) return;
    event.preventDefault();
    field.classList.add("dropping");
  });
  document.addEventListener("dragleave", event => { if (!document.contains(event.relatedTarget)) field.classList.remove("dropping"); });
  document.addEventListener("drop", event => {
    field.classList.remove("dropping");
    if (!isFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) give(event.dataTransfer.files[0]);
  });
  offerCamera(field, file, give, () => say(texts.sayNoCamera, true));
  file.addEventListener("change", choose);
  if (card) new MutationObserver(showOnCard).observe(card, { childList: true });
  choice.closest("label").replaceWith(crop);
  choose();
};

document.querySelectorAll("[data-crop]").forEach(enhance);
