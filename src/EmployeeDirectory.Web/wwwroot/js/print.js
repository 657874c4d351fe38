// Photos that have not come yet would be missing on paper.
const PATIENCE = 10_000;
const loaded = new Promise(resolve => document.readyState === "complete" ? resolve() : addEventListener("load", resolve));

document.querySelector("[data-print]").addEventListener("click", async () => {
  await Promise.race([loaded, new Promise(resolve => setTimeout(resolve, PATIENCE))]);
  print();
});
