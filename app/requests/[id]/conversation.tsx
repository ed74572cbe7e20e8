import { randomUUID } from 'node:crypto';
import { type ReactNode, use } from 'react';
import { attachmentLimit, attachmentTypes } from '#domain/attachments';
import { organisation } from '#requests/organisation';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { sizeIn } from '../../size-in.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Heading } from '../../ui/heading.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Tag } from '../../ui/tag.tsx';
import { unsentHere } from '../../unsent-here.ts';
import { formatHere, wordsHere } from '../../words.ts';
import { reply, write } from './actions.ts';

type Message = OwnRequest['messages'][number];

type Props = {
  request: OwnRequest;
  /** What stands above it: the error summary comes before all of that. */
  children: ReactNode;
};

/** What staff and the person wrote to each other, and the form for more. */
export async function Conversation({ request, children }: Props) {
  const { messages, mayWrite } = request;
  if (messages.length === 0 && !mayWrite) return children;
  const above = (
    <>
      {children}
      <Messages request={request} />
    </>
  );
  return mayWrite ? <Write request={request}>{above}</Write> : above;
}

function Messages({ request: { id, messages } }: { request: OwnRequest }) {
  const t = wordsHere('conversation');
  return (
    <section id="messages" className="mb-8 scroll-mt-4">
      <Heading>{t('title')}</Heading>
      {messages.length > 0 && (
        <ol className="grid gap-6">
          {messages.map((message) => (
            <Said key={message.id} message={message} requestId={id} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Said({ message, requestId }: { message: Message; requestId: string }) {
  const t = wordsHere('conversation');
  const { isMine, isNew, words, at, files } = message;
  return (
    <li className={isMine ? 'border-s-4 border-line ps-5' : 'border-s-4 border-accent ps-5'}>
      <p className="text-base text-soft">
        <strong className="text-ink">{isMine ? t('you') : organisation().name}</strong> <DateText value={at} time />{' '}
        {isNew && <Tag tone="accent">{t('new')}</Tag>}
      </p>
      {words && (
        <p className="whitespace-pre-line">
          <bdi>{words}</bdi>
        </p>
      )}
      {files.map((file) => (
        <FileLink key={file.id} file={file} href={`/requests/${requestId}/files/${file.id}`} />
      ))}
    </li>
  );
}

function FileLink({ file: { name, size }, href }: { file: Message['files'][number]; href: string }) {
  const format = formatHere();
  const { value, unit } = sizeIn(size);
  return (
    <p className="mt-1">
      <a href={href} download>
        <bdi>{name}</bdi>
      </a>{' '}
      <span className="text-base text-soft">{format.number(value, { style: 'unit', unit })}</span>
    </p>
  );
}

/** The same form whether an answer is waited for or not. It is made anew after each message, or what was sent would stay in it. */
function Write({ request: { id, status, messages }, children }: Props) {
  const t = wordsHere('conversation');
  const words = use(formWords('conversation'));
  const isAnswer = status === 'waiting';
  return (
    <QuestionForm
      key={messages.length}
      action={(isAnswer ? reply : write).bind(null, id)}
      words={words}
      values={use(unsentHere(`/requests/${id}`)) ?? {}}
      above={children}
      button={t(isAnswer ? 'send' : 'sendMessage')}
      look={isAnswer ? 'main' : 'second'}
      hidden={{ submissionKey: randomUUID() }}
      questions={[
        {
          as: 'textarea',
          name: 'words',
          label: t(isAnswer ? 'answer' : 'message'),
          hint: t('hint'),
        },
        {
          as: 'file',
          name: 'file',
          label: t('file'),
          hint: t('fileHint'),
          accept: attachmentTypes.join(','),
          limit: attachmentLimit,
          tooLarge: words['attachment-too-large'] ?? '',
          again: t('again'),
        },
      ]}
    />
  );
}
