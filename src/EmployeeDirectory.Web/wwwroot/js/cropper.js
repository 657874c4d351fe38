// Comes with the first picture. Without it the server takes the middle.
let loading;

export const loadCropper = () => loading ??= new Promise(resolve => {
  const parts = document.querySelector("#cropper").content.cloneNode(true);
  const script = parts.querySelector("script");
  script.addEventListener("load", () => resolve(true));
  script.addEventListener("error", () => resolve(false));
  document.head.append(parts);
});
