import { redirect } from 'next/navigation';
import { viewPreferences } from '#requests/view-preferences';
import { requirePerson } from '../../auth.ts';
import { formWords } from '../../form-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Press } from '../../ui/press.tsx';
import { Prose } from '../../ui/prose.tsx';
import { SignOut } from '../../ui/sign-out.tsx';
import { Title } from '../../ui/title.tsx';
import { getFormatter, getTranslations } from '../../words.ts';
import { optInAgain } from './actions.ts';

export const generateMetadata = titled('optIn');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Asks once more before anything begins again: what was asked for on the page before is confirmed here (11 CCR 7028(a)). */
export default async function OptInPage({ searchParams }: Props) {
  const actor = await requirePerson('/preferences');
  const { purpose } = await searchParams;
  const preferences = await viewPreferences({ actor, now: new Date() });
  const chosen = preferences?.find(({ key }) => key === purpose);
  // Nothing was read yet, or there is nothing to take back: how it stands now comes first.
  if (!chosen?.together) redirect('/preferences');
  const [t, format, { optOuts }] = [await getTranslations('optIn'), await getFormatter(), await faceHere()];
  const labelOf = (key: string) => optOuts.find((one) => one.key === key)?.label ?? key;
  return (
    <Page back="/preferences" aside={<SignOut />}>
      <Press action={optInAgain} words={await formWords('optIn')} by={chosen.key} button={t('button')}>
        <Prose>
          <Title>{t('title')}</Title>
          <p>{t('lead', { label: labelOf(chosen.key), email: actor.email })}</p>
          {chosen.together.length > 0 && <p>{t('together', { labels: format.list(chosen.together.map(labelOf)) })}</p>}
          <p>{t('later')}</p>
        </Prose>
      </Press>
      <p className="mt-4">
        <LinkButton href="/preferences" look="second">
          {t('leave')}
        </LinkButton>
      </p>
    </Page>
  );
}
