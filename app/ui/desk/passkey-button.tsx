'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { buttonLook } from '../button-look.ts';
import { classes } from '../classes.ts';

/** What the browser's passkey has to sign, as text; or why there is nothing. */
export type PasskeyOffer = { options: string } | { problem: string };

const never = () => () => {};

/** Whether this browser reads and writes passkeys as JSON; false until scripts run. */
export const usePasskeys = (): boolean =>
  useSyncExternalStore(
    never,
    () => typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential,
    () => false,
  );

async function sign(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  const signed = await navigator.credentials.get({ publicKey }).catch(() => null);
  return signed instanceof PublicKeyCredential ? JSON.stringify(signed.toJSON()) : null;
}

export type PasskeyProps = {
  use: 'sign-in' | 'step-up';
  /** Asks for what has to be signed. */
  offer: (form: FormData) => Promise<PasskeyOffer>;
};

/** Sends its form with a passkey's signature instead of a code. Not there where the browser has no passkeys. */
export function PasskeyButton({ use, offer }: PasskeyProps) {
  const isAble = usePasskeys();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  if (!isAble) return null;

  async function press() {
    setProblem('');
    const asked = new FormData();
    asked.set('use', use);
    const offered = await offer(asked);
    if ('problem' in offered) return setProblem(offered.problem);
    const signed = await sign(offered.options);
    const input = field.current;
    if (!signed || !input) return setProblem('The passkey has signed nothing. Try it again, or give a code');
    input.value = signed;
    input.form?.requestSubmit();
    // It is in what was sent, and good for once.
    input.value = '';
  }

  return (
    <>
      <input type="hidden" name="passkey" ref={field} />
      <button type="button" onClick={press} className={classes(buttonLook('second', true), 'cursor-pointer')}>
        Use a passkey instead
      </button>
      {problem && (
        <p role="alert" className="font-semibold text-bad">
          {problem}
        </p>
      )}
    </>
  );
}
