import { agentOf, type OpenedRequest } from '#db/request';
import { personConfirms } from '#domain/law/agents';

/**
 * Whether a colleague of who keyed a request in has to look before it goes on, and not its person: there is no mailbox
 * that we may write to, parenthood has to be shown, or an agent has a paper which no law lets the person be asked about.
 * @see 11 CCR 7063(b)
 */
export function isShownAtDesk(request: OpenedRequest): boolean {
  if (request.lettersByPost || request.childSealed) return true;
  const agent = agentOf(request);
  const versions = request.lawVersion.split(' ');
  const laws = request.law.split(' ').map((id, at) => ({ id, version: versions[at] ?? request.lawVersion }));
  return agent !== null && !personConfirms(laws, request.kind, agent.basis);
}
