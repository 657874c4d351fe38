// Photos that have not come yet would be missing on paper.
const loaded = new Promise(resolve => document.readyState === "complete" ? resolve() : addEventListener("load", resolve));

document.querySelector("[data-print]").addEventListener("click", async () => {
  await loaded;
  print();
});
