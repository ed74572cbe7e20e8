import type { OpenedRequest } from '#db/request';
import { insteadOf } from '#domain/law/unverified';
import { lawsOf } from './laws-of.ts';
import { organisation } from './organisation.ts';

/**
 * Whether who is refused a deletion, because we cannot tell who they are, is offered to opt out instead: that needs no proof.
 * @see 11 CCR 7060–7062
 */
export const offersOptOut = (about: Pick<OpenedRequest, 'kind' | 'law' | 'lawVersion'>, ground: string): boolean =>
  ground === 'not-identified' &&
  insteadOf(lawsOf(about), about.kind)?.do === 'offer-opt-out' &&
  organisation().kinds.includes('opt-out');
