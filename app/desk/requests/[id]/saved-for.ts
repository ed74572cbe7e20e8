import type { ReplyUse } from '#domain/replies';
import type { RequestView } from '#requests/view-request';
import type { SavedReplyProps } from '../../../ui/desk/saved-replies.tsx';

/** The saved replies for one use, as a field takes them. */
export const savedFor = (use: ReplyUse, replies: RequestView['replies']): SavedReplyProps[] =>
  replies.filter((one) => one.for.includes(use));
