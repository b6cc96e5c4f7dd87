// Settings: what the environment and the command line say -> how a server runs, or what is missing.
// In: the variables of a process. Out: settings. Reads no environment itself: `main` hands it over.
import type { SingleSignOn } from './access/identity.ts';
import type { Words } from './problem/catalogue.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What keeps a server from running, in both languages. */
export class SettingsError extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** The first person of an empty system. */
export interface FirstAdministrator {
  readonly email: string;
  readonly password: string;
}

/** How a server runs. */
export interface Settings {
  /** The address of PostgreSQL; absent: the embedded database in `folder`. */
  readonly databaseUrl: string | undefined;
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** Where browsers find the server; absent: on this machine, at its port. */
  readonly origin: string | undefined;
  /** Signs the sessions; absent: kept in the data folder. */
  readonly secret: string | undefined;
  readonly singleSignOn: SingleSignOn | undefined;
  readonly administrator: FirstAdministrator | undefined;
  /** Events may be told to private addresses and without TLS. */
  readonly allowsPrivateWebhooks: boolean;
}

const PORT = 8080;
const PORT_MAX = 65_535;
const FOLDER = '.avenant';
const SECRET_LENGTH_MIN = 32;
const LOOPBACK = '127.0.0.1';

/**
 * Reads the settings. The embedded database, whose demo accounts everybody can use, answers this
 * machine only.
 * @throws SettingsError that says what is missing.
 */
export function readSettings(
  env: Environment,
  told: { readonly port?: string | undefined; readonly data?: string | undefined } = {},
): Settings {
  const databaseUrl = env.DATABASE_URL || undefined;
  const isServer = databaseUrl !== undefined;
  const port = Number(told.port ?? env.PORT ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) {
    throw new SettingsError({
      en: '--port needs a number up to 65535',
      fr: '--port demande un nombre jusqu’à 65535',
    });
  }
  const { AVENANT_SECRET: secret, AVENANT_ORIGIN: origin } = env;
  if (isServer && (secret ?? '').length < SECRET_LENGTH_MIN) {
    throw new SettingsError({
      en: 'DATABASE_URL needs AVENANT_SECRET too, at least 32 characters of chance',
      fr: 'DATABASE_URL demande aussi AVENANT_SECRET, au moins 32 caractères tirés au sort',
    });
  }
  if (isServer && !isOrigin(origin)) {
    throw new SettingsError({
      en: 'DATABASE_URL needs AVENANT_ORIGIN too, such as https://billing.example.com',
      fr: 'DATABASE_URL demande aussi AVENANT_ORIGIN, par exemple https://facture.example.com',
    });
  }
  return {
    databaseUrl,
    folder: told.data ?? env.AVENANT_DATA ?? FOLDER,
    host: isServer ? (env.AVENANT_HOST ?? '0.0.0.0') : LOOPBACK,
    port,
    origin: isServer ? origin : undefined,
    secret: isServer ? secret : undefined,
    singleSignOn: singleSignOnIn(env),
    administrator: administratorIn(env),
    allowsPrivateWebhooks: allowsPrivateWebhooks(env),
  };
}

/** Whether events may be told to private addresses and without TLS: only where asked for. */
export function allowsPrivateWebhooks(env: Environment): boolean {
  return env.AVENANT_PRIVATE_WEBHOOKS === '1';
}

function isOrigin(text: string | undefined): boolean {
  if (text === undefined || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}

function singleSignOnIn(env: Environment): SingleSignOn | undefined {
  const { AVENANT_OIDC_ISSUER: issuer, AVENANT_OIDC_CLIENT_ID: clientId } = env;
  const { AVENANT_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined) return undefined;
  if (clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret };
  }
  throw new SettingsError({
    en: 'AVENANT_OIDC_ISSUER needs AVENANT_OIDC_CLIENT_ID and AVENANT_OIDC_CLIENT_SECRET too',
    fr: 'AVENANT_OIDC_ISSUER demande aussi AVENANT_OIDC_CLIENT_ID et AVENANT_OIDC_CLIENT_SECRET',
  });
}

function administratorIn(env: Environment): FirstAdministrator | undefined {
  const { AVENANT_ADMIN_EMAIL: email, AVENANT_ADMIN_PASSWORD: password } = env;
  return email === undefined || password === undefined ? undefined : { email, password };
}
