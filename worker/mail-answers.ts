import { connect } from 'node:net';

const patienceMs = 3000;
const defaultPorts: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 };

/** Whether the mail server takes connections. Nothing is sent: signing in every few seconds would look like an attack. */
export function answersMail(smtpUrl: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(smtpUrl);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) || (defaultPorts[protocol] ?? 587) });
  const end = (isThere: boolean) => {
    socket.destroy();
    resolve(isThere);
  };
  socket.setTimeout(patienceMs, () => end(false));
  socket.once('connect', () => end(true));
  socket.once('error', () => end(false));
  return promise;
}
