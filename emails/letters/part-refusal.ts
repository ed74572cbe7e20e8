import { isGroundId } from '#domain/law/rule';
import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Which part of a request was refused, why and under which law; how to appeal, and where to complain (GDPR Art. 12(4)). */
export const partRefusal = letter(
  letterFields['part-refusal'],
  ({ reference, kind, parts, regulator, isComplaint, appealUrl, statusUrl }, { t, said, cite }) => ({
    subject: t('part-refusal.subject', { reference }),
    heading: t('part-refusal.heading'),
    blocks: [
      { paragraph: t(`part-refusal.lead.${kind === 'delete' ? 'delete' : 'access'}`) },
      { facts: [fact(t('facts.reference'), reference), fact(t('facts.kind'), t(`kind.${kind}`))] },
      ...parts.flatMap(({ category, ground, law, reason }) => [
        { heading: said(category) },
        { paragraph: t(`refusal.lead.${isGroundId(ground) ? ground : 'other'}`) },
        { quote: reason },
        { facts: [fact(t('facts.law'), cite(law))] },
      ]),
      { heading: t('refusal.now') },
      { list: [t('refusal.again'), t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
      { button: t(isComplaint ? 'refusal.toComplain' : 'refusal.toAppeal'), url: appealUrl },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  }),
);
