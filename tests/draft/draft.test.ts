/** How good a first map is: drafts of databases whose maps people wrote, their foreign keys dropped beforehand. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import type { Catalogue } from '#datamap/checked';
import { draftMap } from '#datamap/draft/draft';
import { loadMap, parseMap } from '#datamap/load';
import type { DataMap } from '#datamap/shape';
import type { Example } from '#examples/example';
import { testDatabase } from '../database.ts';
import { judge } from './judge.ts';

const examples = path.join(import.meta.dirname, '../../examples');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Fills a database and drops its foreign keys. @returns a connection, and the catalogue as it was declared */
async function withoutKeys(
  key: string,
  build: (url: string) => Promise<void>,
): Promise<{ client: pg.Client; declared: Catalogue }> {
  const client = new pg.Client((await testDatabase({ key: `${key} draft`, build })).url);
  await client.connect();
  const declared = await readCatalogue(client);
  for (const { schema, name, foreignKeys } of Object.values(declared)) {
    for (const { name: constraint } of foreignKeys) {
      await client.query(`ALTER TABLE ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}
        DROP CONSTRAINT ${client.escapeIdentifier(constraint)}`);
    }
  }
  return { client, declared };
}

/** Drafts and judges; the line of figures is printed whatever they are. */
function judged(name: string, truth: () => DataMap, open: () => ReturnType<typeof withoutKeys>): void {
  test(`${name}: a draft finds 95 % of the personal columns and 90 % of the links`, async (t) => {
    const { client, declared } = await open();
    const text = await draftMap(client).finally(() => client.end());
    const { columns, links, exposed } = judge(parseMap(text, name).map, truth(), declared);
    t.diagnostic(
      JSON.stringify({
        bench: `draft ${name}`,
        columns: { recall: percent(columns.recall), precision: percent(columns.precision) },
        links: { recall: percent(links.recall), precision: percent(links.precision) },
        exposed: exposed.length,
      }),
    );
    assert.ok(columns.recall >= 0.95, `missed ${columns.missed.join(', ')}`);
    assert.ok(links.recall >= 0.9, `missed ${links.missed.join(', ')}`);
  });
}

describe('examples', () => {
  for (const folder of globSync('*/people.ts', { cwd: examples }).map(path.dirname).sort()) {
    judged(
      folder,
      () => loadMap(path.join(examples, folder, 'datamap.yaml')).map,
      async () => {
        const { load, sources }: Example = await import(`#examples/${folder}/people`);
        return withoutKeys(sources().join(), (url) => load(url, { people: 300 }));
      },
    );
  }
});

describe('schemas that the draft was not written against', () => {
  for (const folder of ['praxis', 'shop']) {
    const at = (file: string) => path.join(import.meta.dirname, folder, file);
    judged(
      folder,
      () => loadMap(at('datamap.yaml')).map,
      () =>
        withoutKeys(readFileSync(at('schema.sql'), 'utf8'), async (url) => {
          const client = new pg.Client(url);
          await client.connect();
          await client.query(readFileSync(at('schema.sql'), 'utf8'));
          await client.end();
        }),
    );
  }
});
