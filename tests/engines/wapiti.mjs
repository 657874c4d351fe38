// Lets Wapiti, with a cookie, crawl and attack a site for about a minute; prints how much it found there, then what is wrong with it, a line each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [site, cookie, value] = process.argv.slice(2);
const modules = [
  'backup', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers', 'methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'xss',
];
const folder = mkdtempSync(join(tmpdir(), 'wapiti-'));
try {
  // It would fetch these, which only modules use that are left out; nothing listens where it is told to ask for other sites.
  writeFileSync(join(folder, 'apps.json'), '{}');
  writeFileSync(join(folder, 'nikto_db'), '');
  const cookies = join(folder, 'cookies.json');
  writeFileSync(cookies, JSON.stringify({ [new URL(site).hostname]: { '/': { [cookie]: { version: 0, value, secure: true, expires: null, port: null } } } }));
  const report = join(folder, 'report.json');
  const { status, error, stdout, stderr } = spawnSync('wapiti', [
    '--url', site, '--module', modules.join(), '--header', 'Accept-Encoding: identity', '--cookie', cookies,
    '--depth', '2', '--max-links-per-page', '10', '--max-files-per-dir', '6', '--max-parameters', '40', '--max-scan-time', '15', '--max-attack-time', '5',
    // Each has a box for every value, all of which it would attack one by one for minutes.
    '--skip', 'department', '--skip', 'location', '--skip', 'skill',
    '--endpoint', site, '--no-bugreport', '--store-session', folder, '--store-config', folder, '--format', 'json', '--output', report,
  ], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8', http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' } });
  if (status !== 0)
    throw error ?? new Error(stderr + stdout);
  console.log(/Wapiti found (\d+) URLs/.exec(stdout)[1]);
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8'));
  for (const [kind, found] of Object.entries({ ...vulnerabilities, ...anomalies }))
    for (const { method, path, parameter, info } of found)
      console.log([`${kind}:`, method, path, parameter, info].filter(Boolean).join(' '));
} finally {
  rmSync(folder, { recursive: true });
}
