import type { RequestView } from '#requests/view-request';
import type { Tone } from '../../../ui/tag.tsx';
import { count } from '../../words.ts';
import { letterWords } from './letter-words.ts';

type Letter = Pick<RequestView['letters'][number], 'kind' | 'status' | 'tries' | 'replyCode' | 'isByWebhook'>;

const givenUp = 'was given up after days of tries';

/** What became of a letter, or of what went to a webhook, that did not arrive; one sentence. */
export const fateOf = (letter: Letter): string =>
  `“${letterWords(letter.kind)}” ${letter.isByWebhook ? ofWebhook(letter) : ofMail(letter)}.`;

function ofMail({ status, replyCode }: Letter): string {
  if (status !== 'bounced') return givenUp;
  return `was refused by the mail server${replyCode ? ` (${replyCode})` : ''}`;
}

function ofWebhook({ status, replyCode }: Letter): string {
  const code = replyCode ? ` (HTTP ${replyCode})` : '';
  if (status !== 'bounced') {
    const last = code ? 'did not take it' : 'gave no answer to the last';
    return `${givenUp}: the receiver of its webhook ${last}${code}`;
  }
  // Refused without an answer, it was never sent: `worker/webhook/tell.ts`.
  if (!code) return 'was not sent: its webhook leads into a private network, or is gone from the organisation file';
  return `was refused by the receiver of its webhook${code}`;
}

const states: Record<Letter['status'], { words: string; tone: Tone }> = {
  queued: { words: 'Waiting to be sent', tone: 'plain' },
  sent: { words: 'Sent', tone: 'good' },
  bounced: { words: 'Bounced', tone: 'bad' },
  'given-up': { words: 'Given up', tone: 'bad' },
  'to-post': { words: 'To be posted', tone: 'warn' },
  posted: { words: 'Posted', tone: 'good' },
};

/** How it stands with a letter, in a word or two for the history. */
export function letterState(letter: Letter): { words: string; tone: Tone } {
  const { status, tries, replyCode, isByWebhook } = letter;
  const { tone } = states[status];
  const tried = status === 'queued' && tries > 0 ? `, ${count(tries, 'try', 'tries')} so far` : '';
  const code = replyCode && tone === 'bad' ? ` (${isByWebhook ? 'HTTP ' : ''}${replyCode})` : '';
  return { words: `${stateWords(letter)}${tried}${code}`, tone };
}

function stateWords({ status, replyCode, isByWebhook }: Letter): string {
  if (!isByWebhook || status !== 'bounced') return states[status].words;
  return replyCode ? 'Refused' : 'Not sent';
}
