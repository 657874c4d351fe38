// Of the million most common passwords, those that are long enough to be chosen here, in lower case.
import { readFileSync, writeFileSync } from "node:fs";

const [list, kept, shortest] = process.argv.slice(2);
const passwords = readFileSync(list, "utf8").split(/\r?\n/).filter(password => password.length >= Number(shortest));
writeFileSync(kept, [...new Set(passwords.map(password => password.toLowerCase()))].join("\n"));
