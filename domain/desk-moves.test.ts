import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movesOpen } from './desk-moves.ts';
import { kinds } from './kinds.ts';
import { isOpen, statuses } from './states.ts';

/** All that could be, but for what its own check finds only of an open request. */
const everything = {
  ...{ hasPlan: true, isPlanning: false, openQuestions: 1, isPrepared: true, isPaused: true, heldBy: null },
  ...{
    awaits: null,
    isUnreached: true,
    openTasks: 0,
    hasRun: true,
    isFrozen: true,
    isAppealed: true,
    hasUnread: true,
    mine: [],
    coolsOff: true,
  },
  ...{ hasPackage: true, byPost: true, isTheirs: true, hasPaper: true, mayPostCode: false, hasCode: false },
  ...{ isBroughtIn: false, isKeyedInByMe: false, isCodeReadByMe: false, isRefusedByMe: false },
  ...{ isAppealKeyedInByMe: false, mayPassOn: true, mayTellCategories: true, mayExtend: true, hasLaws: true },
  ...{ hasParts: true, maySnooze: false, mayBeDuplicate: false, isSnoozed: false, mayBeAppealed: true },
};

/** What is left to do of a closed request: to look, to write, to mend what went out, and what follows a refusal. */
const afterwards = [
  ...['write', 'note', 'see-findings', 'see-letters', 'see-details', 'hand-out', 'take-back'],
  ...['release', 'key-in-appeal', 'decide-appeal'],
];

test('a closed request, of whatever kind, offers nothing that is for an open one', () => {
  for (const kind of kinds)
    for (const status of statuses.filter((one) => !isOpen(one))) {
      for (const openQuestions of [0, 1]) {
        const moves = movesOpen({ ...everything, kind, status, openQuestions }).map(({ move }) => move);
        assert.deepEqual(moves, afterwards, `${kind} ${status}`);
      }
    }
});
