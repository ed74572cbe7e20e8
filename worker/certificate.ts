import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';

const patienceMs = 5000;

/** What a server is told before TLS begins, each with the answer that means yes. */
type Opening = { say: Buffer | string; yes: RegExp }[];

/** PostgreSQL's SSLRequest: eight octets, answered by one. @see https://www.postgresql.org/docs/18/protocol-message-formats.html */
const postgres: Opening = [{ say: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]), yes: /^S/ }];

/** @see RFC 3207 */
const smtp: Opening = [
  { say: '', yes: /^220 /m },
  { say: 'EHLO habeas.invalid\r\n', yes: /^250 /m },
  { say: 'STARTTLS\r\n', yes: /^220 /m },
];

const ways: Record<string, { port: number; opening: Opening }> = {
  'https:': { port: 443, opening: [] },
  'smtps:': { port: 465, opening: [] },
  'smtp:': { port: 587, opening: smtp },
  'postgres:': { port: 5432, opening: postgres },
  'postgresql:': { port: 5432, opening: postgres },
};

/**
 * Until when the certificate is valid that the server of an address shows. It is looked at whoever signed it, and nothing
 * is sent but what asks for TLS.
 * @param url https, smtp, smtps or postgres
 * @returns `null` when it shows none, does not answer within five seconds, or the address is of another kind
 */
export async function certificateEnd(url: string): Promise<Date | null> {
  const { protocol, hostname, port } = new URL(url);
  const way = ways[protocol];
  if (!way) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) || way.port });
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(patienceMs)]);
  try {
    await once(socket, 'connect', { signal });
    for (const { say, yes } of way.opening) if (!yes.test(await answer(socket, say, signal))) return null;
    return await shown(socket, host, signal);
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}

/** What a server says to a line, up to the end of a last line of it (without hyphen), or to its first octet. */
async function answer(socket: Socket, say: Buffer | string, signal: AbortSignal): Promise<string> {
  if (say.length > 0) socket.write(say);
  for (let said = ''; ; ) {
    const [chunk] = await once(socket, 'data', { signal });
    said += String(chunk);
    if (typeof say !== 'string' || /^\d{3} [^\n]*\n/m.test(said)) return said;
  }
}

async function shown(socket: Socket, host: string, signal: AbortSignal): Promise<Date | null> {
  // It is only looked at: an untrusted one ends as well, and its end is to be told.
  const tls = secure({ socket, servername: /[a-z]/i.test(host) ? host : '', rejectUnauthorized: false });
  try {
    await once(tls, 'secureConnect', { signal });
    const { valid_to } = tls.getPeerCertificate();
    return valid_to ? new Date(valid_to) : null;
  } finally {
    tls.destroy();
  }
}
