/** The portal that a browser looks at, from within: use-cases can be called, and what is sealed can be read. */

import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { test } from './test.ts';

/** Connects this process with the run's portal for the tests of this spec, as its worker. */
export function inPortal(): void {
  test.beforeAll(() => {
    connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 2);
  });
  test.afterAll(disconnect);
}
