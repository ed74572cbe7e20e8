import { Page } from '../ui/frame.tsx';
import { Prose } from '../ui/prose.tsx';
import { Title } from '../ui/title.tsx';
import { wordsHere } from '../words.ts';

/** 404: an old link, a slip, or somebody else's. */
export function NoSuchPage() {
  const t = wordsHere('notFound');
  return (
    <Page>
      <Title>{t('title')}</Title>
      <Prose>
        <p>{t('what')}</p>
        <p>{t('typed')}</p>
        <ul>
          <li>
            <a href="/requests">{t('requests')}</a>
          </li>
          <li>
            <a href="/">{t('start')}</a>
          </li>
        </ul>
      </Prose>
    </Page>
  );
}
