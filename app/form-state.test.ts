import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { faultsOf, valuesOf } from './form-state.ts';

function form(entries: readonly [string, string | Blob][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test('a group of checkboxes is a list, whether none, one or two are ticked', () => {
  assert.deepEqual(valuesOf(form([]), ['kinds']), { kinds: [] });
  assert.deepEqual(valuesOf(form([['kinds', 'a']]), ['kinds']), { kinds: ['a'] });
  assert.deepEqual(
    valuesOf(
      form([
        ['kinds', 'a'],
        ['kinds', 'b'],
      ]),
      ['kinds'],
    ),
    { kinds: ['a', 'b'] },
  );
});

test("B4 a field sent twice is one value, and Next's own names and files are none", () => {
  const sent = form([
    ['email', 'a@x.test'],
    ['email', 'b@x.test'],
    ['$ACTION_ID_x', ''],
    ['file', new Blob(['x'])],
  ]);
  assert.deepEqual(valuesOf(sent), { email: 'b@x.test' });
});

test('what is wrong with a form names the first fault of each field', () => {
  const schema = z.object({
    email: z.string().min(3, 'emailShort').includes('@', { error: 'emailForm' }),
    note: z.string(),
  });
  const data = form([
    ['email', 'a'],
    ['note', 'kept'],
  ]);
  const read = schema.safeParse(valuesOf(data));
  assert.equal(read.success, false);
  assert.deepEqual(faultsOf(read.error ?? assert.fail()), { email: 'emailShort' });
});
