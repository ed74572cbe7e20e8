import { getTranslations } from 'next-intl/server';
import { organisation } from '#requests/organisation';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { reply } from './actions.ts';

/** What staff and the person wrote to each other, and the answer's form while one is waited for. */
export async function Conversation({ request }: { request: OwnRequest }) {
  const t = await getTranslations('conversation');
  const { id, messages, status } = request;
  if (messages.length === 0) return null;
  return (
    <section>
      <Heading>{t('title')}</Heading>
      <ol className="grid gap-4">
        {messages.map(({ id: key, isMine, words, at }) => (
          <li key={key} className={isMine ? 'border-s-4 border-line ps-5' : 'border-s-4 border-accent ps-5'}>
            <p className="text-base text-soft">
              <strong className="text-ink">{isMine ? t('you') : organisation().name}</strong>{' '}
              <DateText value={at} time />
            </p>
            <p className="break-words whitespace-pre-line">
              <bdi>{words}</bdi>
            </p>
          </li>
        ))}
      </ol>
      {status === 'waiting' && (
        <div className="mt-6">
          <QuestionForm
            action={reply.bind(null, id)}
            words={await formWords('conversation')}
            button={t('send')}
            questions={[
              {
                as: 'textarea',
                name: 'words',
                missing: 'words-missing',
                label: t('answer'),
                hint: t('hint'),
                maxLength: 4000,
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}
