/** `npm run web`: the web process. Next's handler behind our own server; needs a build (`npm run build`). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { oidcVariables, readEnv } from '#env';
import { organisation } from '#requests/organisation';
import { complain, Refusal } from './refusal.ts';
import { requireBuild } from './web/built.ts';
import { errorLine, quietConsole, silenceConsole } from './web/log.ts';
import { type Handler, webServer } from './web/server.ts';
import { squeezedFiles } from './web/squeezed.ts';

const root = join(import.meta.dirname, '..');

/** Next's handler. Its own environment is set here, before it is loaded, because it reads it as it loads. */
async function nextHandler(origin: string, local: AddressInfo): Promise<Handler> {
  const { default: next } = await import('next');
  const hostname = local.family === 'IPv6' ? `[${local.address}]` : local.address;
  // What Next asks of itself (the page after a redirect) goes here, whatever a request says of its host.
  process.env.__NEXT_PRIVATE_ORIGIN = origin;
  // Next hangs its own upgrade listener on the server it is given: this one never listens.
  const app = next({ dev: false, dir: root, hostname, port: local.port, httpServer: createServer() });
  await app.prepare();
  return app.getRequestHandler();
}

function listen(server: ReturnType<typeof webServer>, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} on ${host} is in use: stop what uses it, or set PORT`;
      reject(
        error.code === 'EADDRINUSE'
          ? new Refusal(inUse)
          : new Refusal(`Cannot listen on ${host}:${port} (${error.code})`),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address);
    });
  });
}

/** Lets running requests finish, for 25 seconds at most; a supervisor's own limit is usually 30. */
function stopOn(server: ReturnType<typeof webServer>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 25_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The parent is `npm start`; without it nobody would stop us.
  process.on('disconnect', stop);
}

function survive(): void {
  process.on('unhandledRejection', (reason) => console.error(reason));
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${errorLine([error], new Date())}\n`);
    process.exit(1);
  });
}

async function main(): Promise<void> {
  const env = readEnv(
    'HABEAS_URL',
    'HABEAS_SECRET',
    'DATABASE_URL',
    'HABEAS_ORGANISATION',
    'HABEAS_PROXY_HOPS',
    'HOST',
    'PORT',
  );
  oidcVariables();
  const built = join(root, '.next');
  const script = requireBuild(built);
  const { name, contact, languages } = organisation();
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXTAUTH_URL: env.HABEAS_URL });
  // This process can never reach the account database, not even when an operator gives every process the same variables.
  delete process.env.ACCOUNT_DATABASE_URL;
  delete process.env.MIGRATE_DATABASE_URL;

  const ready = Promise.withResolvers<Handler>();
  const settings = {
    origin: env.HABEAS_URL,
    proxyHops: env.HABEAS_PROXY_HOPS,
    name,
    contact: contact.email,
    languages,
  };
  const handle: Handler = async (request, response) => (await ready.promise)(request, response);
  const server = webServer(handle, settings, squeezedFiles(join(built, 'static')), script);
  stopOn(server);
  const local = await listen(server, env.PORT, env.HOST);
  silenceConsole();
  ready.resolve(await nextHandler(env.HABEAS_URL, local));
  process.stdout.write(`Web process listens on ${env.HOST}:${local.port} for ${env.HABEAS_URL}\n`);
  quietConsole();
  survive();
  process.send?.({ ready: true });
}

main().catch((error) => {
  complain(error);
  process.exit();
});
