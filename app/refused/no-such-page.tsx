import { Page } from '../ui/frame.tsx';
import { Link } from '../ui/link.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';
import { getTranslations } from '../words.ts';

/** 404: an old link, a slip, or somebody else's. */
export async function NoSuchPage() {
  const t = await getTranslations('notFound');
  return (
    <Page>
      <Title>{t('title')}</Title>
      <Prose>
        <p>{t('what')}</p>
        <p>{t('typed')}</p>
        <ul>
          <li>
            <Link href="/requests">{t('requests')}</Link>
          </li>
          <li>
            <Link href="/">{t('start')}</Link>
          </li>
        </ul>
      </Prose>
    </Page>
  );
}
