import path from 'node:path';
import { Refusal } from '#cli/refusal';
import { readEnv, setVariables } from '#env';

const outside = ['DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'SMTP_URL', 'HABEAS_ORGANISATION'] as const;

/**
 * Whether the installation runs on the organisation's own databases and mail server, or on embedded ones.
 * @throws Refusal when only some of what the former needs is set: half an installation would run on the wrong database
 */
export function isOnOwnServices(): boolean {
  const present: readonly string[] = setVariables(...outside);
  if (present.length === 0) return false;
  const missing = outside.filter((name) => !present.includes(name));
  if (missing.length === 0) return true;
  throw new Refusal(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set, but ${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'}: set all four of ${outside.join(', ')} to run on yours, or none for the example.`,
  );
}

/** Ports, folders and names that both ways need. */
export function readSurroundings() {
  const { PORT, HOST, HABEAS_DATA, HABEAS_EXAMPLE, HABEAS_INBOX_PORT, HABEAS_PROXY_HOPS } = readEnv(
    'PORT',
    'HOST',
    'HABEAS_DATA',
    'HABEAS_EXAMPLE',
    'HABEAS_INBOX_PORT',
    'HABEAS_PROXY_HOPS',
  );
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(HABEAS_EXAMPLE)) {
    throw new Refusal('HABEAS_EXAMPLE is not the name of a folder under examples/.');
  }
  return {
    port: PORT,
    host: HOST,
    folder: path.resolve(HABEAS_DATA),
    example: HABEAS_EXAMPLE,
    inboxPort: HABEAS_INBOX_PORT ?? PORT + 1,
    proxyHops: HABEAS_PROXY_HOPS,
  };
}

export type Surroundings = ReturnType<typeof readSurroundings>;
