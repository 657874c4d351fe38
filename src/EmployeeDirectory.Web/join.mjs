// Joins what every page needs: each file of its own costs an answer's 800 bytes of headers.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const styles = ["lib/bootstrap-reboot.min", "css/tokens", "css/base", "css/layout", "css/components", "css/pages", "css/search", "css/print"];
const scripts = ["inert-html", "menu", "keyboard", "find-values", "narrow-in-place", "submit-once"];

const read = file => readFileSync(`wwwroot/${file}`, "utf8");
const write = (file, parts) => {
  const written = `wwwroot/lib/${file}.${process.pid}`;
  writeFileSync(written, parts.join("\n"));
  renameSync(written, `wwwroot/lib/${file}`);
};

write("site.css", styles.map(name => read(`${name}.css`)));
// What one imports from another comes before it, and no two have a name in common.
write("site.js", scripts.map(name => read(`js/${name}.js`).replace(/^import .*\n|^export /gm, "")));
