/** The only reader of process.env. Every bad variable is named in one sentence, all at once, before anything starts. */
import { z } from 'zod';

const url = (protocols: string[], example: string) =>
  z
    .string({ error: `is missing: set it, for example to ${example}` })
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `is not an address of the form ${example}`,
    });

const postgres = url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name');
const port = (preset: number) =>
  z.coerce.number({ error: 'is not a port number' }).int().min(0).max(65535).default(preset);

const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);

const variables = {
  /** The portal's own database, as the role with the least rights. */
  DATABASE_URL: postgres,
  /** The same database as its owner, for migrations; DATABASE_URL when left out. */
  MIGRATE_DATABASE_URL: postgres.optional(),
  /** The organisation's account database. Only the worker and the map's commands have it. */
  ACCOUNT_DATABASE_URL: postgres,
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example:587'),
  /** Folder that holds organisation.yaml and datamap.yaml. */
  HABEAS_ORGANISATION: z.string({ error: 'is missing: set it to the folder of organisation.yaml and datamap.yaml' }),
  /** Where people reach the portal; letters link here, whatever a request's Host header says. */
  HABEAS_URL: url(['https:', 'http:'], 'https://privacy.example')
    .refine((value) => URL.canParse(value) && new URL(value).origin === value.replace(/\/$/, ''), {
      error: 'must be a bare origin such as https://privacy.example, with no path',
    })
    .refine((value) => !value.startsWith('http:') || isLoopback(new URL(value).hostname), {
      error: 'must begin with https:// (plain http is for this machine alone)',
    })
    .transform((value) => new URL(value).origin),
  /** The installation's master secret: all keys are derived from it. Losing it loses what is sealed. */
  HABEAS_SECRET: z
    .string({ error: 'is missing: set it to the output of `openssl rand -base64 48`' })
    .refine((value) => Buffer.byteLength(value) >= 32, {
      error: 'is shorter than 32 bytes: set it to the output of `openssl rand -base64 48`',
    }),
  /** The organisation's OpenID Connect provider, for single sign-on of the desk. All three, or none. */
  HABEAS_OIDC_ISSUER: url(['https:', 'http:'], 'https://login.example')
    .refine((value) => !/[?#]|^\w+:\/\/[^/]*@/.test(value), { error: 'must have no query, fragment or password' })
    .refine((value) => !value.startsWith('http:') || isLoopback(new URL(value).hostname), {
      error: 'must begin with https:// (plain http is for this machine alone)',
    }),
  HABEAS_OIDC_CLIENT_ID: z.string({ error: 'is missing: set it to what the provider calls this portal' }),
  HABEAS_OIDC_CLIENT_SECRET: z.string({ error: 'is missing: set it to the secret that the provider gave the portal' }),
  /** Lets webhooks go to this machine, without TLS: for an example and the tests, never for people's data. */
  HABEAS_WEBHOOKS_HERE: z.stringbool({ error: 'is neither true nor false' }).default(false),
  /** Set by tests: pages can then also be had in a made-up language that is longer, in both directions of writing. */
  HABEAS_TEST_LANGUAGES: z.stringbool({ error: 'is neither true nor false' }).default(false),
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  /** How many proxies of ours stand before the web process; the client's address is that many hops back. */
  HABEAS_PROXY_HOPS: z.coerce.number({ error: 'is not a number' }).int().min(0).max(8).default(0),
  /** Where `npm start` keeps what it makes: the embedded databases, the inbox, secrets, the build's mark. */
  HABEAS_DATA: z.string().default('.habeas'),
  /** The organisation under examples/ that `npm start` shows. */
  HABEAS_EXAMPLE: z.string().default('clickandchat'),
  /** The inbox page of `npm start`; PORT + 1 when left out. */
  HABEAS_INBOX_PORT: z.coerce.number({ error: 'is not a port number' }).int().min(0).max(65535).optional(),
  /** Set by the test runner: the superuser's address of the one PostgreSQL of the run. */
  HABEAS_TEST_POSTGRES: postgres.optional(),
  /** How many random worlds the engine is held against, without a limit of time, for a night. */
  HABEAS_WORLDS: z.coerce.number({ error: 'is not a number' }).int().positive().optional(),
  /** Seed and path that a failed run of them has printed: that world once more. */
  HABEAS_WORLDS_SEED: z
    .string()
    .regex(/^-?\d+(:[\d:]+)?$/, 'is not a seed such as 42:0:3')
    .optional(),
  /** The browser of the tests. */
  CHROMIUM_PATH: z.string().optional(),
  /** Folder in which the browser tests leave pictures of every page that they look at. */
  HABEAS_SCREENSHOTS: z.string().optional(),
};

type Variables = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]> };

/** A bad environment, with one line for each variable that is missing or wrong. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Reads the named variables.
 * @throws EnvironmentError naming every one that is missing or wrong
 */
export function readEnv<Name extends keyof Variables>(...names: Name[]): Pick<Variables, Name> {
  const shape = z.object(Object.fromEntries(names.map((name) => [name, variables[name]])));
  const read = shape.safeParse(Object.fromEntries(names.map((name) => [name, process.env[name] || undefined])));
  if (!read.success) {
    throw new EnvironmentError(read.error.issues.map((issue) => `${issue.path.join()} ${issue.message}`).join('\n'));
  }
  return read.data as Pick<Variables, Name>;
}

/** The value of a variable that the organisation file names for a webhook's secret; of no other variable. */
export const webhookSecret = (name: string): string | undefined =>
  name.startsWith('HABEAS_WEBHOOK_') ? process.env[name] : undefined;

/** What the worker is told of webhooks: their secrets, and whether they may go to this machine. */
export const webhookVariables = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      /^HABEAS_WEBHOOKS?_/.test(name) && value ? [[name, value]] : [],
    ),
  );

const oidc = ['HABEAS_OIDC_ISSUER', 'HABEAS_OIDC_CLIENT_ID', 'HABEAS_OIDC_CLIENT_SECRET'] as const;

/**
 * The provider of the desk's single sign-on, or null where there is none.
 * @throws EnvironmentError naming each variable that is wrong, or missing where another is set
 */
export const oidcVariables = (): Pick<Variables, (typeof oidc)[number]> | null =>
  setVariables(...oidc).length > 0 ? readEnv(...oidc) : null;

/** What any program of ours may know of its surroundings; addresses and secrets are never among it. */
const harmless = [
  'PATH',
  'HOME',
  'LANG',
  'TZ',
  'TMPDIR',
  'NODE_EXTRA_CA_CERTS',
  'PGSSLROOTCERT',
  'FORCE_COLOR',
  'NO_COLOR',
];

/**
 * The whole environment of a child process: harmless variables of ours, and exactly what it is given. The web process
 * thereby never learns the account database's address.
 */
export function childEnv(given: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = harmless.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { NODE_ENV: 'production', ...Object.fromEntries(inherited), ...given };
}

/** Whether `npm` started this process: it then has to end when npm does. */
export const isUnderNpm = (): boolean => process.env.npm_lifecycle_event !== undefined;

/** Which of the named variables have a value. */
export const setVariables = <Name extends keyof Variables>(...names: Name[]): Name[] =>
  names.filter((name) => Boolean(process.env[name]));

/**
 * Takes variables that a running `npm start` has left for commands; those that are set already stay.
 */
export function adoptEnv(given: Record<string, string>): void {
  for (const [name, value] of Object.entries(given)) process.env[name] ||= value;
}
