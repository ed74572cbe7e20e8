import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { isReadableForm } from './readable-form.ts';

/** Ids of actions that take a form, what they said before and a form, and a request's id before both. */
const [one, two, three] = ['40', '60', '70'].map((kind) => kind + 'ab'.repeat(20)) as [string, string, string];

const part = (name: string, value: string, more = '') =>
  `--between\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const file = (more = '') => part('1_file', 'QUJD', `; filename="a.txt"\r\nContent-Type: text/plain${more}`);
const end = '--between--\r\n';

function read(body: string, id?: string, type = 'multipart/form-data; boundary=between'): Promise<boolean> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, { 'content-type': type, ...(id === undefined ? {} : { 'next-action': id }) });
  return isReadableForm(request, Buffer.from(body));
}

const call = (given: string) => part('1_kind', 'access') + part('0', given) + end;

const formState = '{"errors":{"a":"b"},"values":{"price":"$$5","many":["1"]}}';
const revealed = '{"answer":null,"details":{"messages":[{"at":"$D2026-11-27T01:00:00.000Z","by":"$undefined"}]}}';

test('a form is read that calls its action as the pages do, with scripts', async () => {
  assert.equal(await read(call('["$K1"]'), one), true);
  for (const said of ['null', '"$undefined"', formState, revealed])
    assert.equal(await read(call(`[${said},"$K1"]`), two), true, said);
  assert.equal(await read(call('["5f0c2a1e",null,"$K1"]'), three), true);
  assert.equal(await read(file() + call('[null,"$K1"]'), two), true);
});

test('C13: what calls an action otherwise, or with what points to nowhere, is not read', async () => {
  const odd = [
    '["$K1"]',
    '["$K1",null]',
    '[null,1]',
    '[null,{}]',
    '[null,null,"$K1"]',
    '[]',
    'null',
    '"$K1"',
    '[{',
    '',
  ];
  const references = ['"$1:a:a"', '"$Q7"', '"$T"', '"$nzz"', '{"a":["$F1"]}', '"$@1"', '"$0"', '{"a":"\\u0024h1"}'];
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const given = [...odd, ...[...references, deep].map((said) => `[${said},"$K1"]`)];
  for (const text of given) assert.equal(await read(call(text), two), false, text.slice(0, 40));
  assert.equal(await read(end, two), false, 'no arguments');
  assert.equal(await read(part('0', '[null,"$K1"]') + call('[null,"$K1"]'), two), false, 'twice');
  assert.equal(await read(call('[null,"$K1"]'), 'x'), false, 'an id that is none');
});

test('C13: a file that comes in base64 is not read: it would end the process', async () => {
  assert.equal(await read(file('\r\nContent-Transfer-Encoding: Base64') + call('[null,"$K1"]'), two), false);
  assert.equal(await read(file('\r\nContent-Transfer-Encoding: 8bit') + call('[null,"$K1"]'), two), true);
});

test('C13: parts that are cut off, nameless, broken or of a type in capitals are not read', async () => {
  const whole = call('[null,"$K1"]');
  for (const body of ['', whole.slice(0, -4), whole.slice(0, 60), whole.replace('name="1_kind"', 'nme=""')])
    assert.equal(await read(body, two), false, body);
  assert.equal(await read(file().replace('name="1_file"; ', '') + whole, two), false);
  for (const type of [
    'Multipart/Form-Data; boundary=between',
    'multipart/form-data; boundary=y',
    'multipart/form-data',
  ])
    assert.equal(await read(whole, two, type), false, type);
  const form = part('kind', 'access') + end;
  for (const body of ['', form.slice(0, -4), form.slice(0, 60), `--between\r\nnonsense\r\n\r\nx\r\n${end}`])
    assert.equal(await read(body), false, body);
});

const action = (name: string, id: string, bound: string, meant = '"$@1"') =>
  part(`$ACTION_REF_${name}`, '') +
  part(`$ACTION_${name}:0`, `{"id":"${id}","bound":${meant}}`) +
  part(`$ACTION_${name}:1`, bound);

test('a form is read that calls its action as the pages do, without scripts', async () => {
  assert.equal(await read(part(`$ACTION_ID_${one}`, '') + end), true);
  assert.equal(await read(part('List-Unsubscribe', 'One-Click') + end), true);
  for (const said of ['null', formState])
    assert.equal(await read(action('1', two, `[${said}]`) + part('$ACTION_KEY', 'k') + end), true, said);
  assert.equal(await read(action('1', three, '["5f0c2a1e",null]') + file() + end), true);
});

test('C13: what calls an action otherwise without scripts is not read', async () => {
  const bodies = [
    part(`$ACTION_ID_${two}`, ''),
    part('$ACTION_REF_1', ''),
    part('$ACTION_REF_1', '') + part('$ACTION_1:0', '{'),
    part('$ACTION_REF_1', '') + part('$ACTION_1:0', 'null'),
    part('$ACTION_REF_1', '') + part('$ACTION_1:0', `{"id":"${two}","bound":"$@1"}`),
    action('1', two, '[null]', 'null'),
    action('1', two, '[null]', '"$@2"'),
    ...['[nu', 'null', '[]', '[null,null]', '["$1:a"]'].map((bound) => action('1', two, bound)),
    action('1', two, '[null]') + part(`$ACTION_ID_${two}`, ''),
  ];
  for (const body of bodies) assert.equal(await read(body + end), false, body);
});
