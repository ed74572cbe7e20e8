import type { OwnPackage } from '#requests/view-own-request';
import { sizeIn } from '../../../size-in.ts';
import { buttonLook } from '../../../ui/button-look.ts';
import { DateText } from '../../../ui/date-text.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { formatHere, wordsHere } from '../../../words.ts';

type Shown = OwnPackage & { href: string };

/** The size of a file in words. */
function sizeWords(octets: number): string {
  const { value, unit } = sizeIn(octets);
  return formatHere().number(value, { style: 'unit', unit, unitDisplay: 'long' });
}

const Download = ({ href, words }: { href: string; words: string }) => (
  <a href={href} download className={buttonLook('main', false)}>
    {words}
  </a>
);

/** One of several packages that a copy came in. */
function Part({ parts, part, size, downloadsLeft, state, href }: Shown & { parts: number }) {
  const t = wordsHere('collect');
  return (
    <li className="border-b border-line py-4">
      <h2 className="font-semibold">{t('partOf', { part, parts })}</h2>
      <p className="mb-3 text-soft">{t('partMore', { size: sizeWords(size), count: downloadsLeft })}</p>
      {state === 'ready' && <Download href={href} words={t('downloadPart', { part })} />}
    </li>
  );
}

function Parts({ copy }: { copy: readonly Shown[] }) {
  const t = wordsHere('collect');
  return (
    <>
      <p className="mb-4">{t('several')}</p>
      <ol className="mb-8 border-t border-line">
        {copy.map((one) => (
          <Part key={one.href} {...one} parts={copy.length} />
        ))}
      </ol>
    </>
  );
}

/** A copy that can be collected: in one package, or in several. */
export function Ready({ copy }: { copy: readonly Shown[] }) {
  const t = wordsHere('collect');
  const [first, ...others] = copy;
  if (!first) return null;
  const isOne = others.length === 0;
  const size = copy.reduce((sum, one) => sum + one.size, 0);
  return (
    <>
      <SummaryList
        rows={[
          { name: t('size'), value: sizeWords(size) },
          {
            name: t('until'),
            value: (
              <>
                <DateText value={first.expiresAt} time />
                <span className="block text-base text-soft">{t('days', { days: first.daysLeft })}</span>
              </>
            ),
          },
          ...(isOne ? [{ name: t('left'), value: t('downloads', { count: first.downloadsLeft }) }] : []),
        ]}
      />
      {isOne ? <Download href={first.href} words={t('download')} /> : <Parts copy={copy} />}
      <Prose>
        <Heading>{t('open')}</Heading>
        <ol>
          <li>{t('unzip')}</li>
          <li>{t('index')}</li>
        </ol>
        <p>{t('files')}</p>
        <Notice>{t('safe')}</Notice>
      </Prose>
    </>
  );
}
