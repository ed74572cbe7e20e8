/** The organisation's OpenID Connect provider. All that it says is checked here; nothing of its tokens is kept. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { SsoSecrets } from '#db/sso';
import type { SsoProblem } from '#domain/sso';
import { oidcVariables, readEnv } from '#env';

/** For each single request to the provider. */
const patienceSeconds = 5;

/** Too late, or an answer with a status that is none: no discovery there, or a failure of the provider. */
const unreachable = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

/** RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6. */
const protocolErrors = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
]);

/** Where the provider sends people back to; it has to know this address beforehand. */
const ssoReturn = (): string => `${readEnv('HABEAS_URL').HABEAS_URL}/desk/sign-in/sso/back`;

/** Whom the provider says that somebody is. */
export type SsoAccount = { issuer: string; subject: string; email: unknown; isChecked: boolean };

/**
 * Asks the provider for its addresses and keys: anew each time, since a desk signs in a few dozen times a day and a
 * changed key is then good at once. The signature of each ID token is checked, also where TLS would do.
 */
function provider({ HABEAS_OIDC_ISSUER, HABEAS_OIDC_CLIENT_ID, HABEAS_OIDC_CLIENT_SECRET }: Settings) {
  const issuer = new URL(HABEAS_OIDC_ISSUER);
  const execute = [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])];
  return discovery(issuer, HABEAS_OIDC_CLIENT_ID, HABEAS_OIDC_CLIENT_SECRET, undefined, {
    execute,
    timeout: patienceSeconds,
  });
}

type Settings = NonNullable<ReturnType<typeof oidcVariables>>;

/** What became of asking the provider; `cause` is a code of the library or of the protocol, never what was sent. */
export type Told<Value> = { ok: true; value: Value } | { ok: false; code: SsoProblem; cause: string };

/** Where somebody is sent to sign in: authorisation code, PKCE, state and nonce, and the least scope that has an address. */
export const ssoAddress = (state: string, { nonce, verifier }: SsoSecrets): Promise<Told<string>> =>
  asking(async (config) => {
    const challenge = await calculatePKCECodeChallenge(verifier);
    const url = buildAuthorizationUrl(config, {
      redirect_uri: ssoReturn(),
      scope: 'openid email',
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    return url.href;
  });

/**
 * Redeems what the provider sent somebody back with. Signature, issuer, audience, nonce and times of the ID token hold,
 * or it is refused. The address is the token's, or that of the same subject where the provider tells it apart.
 * @param search the query with which the browser came back
 * @see OpenID Connect Core 1.0, sections 3.1.3.7 and 5.4; RFC 9207 against the mixing up of providers
 */
export const ssoAccount = (search: string, state: string, secrets: SsoSecrets): Promise<Told<SsoAccount>> =>
  asking(async (config) => {
    const tokens = await authorizationCodeGrant(config, new URL(search, ssoReturn()), {
      expectedState: state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('no ID token');
    const told = claims.email === undefined ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
    return { issuer: claims.iss, subject: claims.sub, email: told.email, isChecked: told.email_verified === true };
  });

async function asking<Value>(ask: (config: Configuration) => Promise<Value>): Promise<Told<Value>> {
  const settings = oidcVariables();
  if (!settings) return { ok: false, code: 'sso-not-set-up', cause: 'none' };
  try {
    return { ok: true, value: await ask(await provider(settings)) };
  } catch (error) {
    return { ok: false, ...whyNot(error) };
  }
}

/**
 * All that a provider, its network and a browser can do wrong is one of three refusals. The library throws for each of
 * them; the cause is kept for whoever runs the installation.
 */
function whyNot(error: unknown): { code: SsoProblem; cause: string } {
  const { name = '', code, cause, error: said }: Thrown = error instanceof Error ? error : {};
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return { code: said === 'access_denied' ? 'sso-denied' : 'sso-wrong', cause: knownCause(said) };
  // What fetch throws for whatever keeps it from an answer.
  if (name === 'TypeError' && cause instanceof Error) return { code: 'sso-down', cause: knownCause(codeOf(cause)) };
  return { code: unreachable.has(String(code)) ? 'sso-down' : 'sso-wrong', cause: knownCause(said ?? code) };
}

type Thrown = { name?: string; code?: unknown; cause?: unknown; error?: unknown };

const codeOf = (cause: Thrown): unknown => cause.code;

/** Codes of Node and of the library, and those of the protocol; any other text may be anybody's. */
const knownCause = (code: unknown): string =>
  typeof code === 'string' && (/^[A-Z][A-Z0-9_]{2,60}$/.test(code) || protocolErrors.has(code)) ? code : 'unknown';
