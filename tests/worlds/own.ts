/** Which rows are whose: whatever is reached from rows that are the person's, until nothing is. */
import type { Made } from './made.ts';
import { isTied, type Row, type Rows } from './same.ts';
import type { Asker } from './world.ts';

const lowered = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '');
const digits = (value: unknown) => (typeof value === 'string' ? value.replace(/[^0-9+]/g, '') : '');
const isNumber = (value: string) => /^\+?\d{5,}$/.test(value);

/** The address inside of a row's document, and those in its list. */
export const inside = ({ doc }: Row): unknown =>
  typeof doc === 'object' && doc !== null && 'mail' in doc ? doc.mail : null;
export const tagsOf = ({ tags }: Row): unknown[] => (Array.isArray(tags) ? tags : []);

/** What counts of what was proven; of several persons the one that was picked. */
export type Asking = {
  email: Set<string>;
  phone: Set<string>;
  /** The uid of the picked person. */
  picked: number | null;
  isMail(value: unknown): boolean;
};

/** The identities that a row has in the columns by which its table is matched, and whether they make it the person's. */
function led(table: Made, row: Row, { email, phone }: Pick<Asking, 'email' | 'phone'>) {
  const values = {
    mail: [lowered(row.mail)],
    'doc->mail': [lowered(inside(row))],
    'tags[]': tagsOf(row).map(lowered),
  };
  const byMail = Object.entries(values).flatMap(([column, all]) => (table.match.includes(column) ? all : []));
  const byPhone = table.match.includes('phone') ? [digits(row.phone)] : [];
  const [mail, number] = [lowered(row.mail), digits(row.phone)];
  const both = table.matchAll && email.has(mail) && phone.has(number);
  return {
    mails: [...byMail, ...(both ? [mail] : [])].filter((one) => email.has(one)),
    phones: [...byPhone, ...(both ? [number] : [])].filter((one) => phone.has(one)),
  };
}

/**
 * Of several persons one was picked: an identity that leads to others of them and not to this one is somebody else's, and
 * counts for nothing.
 */
export function askingOf(tables: Made[], rows: Rows, { email, phone, picks }: Asker): Asking {
  const all = {
    email: new Set(email.map(lowered)),
    phone: new Set(phone.map(digits).filter(isNumber)),
  };
  const [people] = tables;
  const matching = (rows[0] ?? []).flatMap((row) => {
    const found = people ? led(people, row, all) : { mails: [], phones: [] };
    return found.mails.length + found.phones.length > 0 ? [{ row, ...found }] : [];
  });
  const picked = picks === null || people?.key === 'none' ? undefined : matching[picks % Math.max(1, matching.length)];
  const others = matching.filter((one) => picked && one !== picked);
  const isSomebodys = (kind: 'mails' | 'phones', value: string) =>
    others.some((one) => one[kind].includes(value)) && !picked?.[kind].includes(value);
  const kept = {
    email: new Set([...all.email].filter((value) => !isSomebodys('mails', value))),
    phone: new Set([...all.phone].filter((value) => !isSomebodys('phones', value))),
  };
  return { ...kept, picked: picked?.row.uid ?? null, isMail: (value) => kept.email.has(lowered(value)) };
}

/** The uids of each table's rows that are the person's. */
export function ownRows(tables: Made[], rows: Rows, asking: Asking): Set<number>[] {
  const own = tables.map(() => new Set<number>());
  const isOwn = (at: number, row: Row) => own[at]?.has(row.uid) === true;
  const found = (): boolean => {
    const yielded = tables.flatMap((table, at) => {
      if (!table.yields) return [];
      return (rows[at] ?? []).filter((row) => isOwn(at, row)).map(({ phone }) => digits(phone));
    });
    const known = new Set(yielded.filter(isNumber));
    return tables.some((table, at) =>
      (rows[at] ?? []).some((row) => {
        if (!table.isMapped || isOwn(at, row)) return false;
        const { mails, phones } = led(table, row, asking);
        const isMatched = mails.length + phones.length > 0 && (at > 0 || [null, row.uid].includes(asking.picked));
        const isTheirs =
          isMatched ||
          (table.match.includes('phone') && !table.isPerson && known.has(digits(row.phone))) ||
          table.ties.some((tie) =>
            (rows[tie.to] ?? []).some((parent) => isOwn(tie.to, parent) && isTied(tables, tie, row, parent)),
          );
        if (isTheirs) own[at]?.add(row.uid);
        return isTheirs;
      }),
    );
  };
  while (found());
  return own;
}
