// Comes with the first picture. Without it the server takes the middle.
const LOAD_LIMIT = 10_000;

let loading;

const load = () => {
  const template = document.querySelector("#cropper");
  const parts = [...template.content.cloneNode(true).children];
  const all = parts.map(part => new Promise(resolve => {
    part.addEventListener("load", () => resolve(true));
    part.addEventListener("error", () => resolve(false));
  }));
  // Before the styles that change its looks.
  template.before(...parts);
  return Promise.race([
    Promise.all(all).then(loaded => loaded.every(Boolean)),
    new Promise(resolve => setTimeout(resolve, LOAD_LIMIT, false)),
  ]);
};

export const loadCropper = () => loading ??= load().then(done => {
  if (!done) loading = undefined;
  return done;
});
