import type { FormValues } from '../form-state.ts';
import { wordsHere } from '../words.ts';
import { Notice } from './notice.tsx';

/** That what was typed before the session was over is here again, and was not sent. */
export function UnsentNote({ values }: { values: FormValues | null }) {
  if (!values) return null;
  const t = wordsHere('unsent');
  return (
    <Notice tone="warn" title={t('title')}>
      <p>
        {t('what')} <a href="#questions">{t('go')}</a>
      </p>
      {values.file && <p>{t.rich('file', { file: () => <bdi>{values.file}</bdi> })}</p>}
    </Notice>
  );
}
