/**
 * The states that follow one model (Virginia's of 2021): 45 days, once more as many, an appeal to the organisation. What
 * differs is in the table. No last day is moved past a weekend, and no state lets the clock stand still.
 */
import { type Ground, type Law, likely, ours, type Right, sure } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;
const common = ['access', 'correct', 'delete', 'opt-out', 'portability'] as const;

type State = {
  id: string;
  state: string;
  /** The law by name. */
  name: string;
  /** Where rights, times and appeals are written. */
  article: string;
  /** Days for an answer, for one put off (in total), and for an appeal; 45 and 90 unless it says otherwise. */
  answer?: number;
  extended?: number;
  appeal: { days: number; extended?: number } | null;
  /** Requests a year that are free. */
  free: 1 | 2;
  /** A new value: which right, since when. */
  more?: Partial<Record<Right, string | true>>;
  without?: Right;
  /** Days within which a consent that was taken back no longer counts. */
  withdrawal?: { days: number; article: string };
  /** The version that this line is, where it came after the others. */
  version?: string;
};

const table: readonly State[] = [
  {
    ...{ id: 'us-va', state: 'Virginia', name: 'VCDPA', article: 'Va. Code 59.1-577' },
    ...{ appeal: { days: 60 }, free: 2 },
  },
  {
    ...{
      id: 'us-co',
      state: 'Colorado',
      name: 'Colorado Privacy Act',
      article: 'C.R.S. 6-1-1306',
    },
    ...{ appeal: { days: 45, extended: 105 }, free: 1 },
  },
  {
    ...{ id: 'us-ct', state: 'Connecticut', name: 'CTDPA', article: 'Conn. Gen. Stat. 42-518' },
    ...{ appeal: { days: 60 }, free: 1, more: { 'third-parties': '2026-07-01', 'contest-profiling': '2026-07-01' } },
  },
  {
    ...{ id: 'us-tx', state: 'Texas', name: 'TDPSA', article: 'Tex. Bus. & Com. Code ch. 541' },
    ...{ appeal: { days: 60 }, free: 2 },
  },
  {
    ...{ id: 'us-or', state: 'Oregon', name: 'OCPA', article: 'ORS 646A.576' },
    ...{ appeal: { days: 45 }, free: 1, more: { 'third-parties': true } },
  },
  {
    ...{ id: 'us-mt', state: 'Montana', name: 'MCDPA', article: 'Mont. Code 30-14-2801 ff.' },
    ...{ appeal: { days: 60 }, free: 1 },
  },
  {
    ...{ id: 'us-de', state: 'Delaware', name: 'DPDPA', article: '6 Del. C. ch. 12D' },
    ...{ appeal: { days: 60 }, free: 1, more: { 'third-parties': true } },
  },
  {
    ...{ id: 'us-nj', state: 'New Jersey', name: 'NJDPA', article: 'N.J.S.A. 56:8-166.4 ff.' },
    ...{ appeal: { days: 45 }, free: 1 },
  },
  {
    ...{
      id: 'us-md',
      state: 'Maryland',
      name: 'MODPA',
      article: 'Md. Code, Com. Law 14-4601 ff.',
    },
    ...{ appeal: { days: 60 }, free: 1, more: { 'third-parties': true } },
  },
  {
    ...{ id: 'us-mn', state: 'Minnesota', name: 'MCDPA', article: 'Minn. Stat. ch. 325M' },
    ...{ appeal: { days: 45, extended: 105 }, free: 2, more: { 'third-parties': true, 'contest-profiling': true } },
  },
  {
    ...{ id: 'us-ia', state: 'Iowa', name: 'ICDPA', article: 'Iowa Code ch. 715D' },
    ...{ answer: 90, extended: 135, appeal: { days: 60 }, free: 2, without: 'correct' },
  },
  {
    ...{ id: 'us-ut', state: 'Utah', name: 'UCPA', article: 'Utah Code 13-61' },
    ...{ appeal: null, free: 1, more: { correct: '2026-07-01' } },
  },
  {
    ...{ id: 'us-tn', state: 'Tennessee', name: 'TIPA', article: 'Tenn. Code Title 47, ch. 18' },
    ...{ appeal: { days: 60 }, free: 2 },
  },
  {
    ...{ id: 'us-ky', state: 'Kentucky', name: 'KCDPA', article: 'KRS ch. 367' },
    ...{ appeal: { days: 60 }, free: 2 },
  },
  {
    ...{ id: 'us-ne', state: 'Nebraska', name: 'NDPA', article: 'Neb. Rev. Stat. 87-1101 ff.' },
    ...{ appeal: { days: 60 }, free: 2 },
  },
  {
    ...{ id: 'us-in', state: 'Indiana', name: 'INCDPA', article: 'Ind. Code 24-15' },
    ...{ appeal: { days: 60 }, free: 1 },
  },
  {
    ...{ id: 'us-nh', state: 'New Hampshire', name: 'NHDPA', article: 'RSA 507-H' },
    ...{ appeal: { days: 60 }, free: 1 },
  },
  {
    ...{ id: 'us-ri', state: 'Rhode Island', name: 'RIDTPPA', article: 'R.I. Gen. Laws 6-48.1' },
    ...{ appeal: { days: 60 }, free: 1 },
  },
  {
    ...{ id: 'us-fl', state: 'Florida', name: 'FDBR', article: 'Fla. Stat. 501.701 ff.' },
    ...{ extended: 60, appeal: { days: 60 }, free: 2 },
  },
];

