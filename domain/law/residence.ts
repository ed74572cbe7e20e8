/**
 * Whom a law covers, as an account may say where somebody lives: codes of ISO 3166 or English names, in capitals. What is
 * written in another way says nothing, so that a wrong guess makes no question.
 */
import { placeOf } from './places.ts';

type Elsewhere = {
  /** Countries that the law does not cover. */
  countries: string[];
  /** Parts of its country that it does not cover; none where it covers all of it. */
  regions: string[];
};

const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Code → name, of everything that has one. */
const countries = new Map(
  letters.flatMap((one) => letters.map((other) => one + other)).flatMap((code) => named(code, english.of(code))),
);

function named(code: string, name: string | undefined): [string, string][] {
  return name && code !== 'ZZ' && code !== 'EU' && code !== 'UN' ? [[code, name.toUpperCase()]] : [];
}

/** The European Economic Area: Regulation (EU) 2016/679 with EEA Joint Committee Decision 154/2018. */
const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

const states = new Map(
  `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
  DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
  KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
  MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
  NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
  SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
  WV West Virginia, WI Wisconsin, WY Wyoming`
    .split(',')
    .map((one) => one.trim())
    .map((one): [string, string] => [one.slice(0, 2), one.slice(3).toUpperCase()]),
);

/** Codes and names of all but these; old codes have the names of new ones. */
function allBut(known: ReadonlyMap<string, string>, isMeant: (code: string, name: string) => boolean): string[] {
  const meant = new Set([...known].filter(([code, name]) => isMeant(code, name)).map(([, name]) => name));
  return [...known].flatMap(([code, name]) => (meant.has(name) ? [] : [code, name]));
}

/** Where a law's people do not live; null of a law that is about no one country. */
export function elsewhereOf(law: string): Elsewhere | null {
  const place = placeOf(law);
  if (!place) return null;
  if ('state' in place) {
    const region = place.state.toUpperCase();
    return {
      countries: allBut(countries, (code) => code === 'US'),
      regions: allBut(states, (_, name) => name === region),
    };
  }
  if ('country' in place) return { countries: allBut(countries, (code) => code === place.country), regions: [] };
  if (place.words === 'eu') return { countries: allBut(countries, (code) => eea.includes(code)), regions: [] };
  if (place.words === 'canada' || place.words === 'quebec')
    return { countries: allBut(countries, (code) => code === 'CA'), regions: [] };
  return null;
}
