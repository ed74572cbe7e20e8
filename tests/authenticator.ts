/** An authenticator in software, with what a wrong or copied one would do; and passkeys made with it. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { StaffActor } from '#domain/actor';
import { adoptEnv } from '#env';
import { addPasskey } from '#requests/add-passkey';
import { beginPasskey } from '#requests/begin-passkey';
import { offerPasskey } from '#requests/offer-passkey';
import { codeOf, now } from './desk.ts';
import { appOf } from './glass.ts';

const home = { origin: 'http://localhost:3000', id: 'localhost' };
// Passkeys need a name, and tests are otherwise reached by an address.
adoptEnv({ HABEAS_URL: home.origin });

const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest();
const url = (octets: Buffer) => octets.toString('base64url');

/** What differs from what a good one does. */
export type Twist = {
  origin?: string;
  rpId?: string;
  /** Whether it knows who touched it. */
  verified?: boolean;
  count?: number;
  handle?: Buffer;
  /** The kind of ceremony that it says it took part in. */
  type?: string;
  attestation?: 'x5c';
};

/** A key pair that signs as WebAuthn says. Its count of uses grows by one each time. */
export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  let uses = 0;

  const clientData = (type: string, challenge: string, { origin = home.origin }: Twist) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  const head = (flags: number, count: number, { rpId = home.id, verified = true }: Twist) => {
    const rest = Buffer.alloc(5);
    // Bit 0: somebody touched it, bit 2: it knows who (section 6.1).
    rest.writeUInt8(flags | 1 | (verified ? 4 : 0), 0);
    rest.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(rpId), rest]);
  };

  /** Its public key as COSE has it (RFC 9053 section 7.1.1): EC2, ES256, P-256, x, y. */
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

  /** What `navigator.credentials.create` gives for these options. */
  function make(options: string, twist: Twist = {}): string {
    const { challenge } = JSON.parse(options);
    const length = Buffer.alloc(18);
    length.writeUInt16BE(credentialId.length, 16);
    const authData = Buffer.concat([head(0x40, twist.count ?? uses, twist), length, credentialId, cose]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(authData.length);
    // {"fmt": …, "attStmt": …, "authData": …} in CBOR, with one certificate of one octet or with none.
    const statement =
      twist.attestation === 'x5c'
        ? 'a363666d74667061636b65646761747453746d74a163783563814100'
        : 'a363666d74646e6f6e656761747453746d74a0';
    const attestationObject = Buffer.concat([Buffer.from(`${statement}68617574684461746159`, 'hex'), size, authData]);
    const clientDataJSON = url(clientData(twist.type ?? 'webauthn.create', challenge, twist));
    const response = { clientDataJSON, attestationObject: url(attestationObject), transports: ['internal'] };
    return JSON.stringify({ id: url(credentialId), rawId: url(credentialId), type: 'public-key', response });
  }

  /** What `navigator.credentials.get` gives for these options. */
  function answer(options: string, twist: Twist = {}): string {
    const { challenge } = JSON.parse(options);
    uses = twist.count ?? uses + 1;
    const authData = head(0, uses, twist);
    const client = clientData(twist.type ?? 'webauthn.get', challenge, twist);
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey);
    const response = {
      ...{ clientDataJSON: url(client), authenticatorData: url(authData), signature: url(signature) },
      ...(twist.handle ? { userHandle: url(twist.handle) } : {}),
    };
    return JSON.stringify({ id: url(credentialId), rawId: url(credentialId), type: 'public-key', response });
  }

  return { make, answer };
}

export type Authenticator = ReturnType<typeof authenticator>;

/** A passkey that somebody added with a code of their app, which is there afterwards too. */
export async function addedPasskey(actor: StaffActor): Promise<Authenticator> {
  const app = await appOf(actor);
  const device = authenticator();
  const begun = await beginPasskey({ actor, name: 'Blue key', code: app(), now });
  assert.ok(begun.ok, codeOf(begun));
  assert.equal(codeOf(await addPasskey({ actor, name: 'Blue key', made: device.make(begun.value), now })), 'ok');
  return device;
}

/** What a passkey has to sign in this session. */
export async function offered(viewer: StaffActor, use: 'sign-in' | 'step-up', at = now): Promise<string> {
  const options = await offerPasskey({ viewer, use, now: at });
  return options.ok ? options.value : assert.fail(codeOf(options));
}
