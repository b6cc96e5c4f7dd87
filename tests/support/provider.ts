// Support: a real OpenID Connect provider on this machine, where whoever we say is signed in, and a
// browser that follows its redirects.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface Known {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
}

/** A running provider. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Follows redirects from an address of the provider's until one leads elsewhere. */
  browse(address: string, known: Known): Promise<string>;
  stop(): Promise<void>;
}

const CLIENT = { clientId: 'avenant', clientSecret: 'only for tests: a secret of the client' };

/** Starts a provider that sends its browsers back to one address. */
export async function startProvider(redirect: string): Promise<TestProvider> {
  const people = new Map<string, Known>();
  let current = '';
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  const issuer = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirect],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ name: 'Name elsewhere', ...people.get(id) }),
    }),
    loadExistingGrant: async (context: {
      oidc: { client: { clientId: string }; session: { accountId: string } };
    }) => {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: current } });
  });
  return {
    issuer,
    ...CLIENT,
    browse: async (address, known) => {
      people.set(known.sub, known);
      current = known.sub;
      const cookies = new Map<string, string>();
      for (let next = address; ; ) {
        if (!next.startsWith(issuer)) return next;
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const page = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const set of page.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
          cookies.set(name, value);
        }
        const location = page.headers.get('location');
        if (location === null) throw new Error(`${page.status} ${await page.text()}`);
        next = new URL(location, next).href;
      }
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
