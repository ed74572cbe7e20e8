/** What the organisation and its map say, in the language of the page. */
import { cache } from 'react';
import { faceInWords } from '#domain/face-in-words';
import type { MapFace } from '#domain/map-face';
import { type Sayer, sayer } from '#domain/said';
import { mapFace } from '#requests/map-face';
import { organisation } from '#requests/organisation';
import { languageHere } from './language/here.ts';
import { accent } from './language/test-words.ts';

/** Once per request. */
export const saidHere = cache(async (): Promise<Sayer> => {
  const { language, test } = await languageHere();
  return test ? { said: accent, cite: (article) => article } : sayer(organisation(), language);
});

/** A published face in each language that it was asked for in. */
const worded = new WeakMap<MapFace, Map<string, MapFace>>();

/** The map's words and choices, for pages that a visitor reads; once per request. */
export const faceHere = cache(async (): Promise<MapFace> => {
  const [face, { language, test }] = [await mapFace(), await languageHere()];
  const known = worded.get(face) ?? new Map<string, MapFace>();
  const here = known.get(test ?? language) ?? faceInWords(face, await saidHere());
  worded.set(face, known.set(test ?? language, here));
  return here;
});
