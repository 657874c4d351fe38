// What someone may make of an id_token on its way. The key is the provider's own, so that only the checks named can tell.
import { createHmac, sign } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(key, head, claims) {
  const content = `${part(head)}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

export const forgeries = {
  audience: (key, secret, head, claims) => signed(key, head, { ...claims, aud: 'another-client' }),
  issuer: (key, secret, head, claims) => signed(key, head, { ...claims, iss: 'https://evil.example' }),
  expired: (key, secret, head, claims) => signed(key, head, { ...claims, exp: claims.iat - 600 }),
  nonce: (key, secret, head, claims) => signed(key, head, { ...claims, nonce: 'of-another-sign-in' }),
  none: (key, secret, head, claims) => `${part({ ...head, alg: 'none' })}.${part(claims)}.`,
  HS256(key, secret, head, claims) {
    const content = `${part({ ...head, alg: 'HS256' })}.${part(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  },
};

/** The token again, as the forger sends it on. */
export function forge(how, token, key, secret) {
  const [head, claims] = token.split('.').slice(0, 2).map((encoded) => JSON.parse(Buffer.from(encoded, 'base64url')));
  return forgeries[how](key, secret, head, claims);
}
