import { organisation } from '#requests/organisation';
import { answerRows } from '../../../request/answer-rows.ts';
import { faceHere, saidHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { DateText } from '../../../ui/date-text.tsx';
import { Page } from '../../../ui/frame.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { getTranslations } from '../../../words.ts';
import { Identifying } from '../identifying.tsx';
import { type IdParams, ownRequest } from '../own.ts';

export const generateMetadata = titled('sent');

export default async function SentPage(props: IdParams) {
  const { request } = await ownRequest(props, '/sent');
  const t = await getTranslations('sent');
  const { id, reference, kind, email, article, answerByOn, receivedOn } = request;
  const { contact } = organisation();
  const { cite } = await saidHere();
  return (
    <Page aside={<SignOut />}>
      <Panel title={t(`titles.${kind}`)}>
        {t('reference')}
        <strong className="block font-mono">{reference}</strong>
      </Panel>
      <Identifying request={request} />
      <Prose>
        <p>
          {request.mailboxUnsafe
            ? (await getTranslations('request'))('unsafe')
            : t.rich('letter', { email, bold: (words) => <strong className="break-words">{words}</strong> })}
        </p>
        <Heading>{t('next')}</Heading>
        {/* The steps speak of the letters that they bring. */}
        {!request.mailboxUnsafe && <p>{t(`steps.${kind}`)}</p>}
        <p>
          {t.rich('by', {
            article: cite(article),
            setBy: request.clock.setBy,
            day: () => (
              <strong>
                <DateText value={answerByOn} />
              </strong>
            ),
          })}
        </p>
        <p>
          <a href={`/requests/${id}`}>{t(request.canCancel ? 'follow' : 'followOnly')}</a>
        </p>
        <Heading>{t('copy')}</Heading>
      </Prose>
      <div className="mt-4">
        <SummaryList
          rows={[
            { name: t('kind'), value: t(`kinds.${kind}`) },
            ...(await answerRows(request.asked, await faceHere(), false)),
            { name: t('email'), value: email },
            { name: t('received'), value: <DateText value={receivedOn} /> },
          ]}
        />
      </div>
      <Prose>
        <p>{t('print')}</p>
        <Heading>{t('help')}</Heading>
        <p>
          {t.rich('contact', {
            email: contact.email,
            link: (words) => <a href={`mailto:${contact.email}`}>{words}</a>,
          })}
        </p>
      </Prose>
    </Page>
  );
}
