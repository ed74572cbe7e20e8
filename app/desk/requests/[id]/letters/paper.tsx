import type { Organisation } from '#domain/organisation';
import type { PaperLetter } from '#domain/paper';
import type { LettersView } from '#requests/view-letters';
import { momentWords } from '../../../day-words.ts';

type Block = PaperLetter['blocks'][number];

function Part({ block }: { block: Block }) {
  if ('paragraph' in block) return <p>{block.paragraph}</p>;
  if ('heading' in block) return <h3 className="mt-2 font-bold">{block.heading}</h3>;
  if ('code' in block) return <p className="font-mono text-lg">{block.code}</p>;
  if ('quote' in block) {
    return (
      <blockquote className="border-s-4 border-line ps-4 wrap-anywhere whitespace-pre-line">
        <bdi>{block.quote}</bdi>
      </blockquote>
    );
  }
  if ('button' in block) {
    // On paper an address is typed, so it stands there in full.
    return (
      <p>
        {block.button}: <span className="font-mono break-all">{block.url}</span>
      </p>
    );
  }
  if ('list' in block) {
    return (
      <ul className="list-disc ps-5">
        {block.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  }
  return (
    <dl className="grid gap-1">
      {block.facts.map(({ label, values }) => (
        <div key={label} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-soft">{label}</dt>
          <dd>
            {values.map((value) => (
              <span key={value} className="block">
                {value}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Parts never change their order, and two may say the same. */
const keyed = <Each,>(parts: readonly Each[]) => parts.map((part, index) => ({ key: String(index), part }));

type Props = {
  letter: LettersView['letters'][number];
  organisation: Pick<Organisation, 'name' | 'contact' | 'timeZone'>;
};

/** A letter as it is printed: sender, window of the envelope, day, words, small print; a sheet of its own. */
export function Paper({ letter, organisation: { name, contact, timeZone } }: Props) {
  return (
    <article className="mb-4 max-w-2xl rounded-md border border-line bg-paper px-6 py-8 text-base leading-normal text-ink sm:px-12 print:mb-0 print:max-w-none print:break-after-page print:border-0 print:p-0">
      <p className="text-sm text-soft">{contact.post.length > 0 ? contact.post.join(' · ') : name}</p>
      <address className="mt-6 min-h-28 not-italic">
        {keyed(letter.postal).map(({ key, part }) => (
          <bdi key={key} className="block">
            {part}
          </bdi>
        ))}
      </address>
      <p className="mt-2 text-end">{momentWords(letter.writtenAt, timeZone).replace(/, [^,]*$/, '')}</p>
      <h2 className="mt-6 mb-4 text-xl font-bold">{letter.heading}</h2>
      <div className="grid gap-4">
        {keyed(letter.blocks).map(({ key, part }) => (
          <Part key={key} block={part} />
        ))}
      </div>
      <footer className="mt-8 grid gap-2 border-t border-line pt-4 text-sm text-soft">
        {keyed(letter.under).map(({ key, part }) => (
          <p key={key}>{part}</p>
        ))}
      </footer>
    </article>
  );
}
