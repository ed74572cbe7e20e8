import type { SelfTestView } from '#requests/view-self-test';
import { failureWords } from '../failure-words.ts';
import { Moment } from '../moment.tsx';

/** How the last self-test went, in a sentence or two. */
export function SelfTest({ view: { standing, last } }: { view: SelfTestView }) {
  if (standing === 'off') {
    return (
      <span className="text-soft">
        Not set up: name an account of nobody’s under <code>selfTest</code> in <code>organisation.yaml</code>.
      </span>
    );
  }
  return (
    <div className="grid max-w-prose gap-1">
      {standing === 'late' && (
        <p className="text-bad">There has been none for more than 36 hours. See whether the worker runs all night.</p>
      )}
      {!last && standing === 'not-yet' && <p className="text-soft">Not yet; there is one every night.</p>}
      {last && <Last last={last} />}
    </div>
  );
}

function Last({ last: { at, seconds, failure } }: { last: NonNullable<SelfTestView['last']> }) {
  if (failure === null) {
    return (
      <p>
        <Moment at={at} />, in {seconds.toFixed(1)} seconds. A deletion and a copy of the test account came to their
        end, and all was taken back: nothing changed.
      </p>
    );
  }
  const { what, todo } = failureWords[failure];
  return (
    <p className="text-bad">
      <Moment at={at} />: it failed. {what.replace(/\.$/, '')}. {todo}
    </p>
  );
}
