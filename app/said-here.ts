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

/** The map's words and choices, for pages that a visitor reads; once per request. */
export const faceHere = cache(async (): Promise<MapFace> => faceInWords(await mapFace(), await saidHere()));
