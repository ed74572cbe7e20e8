import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorLine } from './log.ts';

test('H2: a line tells kind, codes and place of an error, never its message or its other fields', () => {
  const error = Object.assign(new Error('Key (email)=(canary@example.test) already exists'), {
    code: '23505',
    table: 'person',
    detail: 'canary@example.test',
    client: { password: 'canary' },
  });
  const line = errorLine(['⨯', error], new Date(0));
  assert.equal(/canary/.test(line), false);
  const { code, table, at, level } = JSON.parse(line);
  assert.deepEqual({ code, table, level }, { code: '23505', table: 'person', level: 'error' });
  assert.match(at[0], /log\.test\.ts/);
});

test('F15: a line is one line, whatever was thrown', () => {
  const error = Object.assign(new Error('a\r\n{"level":"info"}'), { name: 'x\n\u001b[31m', code: 'a\nb' });
  const line = errorLine([error, 'b\r\nc'], new Date(0));
  assert.equal(
    ['\r', '\n', '\u001b'].some((sign) => line.includes(sign)),
    false,
  );
  assert.equal(JSON.parse(line).code, undefined);
  assert.equal(errorLine(['only words canary'], new Date(0)).includes('canary'), false);
});

test('an error whose message has lines like a stack lets none of them through', () => {
  const error = new Error('x\n    at canary@example.test');
  assert.equal(errorLine([error], new Date(0)).includes('canary'), false);
});
