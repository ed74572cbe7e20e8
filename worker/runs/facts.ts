import type { PackageFacts } from '#datamap/export-html';
import type { OpenedRequest } from '#db/request';
import type { HeldForOther, OutsideDone } from '#domain/letters';
import { sayer } from '#domain/said';
import { organisation } from '#requests/organisation';
import type { OwnDisclosure } from '#requests/own-records';

type Said = { disclosures: OwnDisclosure[]; regulator: string };

/**
 * What the first page of a copy says beside the data: who answers, the rights that remain, and whom to complain to.
 * @see GDPR Art. 15(1)(c), (e), (f); Cal. Civ. Code § 1798.130(a)(5)(A)
 */
export function factsOf(
  { reference, receivedOn }: Pick<OpenedRequest, 'reference' | 'receivedOn'>,
  preparedOn: string,
  { disclosures, regulator }: Said,
): PackageFacts {
  const { name, contact, policyUrl, policyVersion } = organisation();
  const rights = [
    'You may ask to have data corrected that is wrong, to have it deleted, and to object to its use.',
    `Write to ${contact.email}${contact.phone ? `, or call ${contact.phone}` : ''}.`,
    `If you are not content with the answer, you may complain to ${sayer(organisation(), 'en').said(regulator)}.`,
  ];
  return {
    organisation: name,
    contact: contact.email,
    reference,
    receivedOn,
    preparedOn,
    sections: [
      ...disclosed(disclosures),
      { heading: 'What else you may ask for', paragraphs: rights },
      {
        heading: 'What we use the data for',
        paragraphs: [`Our privacy policy (${policyVersion}) says so: ${policyUrl}`],
      },
    ],
  };
}

/** Authorities that got the person's data, one line each; also in `portal/disclosures.json`. */
function disclosed(disclosures: OwnDisclosure[]): PackageFacts['sections'] {
  if (disclosures.length === 0) return [];
  const line = ({ on, to, under, categories }: OwnDisclosure) =>
    `${on}: ${to}, under ${under}: ${categories.join(', ')}.`;
  return [{ heading: 'Whom we had to hand your data to', paragraphs: disclosures.map(line) }];
}

/** Adds to a copy's first page what is not in it: rows that another organisation decides about. */
export function withOthers(facts: PackageFacts, others: HeldForOther[]): PackageFacts {
  if (others.length === 0) return facts;
  const paragraphs = others.map(
    ({ name, contact, rows }) =>
      `We hold ${rows} ${rows === 1 ? 'record' : 'records'} about you for ${name || 'another organisation'}${contact ? ` (${contact})` : ''}, which decides about them; they are not in this copy. We pass your request on.`,
  );
  return { ...facts, sections: [{ heading: 'Held for other organisations', paragraphs }, ...facts.sections] };
}

const doneWords = (reason: string): Record<OutsideDone['result'], string> => ({
  copied: 'what was found is in this package',
  corrected: 'corrected',
  erased: 'deleted',
  kept: `not in this copy: ${reason}`,
  'nothing-found': 'nothing about you was found',
});

/** Adds to a copy's first page what was looked through by hand, a line each. */
export function withOutside(facts: PackageFacts, outside: OutsideDone[]): PackageFacts {
  if (outside.length === 0) return facts;
  const paragraphs = outside.map(({ title, result, reason, on }) => `${title}: ${doneWords(reason)[result]} (${on}).`);
  return { ...facts, sections: [{ heading: 'What we looked through by hand', paragraphs }, ...facts.sections] };
}

/** Adds to a copy's first page which categories it does not hold, since staff refused them. @see GDPR Art. 12(4), 15(4) */
export function withRefused(facts: PackageFacts, refused: { category: string; article: string }[]): PackageFacts {
  if (refused.length === 0) return facts;
  const paragraphs = refused.map(
    ({ category, article }) => `${category}: not in this copy (${article}). Our letter says why.`,
  );
  return { ...facts, sections: [{ heading: 'What we left out', paragraphs }, ...facts.sections] };
}
