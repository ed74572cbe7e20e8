import { organisation } from '#requests/organisation';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Title } from '../../ui/title.tsx';
import { getTranslations } from '../../words.ts';

export const generateMetadata = titled('agents');

/** For who asks in somebody else's name; no power of attorney is demanded (11 CCR 7063). */
export default async function AgentsPage() {
  const t = await getTranslations('agents');
  const { contact, kinds } = organisation();
  return (
    <Page back="/">
      <Title>{t('title')}</Title>
      <Prose>
        <p>{t('lead')}</p>
        {kinds.includes('opt-out') && (
          <>
            <Heading>{t('optOut')}</Heading>
            <p>{t('optOutMore')}</p>
            <p>
              <a href="/request/opt-out">{t('optOutLink')}</a>
            </p>
          </>
        )}
        <Heading>{t('agent')}</Heading>
        <p>{t('agentMore')}</p>
        <ul>
          <li>{t('agentPaper')}</li>
          <li>{t('agentWho')}</li>
          <li>{t('agentAttorney')}</li>
        </ul>
        <p>{t('agentThen')}</p>
        <p>{t('agentAnswer')}</p>
        <Heading>{t('parent')}</Heading>
        <p>{t('parentMore')}</p>
        <ul>
          <li>{t('parentPaper')}</li>
        </ul>
        <Heading>{t('send')}</Heading>
        <p>{t('sendMore')}</p>
        <ul>
          <li>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </li>
          {contact.phone && <li>{contact.phone}</li>}
          {contact.post.length > 0 && <li className="whitespace-pre-line">{contact.post.join('\n')}</li>}
        </ul>
        <p>{t('never')}</p>
      </Prose>
    </Page>
  );
}
