import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedHeaders } from './sign.ts';

test('a webhook is signed as the standard’s own worked example is', () => {
  // The example of the Standard Webhooks libraries: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw.
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const signed = signedHeaders(secret, {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1614265330_000),
    body: '{"test": 2432232314}',
  });
  assert.deepEqual(signed, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});
