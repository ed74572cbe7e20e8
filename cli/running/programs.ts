import { oidcVariables, readEnv, setVariables, webhookVariables } from '#env';
import type { Secrets } from './secrets.ts';
import type { Services } from './services.ts';
import type { Surroundings } from './surroundings.ts';

/** What the web process and the worker learn, each no more than it needs (the web process no account database). */
export function programEnvironments(at: Surroundings, services: Services, secrets: Secrets) {
  const origin = setVariables('HABEAS_URL').length ? readEnv('HABEAS_URL').HABEAS_URL : `http://127.0.0.1:${at.port}`;
  const master = setVariables('HABEAS_SECRET').length ? readEnv('HABEAS_SECRET').HABEAS_SECRET : secrets.master;
  const common = { HABEAS_ORGANISATION: services.organisation, HABEAS_URL: origin, HABEAS_SECRET: master };
  return {
    web: {
      ...common,
      DATABASE_URL: services.portal.web,
      PORT: String(at.port),
      HOST: at.host,
      HABEAS_PROXY_HOPS: String(at.proxyHops),
      HABEAS_TEST_LANGUAGES: String(readEnv('HABEAS_TEST_LANGUAGES').HABEAS_TEST_LANGUAGES),
      ...oidcVariables(),
    },
    worker: {
      ...common,
      DATABASE_URL: services.portal.worker,
      ACCOUNT_DATABASE_URL: services.account,
      SMTP_URL: services.smtp,
      ...webhookVariables(),
    },
  };
}
