// Makes a JPEG that the server takes of a picture that this browser shows: upright, on white.
export const EDGE = 2048;
const QUALITY = 0.9;

const mimeTypes = input => input.dataset.formats.split(" ");

// Whether the server takes the file as it is.
export const fits = (input, file, { naturalWidth, naturalHeight }) =>
  file.size <= +input.dataset.maxBytes && naturalWidth * naturalHeight <= +input.dataset.maxPixels && mimeTypes(input).includes(file.type);

export const shrink = async (file, picture) => {
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.min(1, EDGE / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [naturalWidth, naturalHeight].map(side => Math.max(1, Math.round(side * scale)));
  const context = canvas.getContext("2d", { alpha: false });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  // An element is drawn upright by every browser; an ImageBitmap of the file is not.
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const jpeg = await new Promise(done => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (jpeg?.type !== "image/jpeg") throw new Error("no JPEG");
  return new File([jpeg], file.name.replace(/(\.\w+)?$/, ".jpg"), { type: jpeg.type });
};

export const replace = (input, file) => {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
};
