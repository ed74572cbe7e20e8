/** Accepted requests a second by 20 visitors: the real form's post, worker and all running, and a route with one insert. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '#cli/embedded/ports';
import { startInstance } from '../e2e/instance.ts';
import { type Fields, hiddenFields } from '../opt-out-form.ts';
import { childOf } from '../processes.ts';
import { median, peakRssMb, report } from './line.ts';

const [visitors, warmUpMs, measuredMs, rounds] = [20, 1500, 4000, 3];
const agent = new Agent({ keepAlive: true, maxSockets: visitors });
const boundary = 'habeas-bench';

function formOf(fields: Fields): Buffer {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
}

let taken = 0;

/** Posts one form of its own. @throws Error unless it was accepted */
function post(origin: string, hidden: Fields): Promise<void> {
  const number = ++taken;
  const own: Fields = [
    ['key', randomUUID()],
    ['purposes', 'offers'],
    ['email', `visitor${number}@bench.example`],
  ];
  const body = formOf([...hidden, ...own]);
  const headers = {
    Origin: origin,
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': body.length,
    'X-Forwarded-For': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/request/opt-out`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 303 ? resolve() : reject(new Error(`answered with ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function perSecond(origin: string, hidden: Fields, forMs: number): Promise<number> {
  const startedAt = performance.now();
  let accepted = 0;
  const visit = async () => {
    while (performance.now() - startedAt < forMs) {
      await post(origin, hidden);
      accepted++;
    }
  };
  await Promise.all(Array.from({ length: visitors }, visit));
  return accepted / ((performance.now() - startedAt) / 1000);
}

async function startBare(url: string): Promise<{ origin: string; child: ChildProcess }> {
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query('CREATE SCHEMA bench; CREATE TABLE bench.taken (id bigserial PRIMARY KEY, body bytea NOT NULL)');
  await owner.end();
  const port = await freePort();
  const child = fork(path.join(import.meta.dirname, 'bare-route.ts'), [url, String(port)]);
  await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, child };
}

const instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1' } });
const bare = await startBare(instance.env.MIGRATE_DATABASE_URL ?? '');
try {
  const hidden = await hiddenFields(instance.url);
  for (const origin of [bare.origin, instance.url]) await perSecond(origin, hidden, warmUpMs);
  const rates: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < rounds; round++) {
    rates.baseline.push(await perSecond(bare.origin, hidden, measuredMs));
    rates.ours.push(await perSecond(instance.url, hidden, measuredMs));
  }
  const web = childOf(instance.pid, 'cli/web.ts') ?? 0;
  report('intake', median(rates.ours), median(rates.baseline), 'requests/s', peakRssMb(web));
} finally {
  bare.child.kill();
  agent.destroy();
  await instance.stop();
}
