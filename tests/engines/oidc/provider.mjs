// An OpenID provider on a loopback port. Whoever types a name is that person; tests say through /admin what is known of them, and who forges.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createMemoryAdapter } from '../.cache/oidc/node_modules/oidc-provider/lib/adapters/memory_adapter.js';
import { Provider } from '../.cache/oidc/node_modules/oidc-provider/lib/index.js';
import { forge } from './forgeries.mjs';

const port = Number(process.argv[2]);
// Not by address: cookies ignore ports, and the programs under test have the address.
const issuer = `http://localhost:${port}`;
const cookieKeys = [randomUUID()];
const people = new Map();
// By client: what becomes of its id_tokens on their way.
const forged = new Map();
// Outlives the provider that a change of keys replaces.
const store = createMemoryAdapter();

function newProvider() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() };
  const provider = new Provider(issuer, {
    adapter: store,
    jwks: { keys: [key] },
    cookies: { keys: cookieKeys },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: sub, ...people.get(sub) }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    const client = ctx.oidc?.client;
    if (ctx.oidc?.route === 'token' && ctx.body?.id_token && forged.has(client.clientId)) {
      ctx.body.id_token = forge(forged.get(client.clientId), ctx.body.id_token, privateKey, client.clientSecret);
    }
  });
  return { provider, callback: provider.callback() };
}

let current = newProvider();

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function administer(request, path) {
  const said = await body(request);
  if (path === '/admin/clients') {
    const client = JSON.parse(said);
    await store('Client').upsert(client.client_id, { token_endpoint_auth_method: 'client_secret_post', ...client });
  } else if (path === '/admin/people') {
    const { sub, ...claims } = JSON.parse(said);
    people.set(sub, claims);
  } else if (path === '/admin/forgeries') {
    const { client, how } = JSON.parse(said);
    forged.set(client, how);
  } else if (path === '/admin/keys') {
    current = newProvider();
  }
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, issuer);
  if (request.method === 'POST' && pathname.startsWith('/admin/')) {
    await administer(request, pathname);
    response.writeHead(204).end();
  } else if (pathname.startsWith('/login/') && request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end('<!doctype html><html lang="en"><title>Company account</title><form method="post"><label>Name <input name="name"></label> <button>Continue</button></form>');
  } else if (pathname.startsWith('/login/')) {
    const accountId = new URLSearchParams(await body(request)).get('name');
    await current.provider.interactionFinished(request, response, { login: { accountId } });
  } else {
    current.callback(request, response);
  }
}).listen(port, '127.0.0.1');
