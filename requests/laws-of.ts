import type { OpenedRequest } from '#db/request';
import { corrected } from '#domain/law/corrected';
import { lawOf } from '#domain/law/law-of';
import type { Law } from '#domain/law/rule';
import { organisation } from './organisation.ts';

type Filed = Pick<OpenedRequest, 'law' | 'lawVersion'>;

/** The laws that a request is answered under, as they were when it was filed; several where nobody knows which holds. */
export function lawsOf({ law, lawVersion }: Filed): Law[] {
  const versions = lawVersion.split(' ');
  const { corrections } = organisation();
  return law.split(' ').map((id, at) => corrected(lawOf(id, versions[at]), corrections));
}

/** Whom its person may complain to; where the law is not known, the authority at home. @see GDPR Art. 12(4) */
export function regulatorFor(about: Filed): string {
  const [first, ...more] = lawsOf(about);
  return (first && more.length === 0 ? first : lawOf('default')).regulator.value;
}
