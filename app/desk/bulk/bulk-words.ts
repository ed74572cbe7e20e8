import { type BulkAct, type BulkRowState, type BulkStage, isLeft } from '#domain/bulk';
import type { Problem } from '#domain/problems';
import type { Tone } from '../../ui/tag.tsx';
import { problemWords } from '../problem-words.ts';

/** What is done to many requests: as a choice, and as a button's verb. */
export const bulkActWords: Record<BulkAct, { choice: string; verb: string }> = {
  assign: { choice: 'Assign', verb: 'Assign' },
  ask: { choice: 'Ask the person', verb: 'Ask about' },
  refuse: { choice: 'Refuse', verb: 'Refuse' },
  extend: { choice: 'Put the answer off', verb: 'Put off' },
};

export const bulkStageWords: Record<BulkStage, { words: string; tone: Tone }> = {
  checking: { words: 'Being tried out', tone: 'plain' },
  ready: { words: 'Nothing done yet', tone: 'accent' },
  running: { words: 'Under way', tone: 'accent' },
  stopped: { words: 'Stopped', tone: 'warn' },
  ended: { words: 'Ended', tone: 'good' },
};

const bulkRowWords: Record<BulkRowState, { words: string; tone: Tone }> = {
  new: { words: 'Not looked at yet', tone: 'plain' },
  can: { words: 'Can be done', tone: 'accent' },
  cannot: { words: 'Cannot be done', tone: 'warn' },
  done: { words: 'Done', tone: 'good' },
  failed: { words: 'Not done', tone: 'bad' },
};

/** Where a request stands in the act. */
export const rowWords = (state: BulkRowState, stage: BulkStage): { words: string; tone: Tone } =>
  isLeft(state, stage) ? { words: 'Left as it was', tone: 'plain' } : bulkRowWords[state];

/** In a row nothing says “this page”, and a refusal is about one request of many. */
const ofRow: Partial<Record<Problem['code'], string>> = {
  'not-possible-now': 'It is in no state in which this can be done',
  'not-found': 'Its content has been destroyed',
  'sign-in-first': 'Whoever began this no longer works at the desk',
  'role-not-allowed': 'Whoever began this may not do it',
  'self-not-allowed': 'It is about whoever began this',
  'owner-not-possible': 'It cannot be theirs: give it to somebody else',
  'day-not-valid': 'Its law sets no last day: the notice has to name one that is later than the present one',
};

/** Why it is not done on one of many requests. */
export const rowProblemWords = (problem: Pick<Problem, 'code' | 'detail'>): string =>
  ofRow[problem.code] ?? problemWords(problem);
