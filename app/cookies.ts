/** The cookies: a session, this browser's secret (its codes and its draft), which say nothing by themselves; and a language. */
import { cookies } from 'next/headers';
import type { Language } from '#domain/languages';
import { newToken } from '#requests/tokens';

const options = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

/** `__Host-`: never from or to another host, never over plain http but on this machine. */
export const sessionCookie = { name: '__Host-habeas-session', options };
const browserCookie = { name: '__Host-habeas-browser', options };

const languageCookie = { name: '__Host-habeas-language', options };

const browserDays = 7;
const languageDays = 180;

/** What newToken makes. A shorter secret, or an empty one, could be had by several browsers: one would take the other's code. */
const ofOurs = (value: string | undefined): string | undefined => (/^[\w-]{43}$/.test(value ?? '') ? value : undefined);

export async function sessionToken(): Promise<string | undefined> {
  return ofOurs((await cookies()).get(sessionCookie.name)?.value);
}

/** Only in a server action or a route: a page cannot set cookies. */
export async function keepSession(token: string, expires: Date): Promise<void> {
  (await cookies()).set(sessionCookie.name, token, { ...options, expires });
}

/** The session, and the secret under which answers and the address typed last are kept: another person may sit here next. */
export async function forgetSession(): Promise<void> {
  for (const { name } of [sessionCookie, browserCookie]) (await cookies()).delete({ ...options, name });
}

/** This browser's secret, if it has one. */
export async function browserSecret(): Promise<string | undefined> {
  return ofOurs((await cookies()).get(browserCookie.name)?.value);
}

/** This browser's secret, made when there is none. Only in a server action or a route. */
export async function keepBrowserSecret(): Promise<string> {
  const secret = (await browserSecret()) ?? newToken();
  (await cookies()).set(browserCookie.name, secret, { ...options, maxAge: browserDays * 24 * 3600 });
  return secret;
}

/** The language chosen in this browser, as it was kept: anybody can write a cookie of their own. */
export async function chosenLanguage(): Promise<string | undefined> {
  return (await cookies()).get(languageCookie.name)?.value;
}

/** Only in a server action: the language of this browser from here on. It outlives the session, which tells nobody who was here. */
export async function keepLanguage(language: Language): Promise<void> {
  (await cookies()).set(languageCookie.name, language, { ...options, maxAge: languageDays * 24 * 3600 });
}
