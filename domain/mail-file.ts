/** A letter that somebody sent us by e-mail, as staff drop it on the intake form. */

/** Octets that such a file may have: below the two megabytes that the web server takes. */
export const mailFileLimit = 1024 * 1024;

/** What the form can be filled with; nothing of it is proven, and staff look at all of it. */
export type MailRead = {
  /** The sender in canonical form, or null where it is not one plain address. */
  email: string | null;
  /** Day of arrival, `YYYY-MM-DD` in the organisation's time zone, or null where no header says it. */
  receivedOn: string | null;
  /** Subject and plain text. */
  words: string;
  /** There was more than fits. */
  isCut: boolean;
  hasPlainText: boolean;
  attachments: number;
};
