import { type Answers, figures } from '#domain/figures';
import { funnelSteps } from '#domain/funnel';
import type { Period } from '#domain/period';
import type { Volume } from '#domain/volume';
import type { Reports } from '#requests/view-reports';
import { channelName, figureWords, funnelWords, kindWords, lawWords } from '../words.ts';

type Row = (string | number | null)[];

export const figureHead = [
  ...['Counted by', 'Which', 'Received from', 'Received to'],
  ...figures.map((figure) => figureWords[figure]),
  ...['Median days', 'Mean days', 'Nine of ten within days'],
];

/** What the pictures and tables show, a line for each number's group; of kinds and laws only what came is told. */
export function figureRows({ period, all, steps, channels, kinds, laws, funnel }: Reports): Row[] {
  return [
    answersRow('All', null, period, all),
    ...steps.map((step) => answersRow('Time', null, step, step)),
    ...channels.map((one) => answersRow('Channel', channelName(one.channel), period, one)),
    ...volumeRows('Kind', kinds, steps, (kind) => kindWords[kind]),
    ...volumeRows('Law', laws, steps, lawWords),
    ...funnelSteps.map((step) => countRow('Visits', funnelWords[step], period, funnel[step])),
  ];
}

const answersRow = (by: string, which: string | null, { from, to }: Period, answers: Answers): Row => [
  ...[by, which, from, to],
  ...figures.map((figure) => answers[figure]),
  answers.medianDays,
  answers.meanDays === null ? null : Number(answers.meanDays.toFixed(2)),
  answers.p90Days,
];

/** Of what only the number is told. */
const countRow = (by: string, which: string, { from, to }: Period, count: number): Row => [
  ...[by, which, from, to, count],
  ...Array.from({ length: figureHead.length - 5 }, () => null),
];

const volumeRows = <Key>(by: string, volumes: Volume<Key>[], steps: readonly Period[], words: (key: Key) => string) =>
  volumes.flatMap(({ key, counts }) => steps.map((step, index) => countRow(by, words(key), step, counts[index] ?? 0)));
