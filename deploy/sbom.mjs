// Prints what a release for PLATFORM in FOLDER is made of, as CycloneDX 1.6: the packages of the lock files, .NET itself and the Debian
// packages of the file system at BASE.
// usage: node deploy/sbom.mjs PLATFORM FOLDER [BASE]
import { readFileSync } from 'node:fs';

const [platform, folder, base] = process.argv.slice(2);
const program = new URL('../src/EmployeeDirectory.Web/', import.meta.url);
const read = (file) => JSON.parse(readFileSync(file));

const component = (kind, name, version, sha512) => ({
  type: 'library',
  name,
  version,
  purl: `pkg:${kind}/${name.replace('@', '%40')}@${version}`,
  hashes: sha512 && [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }],
});

function nuget() {
  const { dependencies } = read(new URL('packages.lock.json', program));
  const packages = { ...dependencies['net10.0'], ...dependencies[`net10.0/${platform}`] };
  const libvips = 'NetVips.Native.';
  return Object.entries(packages)
    .filter(([name, { type }]) => type !== 'Project' && (!name.startsWith(libvips) || name === libvips + platform))
    .map(([name, { resolved, contentHash }]) => component('nuget', name, resolved, contentHash));
}

function npm(lock) {
  const { packages } = read(new URL(lock, program));
  return Object.entries(packages)
    .filter(([path, { peer }]) => path && !peer)
    .map(([path, { version, integrity }]) => component('npm', path.replace('node_modules/', ''), version, integrity.replace('sha512-', '')));
}

function runtime() {
  const { includedFrameworks } = read(`${folder}/EmployeeDirectory.Web.runtimeconfig.json`).runtimeOptions;
  return includedFrameworks.map(({ name, version }) => component('nuget', `${name}.Runtime.${platform}`, version));
}

function debian() {
  if (!base) return [];
  const text = (file) => readFileSync(`${base}/${file}`, 'utf8');
  const [, release] = text('etc/os-release').match(/^VERSION_ID="?([^"\n]+)/m);
  return text('var/lib/dpkg/status').trim().split('\n\n').map((stanza) => {
    const [name, version, architecture] = ['Package', 'Version', 'Architecture'].map((field) => stanza.match(`(?:^|\n)${field}: (.+)`)[1]);
    return {
      type: 'library',
      name,
      version,
      purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}&distro=debian-${release}`,
    };
  });
}

const components = [...runtime(), ...nuget(), ...npm('package-lock.json'), ...debian()];
console.log(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, null, 1));
