import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import type { StaffActor } from '#domain/actor';
import { type Language, nearestLanguage } from '#domain/languages';
import { isLetterKind, type LetterKind, letterFields, type WrittenLetter } from '#domain/letters';
import type { MapFace } from '#domain/map-face';
import { senderIn } from '#domain/organisation';
import { ok, type Result, refused } from '#domain/problems';
import { ofNoTrial, portal, samples, trialSamples } from '#emails/samples';
import { write } from '#emails/write';
import { readEnv } from '#env';
import { authorise } from './authorise.ts';
import { wholeFace } from './map-face.ts';
import { organisation } from './organisation.ts';

export type SampleLetter = WrittenLetter & {
  kind: LetterKind;
  language: Language;
  fromName: string;
  /** As a trial sends it. */
  isTrial: boolean;
  /** A trial may send one of its kind. */
  mayBeTrial: boolean;
};

/**
 * A letter as people get it in a language, with made-up values: the reference, days and rows are nobody's, while
 * categories, reasons and what can be opted out of are the organisation's own. With `isTrial`, as a trial sends it, where
 * one does.
 */
export function viewSampleLetter({
  actor,
  kind,
  language: wanted,
  isTrial: asksTrial = false,
  now,
}: {
  actor: StaffActor;
  kind: string;
  language: string;
  isTrial?: boolean;
  now: Date;
}): Promise<Result<SampleLetter>> {
  if (!isLetterKind(kind)) return Promise.resolve(refused('not-found'));
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-samples', now });
    if (!may.ok) return may;
    const language = nearestLanguage(wanted);
    const swap = swapping(wholeFace((await findInstallation(tx)).mapFace));
    const mayBeTrial = !ofNoTrial.includes(kind);
    const isTrial = asksTrial && mayBeTrial;
    const made = isTrial ? trialSamples[kind] : samples[kind];
    const fields = letterFields[kind].parse(JSON.parse(JSON.stringify(made), (_, value) => swap(value)));
    const written = write(kind, fields, { organisation: organisation(), language, isTrial });
    const { fromName } = senderIn(organisation(), language);
    return ok({ ...written, kind, language, fromName, isTrial, mayBeTrial });
  });
}

/** Puts our own address, and the organisation's words where it has published some, in the places of the made-up ones. */
function swapping({ categories, optOuts, lost, keeps }: MapFace): (value: unknown) => unknown {
  const { HABEAS_URL: origin } = readEnv('HABEAS_URL');
  const made = samples.done.categories.map(({ category }) => category);
  const words = new Map<unknown, string | undefined>([
    ...made.map((word, at) => [word, categories[at]?.label] as const),
    ...samples['opt-out-done'].purposes.map((word, at) => [word, optOuts[at]?.label] as const),
    ...samples['opt-out-done'].stays.map((word, at) => [word, optOuts[at]?.stays] as const),
    ...samples['lost-frozen'].items.map((word, at) => [word, lost[at]?.label] as const),
    ...samples['lost-frozen'].offMeanwhile.map((word, at) => [word, lost[at]?.offMeanwhile] as const),
    ['an open chargeback', keeps[0]?.reason],
  ]);
  return (value) => words.get(value) ?? (typeof value === 'string' ? value.replace(portal, origin) : value);
}
