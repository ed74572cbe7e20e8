import { createTransport } from 'nodemailer';
import type { WrittenLetter } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import { transportOptions } from './transport.ts';

/** Longest time for one letter, all its commands together. */
const patienceMs = 120_000;

/** A letter with its envelope. */
export type Addressed = WrittenLetter & {
  /** Canonical address: the only recipient. */
  to: string;
  /** With its angle brackets; the same on every try, so that a copy too many is known as one (RFC 5322 §3.6.4). */
  messageId: string;
};

/** What became of a try; `code` is the server's reply, null when there was none. Its words hold addresses: not kept. */
export type Outcome =
  | { is: 'sent'; code?: number }
  /** Not now: a 4xx, no connection, or a refusal that is about us rather than the mailbox. */
  | { is: 'later'; code: number | null }
  /** Never: the mailbox does not take it. */
  | { is: 'bounced'; code: number | null };

export type Mail = {
  send(letter: Addressed, from: Organisation['letters']): Promise<Outcome>;
  /** Closes idle connections; a letter on its way still ends. */
  close(): void;
};

/** Opens the way to the mail server; it connects at the first letter. */
export function openMail(smtpUrl: string): Mail {
  const transport = createTransport(transportOptions(smtpUrl));
  const send = async (letter: Addressed, from: Organisation['letters']): Promise<Outcome> => {
    try {
      await transport.sendMail({ ...message(letter, from), signal: AbortSignal.timeout(patienceMs) });
      return { is: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
  return { send, close: () => transport.close() };
}

// Addresses go in as objects: nodemailer takes those as they are, and would parse a string.
function message({ subject, text, html, to, messageId }: Addressed, from: Organisation['letters']) {
  const sender = { name: from.fromName, address: from.fromAddress };
  const recipient = { name: '', address: to };
  return {
    from: sender,
    to: recipient,
    ...(from.replyTo ? { replyTo: { name: '', address: from.replyTo } } : {}),
    envelope: { from: { name: '', address: from.fromAddress }, to: recipient },
    subject,
    text,
    html,
    messageId,
    // No automatic answers to automatic letters (RFC 3834 §5.2; the second header is what Exchange heeds).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Steps at which a 5xx is about the recipient or the letter; at sign-in or MAIL FROM it is about us. */
const final = ['RCPT TO', 'DATA'];

/** 5xx that speak of the session: bad sequence (503), sign in first (530). */
const aboutUs = [503, 530];

/** What an error of nodemailer means. 451 and 550 are both EENVELOPE: only the reply code tells them apart. */
export function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof Error)) return { is: 'later', code: null };
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const step = 'command' in error && typeof error.command === 'string' ? error.command : '';
  const isFinal = code !== null && code >= 500 && code < 600 && final.includes(step) && !aboutUs.includes(code);
  return isFinal ? { is: 'bounced', code } : { is: 'later', code };
}
