import { lawOf } from '#domain/law/law-of';
import { isGroundId } from '#domain/law/rule';
import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Why not, under which law, how to appeal, and where to complain (GDPR Art. 12(4)). */
export const refusal = letter(letterFields.refusal, (fields, { t, said, cite }) => {
  const { reference, kind, ground, law, reason, statusUrl, appealUrl, isComplaint = false, optOutUrl } = fields;
  const { regulator = lawOf('default').regulator.value } = fields;
  return {
    subject: t('refusal.subject', { reference }),
    heading: t('refusal.heading'),
    blocks: [
      { paragraph: t(`refusal.lead.${isGroundId(ground) ? ground : 'other'}`) },
      { heading: t('refusal.reason') },
      { quote: reason },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.law'), cite(law)),
        ],
      },
      ...(optOutUrl ? [{ paragraph: t('refusal.optOut') }, { button: t('refusal.toOptOut'), url: optOutUrl }] : []),
      { heading: t('refusal.now') },
      { list: [t('refusal.again'), t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
      ...(appealUrl ? [{ button: t(isComplaint ? 'refusal.toComplain' : 'refusal.toAppeal'), url: appealUrl }] : []),
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  };
});
