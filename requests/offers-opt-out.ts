import type { Kind } from '#domain/kinds';
import type { Law } from '#domain/law/rule';
import { insteadOf } from '#domain/law/unverified';
import { organisation } from './organisation.ts';

/**
 * Whether who is refused a deletion, because we cannot tell who they are, is offered to opt out instead: that needs no proof.
 * @see 11 CCR 7060–7062
 */
export const offersOptOut = (laws: readonly Law[], kind: Kind, ground: string): boolean =>
  ground === 'not-identified' &&
  insteadOf(laws, kind)?.do === 'offer-opt-out' &&
  organisation().kinds.includes('opt-out');
