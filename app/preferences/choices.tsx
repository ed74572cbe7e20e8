import { randomUUID } from 'node:crypto';
import { type ReactNode, use } from 'react';
import type { MapFace } from '#domain/map-face';
import type { Preference } from '#domain/preferences';
import { reaches } from '#domain/reaches';
import { faceHere } from '../said-here.ts';
import { Button } from '../ui/button.tsx';
import { Heading } from '../ui/heading.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Tag, type Tone } from '../ui/tag.tsx';
import { wordsHere } from '../words.ts';
import { optOutHere } from './actions.ts';

/** `within`: what it is part of, in words. */
type Chosen = { optOut: MapFace['optOuts'][number]; preference: Preference; within: string | undefined };

const tones: Record<Preference['state'], Tone> = {
  allowed: 'plain',
  'opted-out': 'good',
  'opting-out': 'accent',
  'opting-in': 'accent',
};

/** One press, without scripts too, opts out of these purposes. */
function OptOutForm({ purposes, children }: { purposes: string[]; children: ReactNode }) {
  return (
    <form action={optOutHere}>
      <input type="hidden" name="key" value={randomUUID()} />
      {purposes.map((purpose) => (
        <input key={purpose} type="hidden" name="purpose" value={purpose} />
      ))}
      {children}
    </form>
  );
}

/** Both ways look alike: neither is pushed (11 CCR 7004(a)(2)). */
function Choice({ optOut, preference, within }: Chosen) {
  const t = wordsHere('preferences');
  const { key, label, stays } = optOut;
  const { state, together } = preference;
  const note = within ? t('within', { label: within }) : state === 'opted-out' && !together ? t('elsewhere') : null;
  return (
    <li className="grid gap-x-6 gap-y-3 border-b border-line py-5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start">
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-xl font-semibold">{label}</span>
          <Tag tone={tones[state]} small>
            {t(`states.${state}`)}
          </Tag>
        </p>
        {stays && <p className="mt-1 text-base text-soft">{stays}</p>}
        {note && <p className="mt-1 text-base text-soft">{note}</p>}
      </div>
      {state === 'allowed' && (
        <OptOutForm purposes={[key]}>
          <Button look="second">
            {t('optOut')}
            <span className="sr-only"> {label}</span>
          </Button>
        </OptOutForm>
      )}
      {state === 'opted-out' && together !== null && (
        <div>
          <LinkButton href={`/preferences/opt-in?purpose=${encodeURIComponent(key)}`} look="second">
            {t('optIn')}
            <span className="sr-only"> {label}</span>
          </LinkButton>
        </div>
      )}
    </li>
  );
}

/** Each purpose under the way on which it reaches people, as it stands, with the button that changes it. */
export function Choices({ preferences }: { preferences: Preference[] }) {
  const t = wordsHere('preferences');
  const { optOuts } = use(faceHere());
  const chosen = optOuts.flatMap((optOut) => {
    const preference = preferences.find(({ key }) => key === optOut.key);
    const within = optOuts.find(({ key }) => key === preference?.within)?.label;
    return preference ? [{ optOut, preference, within }] : [];
  });
  const allowed = preferences.filter(({ state }) => state === 'allowed').map(({ key }) => key);
  return (
    <>
      {[...reaches, 'other' as const].map((way) => {
        const here = chosen.filter(({ optOut: { by = 'other' } }) => by === way);
        if (here.length === 0) return null;
        return (
          <section key={way}>
            <Heading>{t(`ways.${way}`)}</Heading>
            <ul className="border-t border-line">
              {here.map((one) => (
                <Choice key={one.optOut.key} {...one} />
              ))}
            </ul>
          </section>
        );
      })}
      {allowed.length > 1 && (
        <div className="mt-8">
          <OptOutForm purposes={allowed}>
            <Button>{t('optOutAll')}</Button>
          </OptOutForm>
        </div>
      )}
    </>
  );
}
