/** An organisation that asks people for more than their mailbox, for tests: LicensePal with two facts and a postal address. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const licenceKey = 'TBL_LIC.LIC_KEY';
export const orderNumber = 'TBL_TRANS.PO_NO';

/** Customer 1001 of MAIN, and what she knows, in the order of the map. */
export const ruth = { email: 'ruth.hale@mail.example', order: 'hale 17', licence: 'RUTH0 00000 00000 00000 00001' };
/** Who live together, at one address and with one phone. */
export const ida = { email: 'ida.ferro@home.example', licence: 'IDA00-00000-00000-00000-00001' };
export const max = { email: 'max.ferro@home.example', licence: 'MAX00-00000-00000-00000-00001' };

const marks = {
  'LIC_KEY: { label: Licence key }': 'LIC_KEY: { label: Licence key, ask: Your licence key }',
  'PO_NO: { label: Your order number, correct: text }':
    'PO_NO: { label: Your order number, correct: text, ask: Your order number }',
};

/** What the example itself asks for. */
const asked = 'identity: { delete: { ask: declaration } }';

function put(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the example has no ${from}`);
  return text.replace(from, to);
}

/**
 * Has this test file served by it; called before anything asks for the organisation.
 * @param identity YAML of the organisation file
 * @returns the folder with both files
 */
export function askingFor(identity: string, laws = '[default]'): string {
  const read = (file: string) => readFileSync(`examples/licensepal/${file}`, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'asking-'));
  const organisation = put(
    put(read('organisation.yaml'), 'laws: [default]', `laws: ${laws}`),
    asked,
    `identity: ${identity}`,
  );
  writeFileSync(join(folder, 'organisation.yaml'), organisation);
  const map = Object.entries(marks).reduce((text, [from, to]) => put(text, from, to), read('datamap.yaml'));
  writeFileSync(join(folder, 'datamap.yaml'), map);
  process.env.HABEAS_ORGANISATION = folder;
  return folder;
}
