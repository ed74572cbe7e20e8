import type { LetterFields, LetterKind, WrittenLetter } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import type { PaperLetter } from '#domain/paper';
import { closing } from './closing.ts';
import { type Content, oneLine } from './content.ts';
import { frame } from './frame.ts';
import { letters } from './letters/index.ts';
import { asText } from './text.ts';
import { type Words, wordsFor } from './words.ts';

type Setting = {
  organisation: Organisation;
  language: string;
  /** About a request for trying out, and says so before anything else. */
  isTrial?: boolean;
};

/**
 * Writes a letter: its subject, and the same words as text and as HTML.
 * @param language what the reader chose; English when we do not write in it
 * @throws ZodError when the fields are not those of the kind
 */
export function write<Kind extends LetterKind>(
  kind: Kind,
  fields: LetterFields<Kind>,
  setting: Setting,
): WrittenLetter {
  const { content, under, words } = compose(kind, fields, setting);
  return {
    subject: oneLine(content.subject),
    text: asText(content, under, words.t('frame.colon')),
    html: frame(content, under, words),
  };
}

/**
 * Writes a letter for the post. Links to pages are left out for who has no mailbox to open them with.
 * @param hasPage whether the reader can open their request's page
 */
export function writePaper<Kind extends LetterKind>(
  kind: Kind,
  fields: LetterFields<Kind>,
  { hasPage, ...setting }: Setting & { hasPage: boolean },
): PaperLetter {
  const { content, under } = compose(kind, fields, setting);
  const blocks = content.blocks.filter((block) => hasPage || !('button' in block));
  return { heading: content.heading, blocks, under };
}

function compose<Kind extends LetterKind>(
  kind: Kind,
  fields: LetterFields<Kind>,
  { organisation, language, isTrial }: Setting,
) {
  const words = wordsFor(organisation, language);
  const content = letters[kind](fields, words);
  return { content: isTrial ? asTrial(content, words) : content, under: closing(content.why, words), words };
}

const asTrial = ({ subject, blocks, ...content }: Content, { t }: Words): Content => ({
  ...content,
  subject: t('trial.subject', { subject }),
  blocks: [{ paragraph: t('trial.lead') }, ...blocks],
});
