import type { PackageFacts } from '#datamap/export-html';
import { packageWords } from '#datamap/package-words';
import type { RedactionRow } from '#db/redaction';
import type { OpenedRequest } from '#db/request';
import { nearestLanguage } from '#domain/languages';
import type { HeldForOther, OutsideDone } from '#domain/letters';
import { countRedactions, type RedactionCounts } from '#domain/redaction';
import { sayer } from '#domain/said';
import { organisation } from '#requests/organisation';
import type { OwnDisclosure } from '#requests/own-records';

type Said = { disclosures: OwnDisclosure[]; regulator: string };

/**
 * What the first page of a copy says beside the data: who answers, the rights that remain, and whom to complain to.
 * @see GDPR Art. 15(1)(c), (e), (f); Cal. Civ. Code § 1798.130(a)(5)(A)
 */
export function factsOf(
  { reference, receivedOn, ...person }: Pick<OpenedRequest, 'reference' | 'receivedOn' | 'language'>,
  preparedOn: string,
  { disclosures, regulator }: Said,
): PackageFacts {
  const { name, contact, policyUrl, policyVersion, timeZone } = organisation();
  const language = nearestLanguage(person.language);
  const { said } = sayer(organisation(), language);
  const { t } = packageWords(language);
  const { email, phone } = contact;
  const rights = [
    t('rights.ask'),
    phone ? t('rights.writeOrCall', { email, phone }) : t('rights.write', { email }),
    t('rights.complain', { regulator: said(regulator) }),
  ];
  return {
    ...{ language, said, organisation: name, contact: email, reference, receivedOn, preparedOn, timeZone },
    sections: [
      ...disclosed(disclosures, { language, said }),
      { heading: t('rights.title'), paragraphs: rights },
      { heading: t('policy.title'), paragraphs: [t('policy.text', { version: policyVersion, url: policyUrl })] },
    ],
  };
}

type Reader = Pick<PackageFacts, 'language' | 'said'>;

/** Authorities that got the person's data, one line each; also in `portal/disclosures.json`. */
function disclosed(disclosures: OwnDisclosure[], { language, said }: Reader): PackageFacts['sections'] {
  if (disclosures.length === 0) return [];
  const { t, day, list } = packageWords(language);
  const paragraphs = disclosures.map(({ on, to, under, categories }) =>
    t('disclosed.line', { on: day(on), to, under, categories: list(categories.map(said)) }),
  );
  return [{ heading: t('disclosed.title'), paragraphs }];
}

/** Adds to a copy's first page what is not in it: rows that another organisation decides about. */
export function withOthers(facts: PackageFacts, others: HeldForOther[]): PackageFacts {
  if (others.length === 0) return facts;
  const { t } = packageWords(facts.language);
  const paragraphs = others.map(({ name, contact, rows }) => {
    const known = name || t('forOthers.somebody');
    return t('forOthers.line', { rows, who: contact ? `${known} (${contact})` : known });
  });
  return { ...facts, sections: [{ heading: t('forOthers.title'), paragraphs }, ...facts.sections] };
}

/** Adds to a copy's first page what was looked through by hand, a line each. */
export function withOutside(facts: PackageFacts, outside: OutsideDone[]): PackageFacts {
  if (outside.length === 0) return facts;
  const { said, language } = facts;
  const { t, day } = packageWords(language);
  const paragraphs = outside.map(({ title, result, reason, on }) => {
    const done = result === 'kept' ? t('outside.kept', { reason }) : t(`outside.${result}`);
    return t('outside.line', { title: said(title), done, on: day(on) });
  });
  return { ...facts, sections: [{ heading: t('outside.title'), paragraphs }, ...facts.sections] };
}

/**
 * Adds to a copy's first page how much staff left out of it, and on which grounds.
 * @see GDPR Art. 12(1), 15(4): a person must be able to see that something is missing, and object
 */
export function withRedacted(facts: PackageFacts, redactions: readonly RedactionRow[]): PackageFacts {
  if (redactions.length === 0) return facts;
  const { t, list } = packageWords(facts.language);
  const lines = [...Map.groupBy(redactions, ({ ground }) => ground)].map(([ground, some]) => {
    const counted = Object.entries(countRedactions(some.map(({ body }) => body)));
    const what = counted.flatMap(([name, count]) =>
      count > 0 ? [t(`redacted.${name as keyof RedactionCounts}`, { count })] : [],
    );
    return t('redacted.line', { what: list(what), why: t(`redacted.ground.${ground}`) });
  });
  const paragraphs = [...lines, t('redacted.note', { mark: t('redacted.mark') })];
  return { ...facts, sections: [{ heading: t('redacted.title'), paragraphs }, ...facts.sections] };
}

/** Adds to a copy's first page which categories it does not hold, since staff refused them. @see GDPR Art. 12(4), 15(4) */
export function withRefused(facts: PackageFacts, refused: { category: string; article: string }[]): PackageFacts {
  if (refused.length === 0) return facts;
  const { said, language } = facts;
  const { t } = packageWords(language);
  const { cite } = sayer(organisation(), language);
  const paragraphs = refused.map(({ category, article }) =>
    t('refused.line', { category: said(category), article: cite(article) }),
  );
  return { ...facts, sections: [{ heading: t('refused.title'), paragraphs }, ...facts.sections] };
}
