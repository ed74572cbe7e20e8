import { organisation } from '#requests/organisation';
import type { RequestView } from '#requests/view-request';
import { Section } from '../../../ui/desk/section.tsx';
import { reasonOptions } from '../../reason-options.ts';
import { revealAction } from './actions.ts';
import { Reveal } from './reveal.tsx';

/** Who the person is and what they wrote: hidden until somebody gives a reason, which is recorded. */
export function DetailsSection({ request }: { request: RequestView }) {
  if (!request.moves.includes('see-details')) return null;
  return (
    <Section id="details" title="The person and their words" note="hidden until asked for">
      <Reveal action={revealAction} id={request.id} options={reasonOptions} timeZone={organisation().timeZone} />
    </Section>
  );
}
