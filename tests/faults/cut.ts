/** A TCP proxy before a PostgreSQL that cuts a connection at its COMMIT, once for each time it is told to. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** `up`: the COMMIT never arrives. `down`: it is carried out, and its answer never arrives. */
type Direction = 'up' | 'down';

export type Cutter = {
  /** The database's address through the proxy. */
  url: string;
  /** Cuts the next connection that commits a transaction with these words in it. */
  cutAtCommit(direction: Direction): void;
  /** How many connections were cut. */
  cuts(): number;
  close(): void;
};

const commit = Buffer.from('COMMIT\0');

/** @param words what the transaction must have said before, e.g. `INSERT INTO habeas.receipt` */
export async function cutter(target: string, words: string): Promise<Cutter> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let wanted: Direction | null = null;
  let count = 0;

  function relay(client: Socket): void {
    const server = connect(Number(port), hostname);
    let hasSaid = false;
    let isDeaf = false;
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (part) => {
      hasSaid ||= part.includes(words);
      if (!wanted || !hasSaid || !part.includes(commit)) return void server.write(part);
      count++;
      isDeaf = wanted === 'down';
      if (wanted === 'down') server.write(part);
      else end();
      wanted = null;
    });
    server.on('data', (part) => {
      if (isDeaf) end();
      else client.write(part);
    });
  }

  const listener = createServer(relay).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const own = typeof address === 'object' && address ? String(address.port) : '';
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: own }).href,
    cutAtCommit: (direction) => {
      wanted = direction;
    },
    cuts: () => count,
    close: () => {
      listener.close();
      for (const socket of open) socket.destroy();
    },
  };
}
