import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { languageNames, languages } from '#domain/languages';
import { letterFields } from '#domain/letters';
import { mayAct } from '#domain/roles';
import { type SampleLetter, viewSampleLetter } from '#requests/view-sample-letter';
import { requireStaff } from '../../../auth.ts';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../../ui/desk/key-value.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { Tabs } from '../../../ui/desk/tabs.tsx';
import { orLeave } from '../../desk-answer.ts';
import { DeskPage } from '../../desk-page.tsx';
import { letterWords } from '../../requests/[id]/letter-words.ts';
import { LetterFrame } from './letter-frame.tsx';

export const metadata: Metadata = { title: 'How letters look' };

type Shown = Pick<SampleLetter, 'kind' | 'language' | 'isTrial'>;

const addressOf = ({ kind, language, isTrial }: { kind: string; language: string; isTrial: boolean }): string =>
  `/desk/letters/samples?${new URLSearchParams({ letter: kind, language, ...(isTrial ? { trial: 'yes' } : {}) })}`;

function Kinds({ shown }: { shown: Shown }) {
  return (
    <nav aria-label="Letters">
      <ul className="columns-2 gap-4 text-sm lg:columns-1">
        {Object.keys(letterFields).map((kind) => (
          <li key={kind} className="break-inside-avoid">
            <Link
              href={addressOf({ ...shown, kind })}
              aria-current={kind === shown.kind ? 'page' : undefined}
              className="block py-1 no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {letterWords(kind)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Letter({ letter, nonce }: { letter: SampleLetter; nonce: string }) {
  const { kind, language, subject, fromName, text, html } = letter;
  return (
    <div className="min-w-0">
      <Section id="html" title="As people get it">
        <div className="mb-3">
          <KeyValue
            rows={[
              { name: 'From', value: <bdi lang={language}>{fromName}</bdi> },
              { name: 'Subject', value: <bdi lang={language}>{subject}</bdi> },
            ]}
          />
        </div>
        <LetterFrame html={html} title={`${letterWords(kind)}, ${languageNames[language]}`} nonce={nonce} />
      </Section>
      <Section id="text" title="As text, for who reads no HTML">
        <pre lang={language} className="font-mono text-xs leading-relaxed break-words whitespace-pre-wrap">
          {text}
        </pre>
      </Section>
    </div>
  );
}

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Every letter in every language, with made-up values. */
export default async function SamplesPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('view-samples');
  const { letter, language, trial } = await searchParams;
  const kind = String(letter ?? 'acknowledgement');
  const isTrial = trial === 'yes';
  const wanted = { kind, language: String(language ?? 'en'), isTrial };
  const shown = orLeave(await viewSampleLetter({ ...wanted, actor, now: new Date() }));
  const tabs = languages.map((one) => ({
    href: addressOf({ kind, language: one, isTrial }),
    words: languageNames[one],
  }));
  const over = mayAct(actor.role, 'triage')
    ? { href: '/desk/letters', words: 'Letters to post' }
    : { href: '/desk/settings', words: 'Settings' };
  return (
    <DeskPage actor={actor} current={over.href}>
      <DeskTitle over={<Link href={over.href}>{over.words}</Link>}>How letters look</DeskTitle>
      <p className="mb-4 text-soft">Names, numbers and days are made up; nothing is sent.</p>
      <Tabs label="Languages" tabs={tabs} current={addressOf({ ...shown, isTrial })} />
      <p className="mb-4">
        {isTrial ? (
          <>
            {shown.isTrial
              ? 'As a request for trying out sends it. '
              : 'A request for trying out never sends this one. '}
            <Link href={addressOf({ ...shown, isTrial: false })}>As a real request sends it</Link>
          </>
        ) : (
          shown.mayBeTrial && (
            <Link href={addressOf({ ...shown, isTrial: true })}>As a request for trying out sends it</Link>
          )
        )}
      </p>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Kinds shown={{ ...shown, isTrial }} />
        <Letter letter={shown} nonce={(await headers()).get('x-nonce') ?? ''} />
      </div>
    </DeskPage>
  );
}
