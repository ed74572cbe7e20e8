import { mayAct, type Role, roles } from '#domain/roles';
import type { Answering } from '#requests/answer-status';
import { problemWords } from '../desk/problem-words.ts';
import { listWords, roleWords } from '../desk/words.ts';

type Words = { title: string; what: string; todo: { href: string; words: string } };

const toQueue = { href: '/desk', words: 'Go to the queue' };

const requestIn = (at = ''): string | null => /^\/desk\/requests\/[0-9a-f-]{36}(?=\/|$)/.exec(at)?.[0] ?? null;

/** In the plural, such as “approvers and admins”. */
const rolesOf = (may: (role: Role) => boolean): string =>
  listWords(roles.filter(may).map((role) => `${roleWords[role].toLowerCase()}s`));

function notAllowed(role: Role, { at, why }: Pick<Answering, 'at' | 'why'>): Words {
  const about = requestIn(at);
  const { code, act } = why ?? {};
  if (code === 'look-not-agreed' && about) {
    const what =
      'This person is on the watch-list: their data show after a colleague has agreed, for an hour. Ask on the page of the request, with your reason. This try has been recorded.';
    return {
      title: 'A colleague has to agree first',
      what,
      todo: { href: `${about}#watch`, words: 'Go to the request' },
    };
  }
  if (code === 'self-not-allowed') {
    const what =
      'Nobody works on their own request, or on one of their household. What you may know of it stands on the pages that every person has. This try has been recorded.';
    return { title: 'This is about you or your household', what, todo: toQueue };
  }
  if (act) {
    const may = rolesOf((one) => mayAct(one, act));
    const what = `You are signed in as ${roleWords[role].toLowerCase()}. This page is for ${may}; an admin can change what somebody is.`;
    return { title: 'Your role does not include this', what, todo: toQueue };
  }
  const what =
    code && code !== 'role-not-allowed'
      ? `${problemWords({ code })}.`
      : 'Your role does not include this, it is about yourself, or a colleague has to agree first.';
  return { title: 'You are not allowed to do this', what, todo: toQueue };
}

/** What somebody who is signed in at the desk reads where a page is refused: what it is, and what they can do. */
export function whyAtDesk(status: '403' | '404', role: Role, refusal: Pick<Answering, 'at' | 'why'>): Words {
  if (status === '403') return notAllowed(role, refusal);
  return {
    title: 'There is nothing here',
    what: 'The address may be mistyped or cut off, or what stood there has been taken away. A request is found in the queue by its reference.',
    todo: toQueue,
  };
}
