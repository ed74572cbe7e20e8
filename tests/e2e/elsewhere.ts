/** Another example than the run's, for the tests of one spec. */
import { test } from '@playwright/test';
import { startInstance } from './instance.ts';

/** Where the helpers look; the other specs of this process have the run's own installation. */
const names = ['HABEAS_URL', 'HABEAS_DATA', 'HABEAS_INBOX_PORT', 'HABEAS_EXAMPLE'] as const;

/**
 * Starts an installation for the tests of this spec, and ends it after them.
 * @param example whose documented people and staff are meant
 * @param made makes an example of the spec's own from it; `end` takes it away again
 */
export function elsewhere(
  example: string,
  made: () => { folder: string; end?: () => void } = () => ({ folder: example }),
): void {
  const known = names.map((name) => [name, process.env[name]] as const);
  const endings: (() => unknown)[] = [];
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    const { folder, end } = made();
    if (end) endings.unshift(end);
    const instance = await startInstance({ env: { HABEAS_EXAMPLE: folder, HABEAS_PROXY_HOPS: '1' } });
    endings.unshift(() => instance.stop());
    const here = [instance.url, instance.folder, new URL(instance.inboxUrl).port, example];
    for (const [at, name] of names.entries()) process.env[name] = here[at];
  });
  test.afterAll(async () => {
    for (const [name, value] of known) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    for (const end of endings) await end();
  });
}
