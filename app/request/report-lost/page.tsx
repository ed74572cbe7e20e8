import { organisation } from '#requests/organisation';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { chooseItems } from './actions.ts';

export const generateMetadata = titled('requestLost');

export default async function ReportLostPage() {
  const t = await getTranslations('requestLost');
  const { contact } = organisation();
  const { lost } = await faceHere();
  const given = (await draftHere()).answers['report-lost'];
  const choices = lost.map(({ key, label, offMeanwhile }) => ({ value: key, label, hint: offMeanwhile }));
  return (
    <Page asks back="/request/kind">
      <QuestionForm
        action={chooseItems}
        words={await formWords('requestLost')}
        values={given ?? {}}
        button={t('continue')}
        questions={[
          {
            as: 'checkboxes',
            name: 'items',
            missing: 'items-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices,
          },
        ]}
        after={
          <>
            <p>{t('then')}</p>
            <Notice title={t('mailbox')}>
              <p>{contact.phone ? t('mailboxPhone', { phone: contact.phone }) : t('mailboxPost')}</p>
              <p>{t('replacement')}</p>
            </Notice>
          </>
        }
      />
    </Page>
  );
}
