// Joins what is needed together: each file of its own costs an answer's 800 bytes of headers.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";

const styles = ["lib/bootstrap-reboot.min", "css/tokens", "css/base", "css/layout", "css/components", "css/pages", "css/search", "css/print"];
// What one imports from another comes before it, and no two of a file have a name in common.
const scripts = {
  site: ["inert-html", "menu", "keyboard", "find-values", "narrow-in-place", "submit-once"],
  form: ["unsaved", "combo", "combos", "chips", "checks", "more-inputs"],
  photo: ["camera", "cropper", "shrink", "crop"],
};

const read = file => readFileSync(`wwwroot/${file}`, "utf8");
const write = (file, parts) => {
  const written = `wwwroot/lib/${file}.${process.pid}`;
  writeFileSync(written, parts.join("\n"));
  renameSync(written, `wwwroot/lib/${file}`);
};

write("site.css", styles.map(name => read(`${name}.css`)));
for (const [file, names] of Object.entries(scripts)) {
  const parts = names.map(name => read(`js/${name}.js`).replace(/^import .*\n|^export /gm, ""));
  // Fails the build where two have a name in common.
  new Script(parts.join("\n"), { filename: `${file}.js` });
  write(`${file}.js`, parts);
}