/** Two states name the days after which a consent that was taken back no longer counts, which their first lines left out. */
const later: readonly State[] = [
  ...changed('us-or', { withdrawal: { days: 15, article: 'ORS 646A.570 ff.' } }),
  ...changed('us-ri', { withdrawal: { days: 15, article: 'R.I. Gen. Laws 6-48.1' } }),
];

function changed(id: string, { more, ...change }: Partial<State>): State[] {
  return table
    .filter((state) => state.id === id)
    .map((state) => ({
      ...{ ...state, ...change, version: '2026-12' },
      more: { ...state.more, 'withdraw-consent': true, ...more },
    }));
}

const groundsOf = (article: string): Ground[] => {
  const likelyTo = (id: Ground['id'], kinds: Ground['kinds'], isPartial: boolean): Ground => {
    return { id, article, confidence: 'likely', kinds, isPartial };
  };
  return [
    likelyTo('not-identified', answered, false),
    likelyTo('unfounded', answered, false),
    likelyTo('too-often', answered, false),
    likelyTo('rights-of-others', ['access'], true),
    likelyTo('already-accurate', ['correct'], true),
    likelyTo('legal-duty', ['delete'], true),
    likelyTo('legal-claims', ['delete'], true),
    likelyTo('security', ['delete'], true),
    likelyTo('transaction', ['delete'], true),
  ];
};

function lawOfState({ id, state, name, article, free, without, more = {}, ...given }: State): Law {
  const { appeal, answer = 45, extended = 90, withdrawal, version = '2026-11' } = given;
  const all = common.filter((right) => right !== without).map((right) => [right, likely(true, article)] as const);
  const added = Object.entries(more).map(([right, since]) => {
    return [right, likely(true, article, since === true ? {} : { since })] as const;
  });
  const days = { days: answer };
  const ofAppeal = appeal && {
    answer: { days: appeal.days },
    extended: appeal.extended ? { days: appeal.extended } : null,
  };
  return {
    ...{ id, version, name, from: null },
    regulator: likely(`the Attorney General of ${state}`, article),
    rights: Object.fromEntries([...all, ...added]),
    acknowledge: null,
    answer: likely(days, article),
    answerOf: {},
    ...(withdrawal && { withdrawal: likely({ days: withdrawal.days }, withdrawal.article) }),
    extension: likely({ total: { days: extended }, noticeWithin: days }, article),
    optOut: likely(days, article),
    appeal: ofAppeal && likely(ofAppeal, article),
    complaint: null,
    grounds: groundsOf(article),
    pause: {},
    rollsOver: null,
    fee: likely(free === 1 ? 'free once in twelve months' : 'free twice in twelve months', article),
    recordMonths: ours(24, article),
  };
}

const ofStates = [...table, ...later].map(lawOfState);

/** Colorado says more in its rules than in its statute: opt-outs before all else, records for two years. */
const inColorado: Partial<Law> = {
  optOut: ours({ days: 15 }, '4 CCR 904-3, 4.03'),
  recordMonths: sure(24, '4 CCR 904-3, 6.11'),
};

export const usStates: readonly Law[] = ofStates.map((law) => (law.id === 'us-co' ? { ...law, ...inColorado } : law));
