import type { Transaction } from '#db/client';
import { listRefusedParts } from '#db/refused-part';
import type { OpenedRequest } from '#db/request';
import { isComplaint } from '#domain/appeals';
import { isStranger } from '#domain/proof';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { mapFace } from './map-face.ts';
import { appealUrl, statusUrl, tellPerson } from './person-letters.ts';

/** Tells the person what of a request that is done was refused, if anything was: why, how to appeal, where to complain. */
export async function tellRefusedParts(tx: Transaction, about: OpenedRequest, now: Date): Promise<void> {
  const refused = await listRefusedParts(tx, about);
  if (refused.length === 0 || isStranger(about)) return;
  const { categories } = await mapFace(tx);
  const parts = refused.map(({ category, ground, article, reason }) => ({
    category: categories.find(({ key }) => key === category)?.label ?? category,
    ...{ ground, law: article, reason },
  }));
  const { id, reference, kind } = about;
  const laws = await lawsOf(tx, about);
  const ways = { regulator: regulatorOf(laws), isComplaint: isComplaint(laws) };
  const fields = { reference, kind, parts, ...ways, appealUrl: appealUrl(id), statusUrl: statusUrl(id) };
  await tellPerson(tx, about, { kind: 'part-refusal', fields, now });
}
