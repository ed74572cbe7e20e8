import type { Place } from '#domain/law/places';
import { getLocale, getTranslations } from './words.ts';

/** A place in the reader's language: countries by its own names, states of the United States by theirs. */
export async function placeWords(): Promise<(place: Place) => string> {
  const t = await getTranslations('places');
  const named = { eu: t('eu'), canada: t('canada'), quebec: t('quebec'), elsewhere: t('elsewhere') };
  const names = new Intl.DisplayNames(await getLocale(), { type: 'region' });
  return (place) => {
    if ('country' in place) return names.of(place.country) ?? place.country;
    return 'state' in place ? t('state', { state: place.state }) : named[place.words];
  };
}
