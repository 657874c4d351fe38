// validate.mjs <folder of the packages> <manifests>: checks Kubernetes manifests and prints each fault as "kind/field: what is wrong".
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, file] = process.argv.slice(2);
const { parseAllDocuments } = createRequire(join(packages, 'package.json'))('yaml');
const load = (apiVersion, kind) => import(pathToFileURL(join(packages, 'node_modules/kubernetes-models', apiVersion, `${kind}.js`)));

// The validators accept unknown fields, but read every field that they know: what they never read is misspelt.
const watched = (value, path, unread) => {
  if (value === null || typeof value !== 'object') return value;
  for (const key of Object.keys(value)) {
    value[key] = watched(value[key], `${path}/${key}`, unread);
    unread.add(`${path}/${key}`);
  }
  return new Proxy(value, { get: (target, key) => (unread.delete(`${path}/${String(key)}`), target[key]) });
};

const manifests = parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS());
if (manifests.length === 0) throw new Error('There is no manifest.');
for (const manifest of manifests) {
  const { apiVersion, kind } = manifest;
  const unread = new Set();
  try {
    (await load(apiVersion, kind))[kind].prototype.validate.call(watched(manifest, kind, unread));
    for (const path of unread) console.log(`${path}: no such field`);
  } catch (fault) {
    console.log(`${kind}: ${fault.message}`);
  }
}
