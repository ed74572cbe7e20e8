import PostalMime, { type Email } from 'postal-mime';
import { canonicalAddress } from '#domain/address';
import { longestNote } from '#domain/answers';
import { dayOf, isDay } from '#domain/clock';
import { type MailRead, mailFileLimit } from '#domain/mail-file';
import { ok, type Result, refused } from '#domain/problems';
import { organisation } from './organisation.ts';

/** Far more than mail programs write, and little enough for a file that was made to be costly. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 };

/** What is no letter, tab or line break has no business in a form, nor have marks that turn the reading direction. */
const unseen = /[^\P{C}\t\n\u200c\u200d]/gu;

/**
 * Reads a mail file so that the intake form can be filled. Keeps nothing. Headers are the sender's own words: what
 * follows from them stays open until staff have sent the form and the person has proven the mailbox.
 * @returns the problem `file-missing`, `file-too-large` or `mail-not-readable` for field `file`
 * @see RFC 5322 §3.6; the day of arrival is that of the topmost Received, which is our own server's (RFC 5321 §4.4)
 */
export async function readMail({ file, now }: { file: unknown; now: Date }): Promise<Result<MailRead>> {
  if (!(file instanceof Blob) || file.size === 0) return refused('file-missing', 'file');
  if (file.size > mailFileLimit) return refused('file-too-large', 'file');
  const mail = await parse(await file.arrayBuffer());
  if (!mail?.headers.some(({ key }) => key === 'from' || key === 'received'))
    return refused('mail-not-readable', 'file');
  const text = [mail.subject ?? '', mail.text ?? ''].map(plain).filter(Boolean).join('\n\n');
  return ok({
    email: sender(mail),
    receivedOn: arrival(mail, now),
    words: text.slice(0, longestNote).trimEnd(),
    isCut: text.length > longestNote,
    hasPlainText: plain(mail.text ?? '') !== '',
    attachments: mail.attachments.length,
  });
}

/** Null for a file that the limits or the grammar refuse: what cannot be read is the file's fault, whatever it is. */
const parse = (raw: ArrayBuffer): Promise<Email | null> => PostalMime.parse(raw, limits).catch(() => null);

const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(unseen, '').trim();

function sender({ from }: Email): string | null {
  const address = canonicalAddress(from?.address);
  return address.ok ? address.value : null;
}

/** A day that is still to come is nobody's day of arrival: staff are asked instead. */
function arrival({ headers }: Email, now: Date): string | null {
  const of = (name: string) => headers.find(({ key }) => key === name)?.value;
  const said = [of('received')?.split(';').at(-1), of('date')];
  const instant = said.map((text) => Date.parse(text ?? '')).find((at) => at <= now.getTime());
  if (instant === undefined) return null;
  const day = dayOf(new Date(instant), organisation().timeZone);
  return isDay(day) ? day : null;
}
