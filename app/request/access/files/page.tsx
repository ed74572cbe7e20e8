import { dataFormats, packageSizes } from '#domain/asked-data';
import { draftHere } from '../../../draft-here.ts';
import { formWords } from '../../../form-words.ts';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { Title } from '../../../ui/title.tsx';
import { getFormatter, getTranslations } from '../../../words.ts';
import { chooseFiles } from './actions.ts';

export const generateMetadata = titled('requestFiles');

/** How a copy comes. Nobody has to go here: what most want is what comes without. */
export default async function FilesPage() {
  const [t, format] = [await getTranslations('requestFiles'), await getFormatter()];
  const { access } = (await draftHere()).answers;
  const size = (megabytes: number) => format.number(megabytes, { style: 'unit', unit: 'megabyte' });
  return (
    <Page asks back="/request/check">
      <QuestionForm
        action={chooseFiles}
        words={await formWords('requestFiles')}
        values={{ format: access?.format ?? 'both', packageSize: String(access?.packageSize ?? 'one') }}
        button={t('continue')}
        before={
          <>
            <Title>{t('title')}</Title>
            <p className="mb-6">{t('lead')}</p>
          </>
        }
        questions={[
          {
            as: 'radios',
            name: 'format',
            missing: 'format-missing',
            legend: t('format'),
            hint: t('formatMore'),
            choices: [
              { value: 'both', label: t('both') },
              ...dataFormats.map((value) => ({ value, label: t(`only.${value}`), hint: t(`onlyMore.${value}`) })),
            ],
          },
          {
            as: 'radios',
            name: 'packageSize',
            missing: 'size-missing',
            legend: t('size'),
            hint: t('sizeMore'),
            choices: [
              { value: 'one', label: t('one') },
              ...packageSizes.map((most) => ({ value: String(most), label: t('most', { size: size(most) }) })),
            ],
          },
        ]}
      />
    </Page>
  );
}
