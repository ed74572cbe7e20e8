import type { MapFace } from './map-face.ts';
import type { Sayer } from './said.ts';

/** A map's face as it is said in one language; keys and names of others stay. */
export function faceInWords(face: MapFace, { said, cite }: Sayer): MapFace {
  const labelled = <One extends { label: string }>(one: One): One => ({ ...one, label: said(one.label) });
  return {
    ...face,
    identities: face.identities.map((one) => ({
      ...one,
      ...(one.label === undefined ? {} : { label: said(one.label) }),
    })),
    categories: face.categories.map((one) => ({
      ...labelled(one),
      sources: one.sources.map(said),
      kept: one.kept.map(said),
      ...(one.parts ? { parts: one.parts.map(labelled) } : {}),
      ...(one.fields ? { fields: one.fields.map(said) } : {}),
      ...(one.why ? { why: one.why.map(said) } : {}),
      ...(one.ages ? { ages: one.ages.map(labelled) } : {}),
    })),
    corrections: face.corrections.map(labelled),
    ownData: face.ownData.map(labelled),
    facts: face.facts.map(labelled),
    scopes: face.scopes.map((one) => ({ ...labelled(one), removes: one.removes.map(said) })),
    keeps: face.keeps.map((one) => ({ ...one, reason: said(one.reason), law: cite(said(one.law)) })),
    optOuts: face.optOuts.map((one) => ({
      ...labelled(one),
      ...(one.stays === undefined ? {} : { stays: said(one.stays) }),
    })),
    lost: face.lost.map((one) => ({ ...labelled(one), offMeanwhile: said(one.offMeanwhile) })),
    cannotRecall: face.cannotRecall.map((one) => ({ ...one, words: said(one.words) })),
    tables: face.tables.map(labelled),
  };
}
