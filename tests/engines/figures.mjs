// Prints the figures that keep src/ readable, and fails where one does not hold.
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { untranslated } from './untranslated.mjs';

const MaxFolders = 12, MinFiles = 4, MaxCommentShare = 3, MaxParaphrases = 2, Width = 120, MaxLongShare = 3, MaxReadmeWords = 900;
// Roundabout words, for which the field has a term or plain English a shorter one.
const Paraphrase =
  /\b(whoever|whatever|whichever|wherever|nobody|anew|lately|thereby|therein|hence|all the while|got hold of|for good|be (it|they))\b/gi;
const Comment = /^\s*\/\//;
// The file system, not git: a checkout may come without its history.
const listed = (folder, ending) => readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? (/^(bin|obj|node_modules)$/.test(entry.name) ? [] : listed(`${folder}/${entry.name}`, ending))
    : ending.test(entry.name) ? [`${folder}/${entry.name}`] : []);
const read = file => readFileSync(file, 'utf8');
const figures = [];
const figure = (name, value, holds) => figures.push({ name, value, holds });

// The compiler refuses cycles between projects; what a layer may know is decided by what it references.
const layer = project => basename(project.replaceAll('\\', '/'), '.csproj').split('.')[1];
const layers = Object.fromEntries(listed('src', /\.csproj$/).map(project =>
  [layer(project), [...read(project).matchAll(/<ProjectReference Include="([^"]+)"/g)].map(([, path]) => layer(path))]));
const foreign = /"(Amazon|AWSSDK|Microsoft\.AspNetCore)\./i.test(read('src/EmployeeDirectory.Core/packages.lock.json'))
  || /FrameworkReference/.test(read('src/EmployeeDirectory.Core/EmployeeDirectory.Core.csproj'));
figure('layers', Object.entries(layers).map(([name, on]) => `${name}${on.length ? ` (${on.join(', ')})` : ''}`).join(', '),
  !foreign && layers.Core?.length === 0 && !layers.Aws?.includes('Web') && !layers.Imaging?.includes('Web'));

const features = 'src/EmployeeDirectory.Web/Features';
const sizes = readdirSync(features, { withFileTypes: true }).filter(entry => entry.isDirectory())
  .map(({ name }) => listed(`${features}/${name}`, /./).length);
figure('feature folders', `${sizes.length}, the smallest of ${Math.min(...sizes)} files`,
  sizes.length <= MaxFolders && Math.min(...sizes) >= MinFiles);

const lines = listed('src', /\.(cs|cshtml)$/).flatMap(file => read(file).trimEnd().split('\n'));
const share = (name, count, most) =>
  figure(name, `${(100 * count / lines.length).toFixed(1)} % of ${lines.length} lines`, 100 * count / lines.length <= most);
share('comments', lines.filter(line => Comment.test(line) || /^\s*@\*/.test(line)).length, MaxCommentShare);
share(`lines over ${Width} columns`, lines.filter(line => line.length > Width).length, MaxLongShare);
const said = lines.filter(line => Comment.test(line)).join(' ');
const perThousand = 1000 * (said.match(Paraphrase) ?? []).length / said.match(/[A-Za-z]+/g).length;
figure('paraphrases in comments', `${perThousand.toFixed(1)} in 1,000 words`, perThousand <= MaxParaphrases);

const words = read('README.md').replaceAll(/```[\s\S]*?```/g, ' ').split(/\s+/).filter(word => /\w/.test(word)).length;
figure('words in README.md', words, words <= MaxReadmeWords);

const escaped = listed(features, /\.cshtml$/).flatMap(file => untranslated(read(file)).map(text => `${basename(file)}: ${text}`));
figure('texts not looked up in Languages/Texts', escaped.length === 0 ? 0 : `${escaped.length}\n     ${escaped.join('\n     ')}`, escaped.length === 0);

for (const { name, value, holds } of figures)
  console.log(`${holds ? 'ok  ' : 'NOT '} ${name}: ${value}`);
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
