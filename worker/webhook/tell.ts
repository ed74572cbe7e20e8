import type { LetterFields } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import type { Outcome } from '#emails/send';
import { readEnv } from '#env';
import { say } from '../log.ts';
import { noticeBody } from './notice.ts';
import { secretOf } from './secret.ts';
import { NotPublic, postTo } from './send.ts';
import { signedHeaders } from './sign.ts';

type Told = {
  /** Of the organisation file. */
  webhook: string;
  letterId: string;
  fields: LetterFields<'recipient-notice'>;
  organisation: Pick<Organisation, 'name' | 'contact' | 'webhooks'>;
  madeAt: Date;
  now: Date;
};

/**
 * One try to tell a recipient by its webhook. Any 2xx is an arrival. An address in a private network, one that redirects
 * and one that is gone (410) are refused for good; all else is tried again for days.
 */
export async function tellByWebhook({ webhook, letterId, fields, organisation, madeAt, now }: Told): Promise<Outcome> {
  const known = organisation.webhooks[webhook];
  if (!known) return refusal(webhook, 'not-in-the-organisation-file', null);
  const secret = secretOf(known);
  if (!secret) {
    say('warning', { webhook, problem: 'no-secret' });
    return { is: 'later', code: null };
  }
  const body = noticeBody(fields, organisation, madeAt);
  const headers = signedHeaders(secret, { id: `msg_${letterId}`, at: now, body });
  const mayBeHere = readEnv('HABEAS_WEBHOOKS_HERE').HABEAS_WEBHOOKS_HERE;
  try {
    return meaning(webhook, await postTo({ url: known.url, headers, body, mayBeHere }));
  } catch (error) {
    return error instanceof NotPublic ? refusal(webhook, 'private-address', null) : { is: 'later', code: null };
  }
}

function meaning(webhook: string, code: number): Outcome {
  if (code >= 200 && code < 300) return { is: 'sent', code };
  if (code >= 300 && code < 400) return refusal(webhook, 'redirects', code);
  return code === 410 ? refusal(webhook, 'gone', code) : { is: 'later', code };
}

function refusal(webhook: string, problem: string, code: number | null): Outcome {
  say('warning', { webhook, problem });
  return { is: 'bounced', code };
}
