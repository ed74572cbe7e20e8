import { type Part, type Seen, silentParts } from '#domain/silence';
import { Banner } from '../ui/desk/banner.tsx';
import { Moment } from './moment.tsx';

/** Nobody has to let anything go on: what waits is taken up by itself. */
const words: Record<Part, { name: string; waits: string }> = {
  worker: { name: 'The worker', waits: 'Nobody is looked up, nothing is carried out and no letter is sent' },
  account: { name: 'The account database', waits: 'Nobody is looked up, and nothing is carried out' },
  mail: { name: 'The mail server', waits: 'No letter is sent' },
};

/** What does not answer, so that requests wait for it. */
export function SilentBanners({ seen, now }: { seen: Seen; now: Date }) {
  return silentParts(seen, now).map((part) => {
    const { name, waits } = words[part];
    const at = seen[`${part}SeenAt`];
    return (
      <Banner key={part} tone="bad">
        <strong>{name} does not answer.</strong> {waits} until it is back; what waits then goes on by itself.{' '}
        {at ? (
          <>
            Last seen <Moment at={at} />.
          </>
        ) : (
          'It was not seen yet.'
        )}
      </Banner>
    );
  });
}
