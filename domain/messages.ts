/** When a person and the desk may write to each other about a request. */
import { isOpen, type Status } from './states.ts';

/** Messages of one person about one request in a day. */
export const messagesADay = 20;

/**
 * For so long somebody who got an answer may ask what is meant by it, and who was asked may still answer. To have it
 * decided anew takes an appeal.
 */
export const daysAfterClosing = 30;

/** A person may write at any time while their request is open, and for a while after. */
export const mayWrite = ({ status, closedAt }: { status: Status; closedAt: Date | null }, now: Date): boolean =>
  isOpen(status) || (closedAt !== null && now.getTime() - closedAt.getTime() <= daysAfterClosing * 86_400_000);
