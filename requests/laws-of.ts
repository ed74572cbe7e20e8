import type { OpenedRequest } from '#db/request';
import { isLawId, lawOf } from '#domain/law/law-of';
import type { Law } from '#domain/law/rule';

/** The laws that a request is answered under, as they were when it was filed; several where nobody knows which holds. */
export const lawsOf = ({ law }: Pick<OpenedRequest, 'law'>): Law[] => [lawOf(isLawId(law) ? law : 'default')];

/** Whom its person may complain to. @see GDPR Art. 12(4) */
export const regulatorFor = (about: Pick<OpenedRequest, 'law'>): string => lawsOf(about)[0]?.regulator.value ?? '';
