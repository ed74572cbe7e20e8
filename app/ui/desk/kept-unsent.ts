import type { DeskAnswer } from '../../desk/desk-answer.ts';
import { valuesOf } from '../../form-state.ts';

type Action = (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;

const noAnswer =
  'No answer came, so it may not have been done. What you typed is still here: press again once you are connected';

/**
 * An action after which a form stays with what was typed where no answer came: the page of an error would take it away.
 * On the server it is the action itself, which a browser without scripts posts to.
 * @param lists names of the fields of which several may be ticked
 */
export function keptUnsent(action: Action, lists: readonly string[]): Action {
  if (typeof window === 'undefined') return action;
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      // What fetch fails with; what the server says of an error, or of another page, is none.
      if (!(error instanceof TypeError)) throw error;
      return { problems: { '': noAnswer }, values: valuesOf(form, lists) };
    }
  };
}
