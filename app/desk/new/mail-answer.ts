/** A mail file as values of the intake form, and what staff should know of it before they send that form. */
import type { MailRead } from '#domain/mail-file';

export type MailAnswer = { problem: string } | { values: Record<string, string>; notes: string[] } | null;

/** Both names that the kinds have for what the person says. */
export function filledWith({ email, receivedOn, words, ...mail }: MailRead): NonNullable<MailAnswer> {
  const values = { channel: 'email', email: email ?? '', receivedOn: receivedOn ?? '', note: words, words };
  const notes = [
    'The address is the sender’s. If they write for somebody else, type in that person’s.',
    email === null && 'The sender is not one plain address: type it in.',
    receivedOn === null && 'It does not say when it reached us: type the day in.',
    !mail.hasPlainText && 'It has no plain text: type in what the person asks for.',
    mail.isCut && 'It was too long for the field: the end is missing.',
    mail.attachments > 0 && 'It has something attached to it, which is not kept here.',
  ];
  return { values, notes: notes.filter((note) => note !== false) };
}
