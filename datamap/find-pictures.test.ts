import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPicture, pictureIn, pictureLimit } from '#domain/picture';
import { accountOf, guarded } from '#tests/checked-map';
import { jpegWith, pngWith } from '#tests/files';
import { find } from './find.ts';

const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: , image: }, erase: delete }
`;

test('small pictures are read whole for the desk, and told by their size where nobody asked for them or they are none', async (t) => {
  const schema = 'CREATE TABLE people (id int PRIMARY KEY, email text, image bytea)';
  const { client, worker, checked } = await guarded(await accountOf(schema, map));
  t.after(() => Promise.all([client.end(), worker.end()]));
  const large = Buffer.concat([pngWith(), Buffer.alloc(pictureLimit)]);
  const images = [pngWith(), jpegWith(), Buffer.from('secret key'), large, null];
  for (const [id, image] of images.entries())
    await client.query('INSERT INTO people VALUES ($1, $2, $3)', [id, 'ann@x.test', image]);
  const asked = { identities: { email: ['ann@x.test'] }, at: new Date() };
  const valuesOf = async (pictures: boolean) =>
    (await find(worker, checked, { ...asked, pictures }))[0]?.rows.map(({ values }) => values[1] ?? null);
  const sizes = images.map((image) => image && `${image.length} bytes`);
  assert.deepEqual(await valuesOf(false), sizes);
  const [png, jpeg, ...others] = (await valuesOf(true)) ?? [];
  assert.deepEqual(others, sizes.slice(2));
  assert.deepEqual(
    [png, jpeg].map((one) => pictureIn(one ?? '')?.type),
    ['image/png', 'image/jpeg'],
  );
  assert.ok(!others.some((one) => one && isPicture(one)));
});
