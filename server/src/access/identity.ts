// Identity: sign-in, sign-out and session look-up by the library better-auth, narrowed to the few
// paths that we want. In: the database and the settings of a server. Out: a handler of requests,
// and whose session a request brings (docs/decisions/0015).
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { KyselyPlugin } from 'kysely';
import { record } from '../audit/record.ts';
import type { Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { mayEnter } from './entering.ts';

/** Sign-in elsewhere, by OpenID Connect. */
export interface SingleSignOn {
  /** Such as `https://login.example.com`; its well-known document tells the rest. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What identity needs to know of the server. */
export interface IdentitySettings {
  /** Where browsers find the server, such as `https://billing.example.com`. */
  readonly origin: string;
  /** Signs the cookies: at least 32 characters of chance, the same on all machines. */
  readonly secret: string;
  readonly singleSignOn?: SingleSignOn;
  /** How long a session lasts after its last use, in seconds: eight hours unless told. */
  readonly sessionSeconds?: number;
}

/** Sign-in and sessions. */
export interface Identity {
  /**
   * Answers requests under `/api/v1/sign-in`; 404 to whatever is not in `IDENTITY_PATHS`.
   * @param address of the client, as the server itself sees it: sign-ins are limited by it.
   */
  handle(request: Request, address: string): Promise<Response>;
  /** The person whose session these headers bring. */
  personOf(headers: Headers): Promise<string | undefined>;
}

/** Where identity answers. */
export const IDENTITY_BASE = '/api/v1/identity';

/** The provider's name in the paths of sign-in elsewhere. */
export const SINGLE_SIGN_ON = 'single-sign-on';

/** Method and path under `IDENTITY_BASE` of all that is answered. */
export const IDENTITY_PATHS: readonly string[] = [
  'POST /sign-in/email',
  'POST /sign-in/social',
  `GET /callback/${SINGLE_SIGN_ON}`,
  'POST /sign-out',
  'GET /get-session',
];

const ADDRESS_HEADER = 'x-avenant-client-address';
const SECRET_LENGTH_MIN = 32;
const EIGHT_HOURS = 8 * 3600;
const TOUCHED_AFTER = 300;
const TRIES_MAX = 10;
const TRIES_SECONDS = 60;

/**
 * Makes the identity of a server.
 * @throws Error when the secret is too short.
 */
export function openIdentity(service: Service, settings: IdentitySettings): Identity {
  if (settings.secret.length < SECRET_LENGTH_MIN)
    throw new Error('the secret of the sessions is too short');
  const auth = betterAuth(optionsFor(service, settings));
  return {
    handle: async (request, address) => {
      const { pathname } = new URL(request.url);
      const path = pathname.startsWith(IDENTITY_BASE) ? pathname.slice(IDENTITY_BASE.length) : '';
      if (!IDENTITY_PATHS.includes(`${request.method} ${path}`)) {
        return new Response(null, { status: 404 });
      }
      const own = new Request(request);
      own.headers.set(ADDRESS_HEADER, address);
      return auth.handler(own);
    },
    personOf: async (headers) => (await auth.api.getSession({ headers }))?.user.id,
  };
}

function optionsFor(service: Service, settings: IdentitySettings): BetterAuthOptions {
  const { origin, secret, singleSignOn, sessionSeconds = EIGHT_HOURS } = settings;
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return {
    appName: 'Avenant',
    baseURL: origin,
    basePath: IDENTITY_BASE,
    secret,
    database: { db: service.database.db.withPlugin(instants), type: 'postgres' },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: sessionSeconds,
      updateAge: TOUCHED_AFTER,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person',
        providerId: 'provider',
        accountId: 'subject',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
      updateAccountOnSignIn: false,
    },
    verification: { fields: { expiresAt: 'expires_at', ...times }, storeIdentifier: 'hashed' },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: singleSignOn === undefined ? [] : [elsewhere(singleSignOn)],
    databaseHooks: hooksFor(service),
    rateLimit: { enabled: true, window: TRIES_SECONDS, max: 1000, customRules: LIMITS },
    advanced: {
      cookiePrefix: 'avenant',
      // Said here, or variables of the environment would decide it.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // It would write addresses of people; what counts is in our audit.
    logger: { disabled: true },
    telemetry: { enabled: false },
  };
}

const LIMITS = { '/sign-in/*': { window: TRIES_SECONDS, max: TRIES_MAX } };

// Nobody comes in whom no administrator has entered: an account elsewhere is joined to the person
// of the same address, when the provider says that it verified the address.
function elsewhere({ issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: SINGLE_SIGN_ON,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        requireIdTokenVerification: true,
        disableSignUp: true,
      },
    ],
  });
}

function hooksFor(service: Service): NonNullable<BetterAuthOptions['databaseHooks']> {
  const signed = (person: string, action: string): Promise<void> =>
    inTransaction(service.database, (transaction) =>
      record(transaction, { person, roles: [] }, service.now(), {
        action,
        kind: 'person',
        id: person,
      }),
    );
  return {
    session: {
      create: {
        before: ({ userId }) => mayEnter(service, userId),
        after: ({ userId }) => signed(userId, 'session.start'),
      },
      delete: { after: ({ userId }) => signed(userId, 'session.end') },
    },
    account: {
      // We ask nothing of the provider later, so we keep no key to it.
      create: {
        before: async (account) => ({
          data: { ...account, accessToken: null, refreshToken: null, idToken: null },
        }),
      },
    },
  };
}

// The library compares instants; our drivers leave them texts.
const instants: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
        ]),
      ),
    ),
  }),
};
