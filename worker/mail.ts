import { type Mail, openMail } from '#emails/send';
import { readEnv } from '#env';

let open: Mail | undefined;

/** The way to the mail server of SMTP_URL; one for the process. */
export function mail(): Mail {
  open ??= openMail(readEnv('SMTP_URL').SMTP_URL);
  return open;
}

/** Closes the idle connections of a process that ends. */
export function closeMail(): void {
  open?.close();
  open = undefined;
}
