import { adoptEnv } from '#env';
import { startInstance } from './instance.ts';

/** Starts the run's installation and says where it is; Playwright calls what is returned when all tests are done. */
export default async function setUp(): Promise<() => Promise<void>> {
  // Each test says which network it comes from: all of them together would be one cannon.
  const instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1', HABEAS_TEST_LANGUAGES: 'true' } });
  adoptEnv({
    ...instance.env,
    HABEAS_DATA: instance.folder,
    HABEAS_INBOX_PORT: new URL(instance.inboxUrl).port,
  });
  return () => instance.stop();
}
