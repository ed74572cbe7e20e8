import { notFound } from 'next/navigation';
import type { PersonActor } from '#domain/actor';
import { type OwnRequest, viewOwnRequest } from '#requests/view-own-request';
import { requirePerson } from '../../auth.ts';

export type IdParams = { params: Promise<{ id: string }> };

/**
 * The person's own request of the page's address; somebody who proved no mailbox is sent to do so first.
 * @param page below the request's own, for coming back to it
 */
export async function ownRequest(
  { params }: IdParams,
  page = '',
): Promise<{ actor: PersonActor; request: OwnRequest; now: Date }> {
  const { id } = await params;
  const actor = await requirePerson(`/requests/${id}${page}`);
  const now = new Date();
  const found = await viewOwnRequest({ actor, id, now });
  // Somebody else's and none at all look the same.
  if (!found.ok) notFound();
  return { actor, request: found.value, now };
}
