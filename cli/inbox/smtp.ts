import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Messages } from './messages.ts';
import type { Mode } from './mode.ts';

/** A real mail server on this machine that keeps every message and sends none on. */
export type MailServer = {
  port: number;
  mode(): Mode;
  setMode(mode: Mode): Promise<void>;
  stop(): Promise<void>;
};

const answers = {
  451: { responseCode: 451, message: '4.3.0 Try again later' },
  550: { responseCode: 550, message: '5.1.1 No such mailbox' },
};

const answer = (code: keyof typeof answers): Error =>
  Object.assign(new Error(answers[code].message), { responseCode: answers[code].responseCode });

function envelopeOf({ envelope }: SMTPServerSession): { from: string; to: string[] } {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
  };
}

/** One listening server. `sockets` are kept so that a connection can be cut as a failing network would. */
function createServer(messages: Messages, mode: () => Mode): { server: SMTPServer; sockets: Set<Socket> } {
  const sockets = new Set<Socket>();
  const cut = (port: number) => {
    for (const socket of sockets) if (socket.remotePort === port) socket.destroy();
  };
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const raw = await buffer(stream);
    const current = mode();
    if (current.kind === 'slow') await sleep(current.delayMs);
    await messages.add(raw, envelopeOf(session), new Date());
    if (current.kind === 'drop-after-data') cut(session.remotePort);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 25 * 1024 * 1024,
    onRcptTo: (_address, _session, done) => {
      const { kind } = mode();
      done(kind === '451' ? answer(451) : kind === '550' ? answer(550) : null);
    },
    onData: (stream, session, done) => {
      receive(stream, session).then(
        () => done(null, 'Kept'),
        (error) => done(error),
      );
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A client that goes away in the middle is no fault of ours.
  server.on('error', () => {});
  return { server, sockets };
}

const listen = (server: SMTPServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    const net = server.listen(port, '127.0.0.1', () => {
      const address = net.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/**
 * Starts the mail server.
 * @param wantedPort 0 for any free one
 */
export async function startMailServer(messages: Messages, wantedPort: number): Promise<MailServer> {
  let mode: Mode = { kind: 'accept' };
  let open: ReturnType<typeof createServer> | null = createServer(messages, () => mode);
  const port = await listen(open.server, wantedPort);
  const stop = async () => {
    if (!open) return;
    const { server, sockets } = open;
    open = null;
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(resolve));
  };
  const setMode = async (wanted: Mode) => {
    mode = wanted;
    if (wanted.kind === 'down') return stop();
    if (open) return;
    open = createServer(messages, () => mode);
    await listen(open.server, port);
  };
  return { port, mode: () => mode, setMode, stop };
}
