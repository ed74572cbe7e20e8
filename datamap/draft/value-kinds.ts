/** What values look like. Only how many of them do leaves this file: no value is written anywhere. */
import { isIP } from 'node:net';

const valueKinds = ['email', 'ip', 'phone', 'hash', 'card', 'iban', 'browser', 'address', 'name', 'prose'] as const;
export type ValueKind = (typeof valueKinds)[number];

const tests: Record<ValueKind, (value: string) => boolean> = {
  email: (value) => /^[^\s@<>"]+@[^\s@]+\.[a-z]{2,}$/i.test(value),
  ip: (value) => isIP(value.replace(/\/\d+$/, '')) > 0,
  phone: isPhone,
  hash: (value) => /^(\$(2[abxy]|argon2\w*|scrypt|pbkdf2[\w-]*|[156])\$|[{(](SSHA|SHA|MD5|bcrypt))/i.test(value),
  card: (value) => /^\d{4}([ -]?\d{4}){2}[ -]?\d{1,7}$/.test(value) && luhn(value.replace(/\D/g, '')),
  iban: (value) => /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,38}$/.test(value) && isIban(value.replace(/\s/g, '')),
  browser: (value) => /^(Mozilla|Opera)\/\d/.test(value),
  address: (value) =>
    /^\d{1,5}\s+\p{Lu}[\p{L}'. ]+$/u.test(value) ||
    /(stra(ss|ß)e|str\.|weg|allee|gasse|platz|calle)\s+\d+\s?[a-z]?$/i.test(value),
  name: (value) =>
    /^(\p{Lu}[\p{L}'’-]+|\p{Lu}\.)(\s(van|von|de|da|di|la|el|al|\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,3}$/u.test(value),
  prose: (value) => value.length >= 25 && value.split(/\s+/).length >= 5,
};

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (!/^[+(0-9][0-9 ().\-/x]+$/.test(value) || digits < 7 || digits > 15) return false;
  return !/^\d{4}-\d\d-\d\d/.test(value) && (/^[+(0]/.test(value) || /\d[ .\-/]\d/.test(value)) && isIP(value) === 0;
}

/** The check digit of card numbers. @see ISO/IEC 7812-1 annex B */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

/** @see ISO 13616-1, ISO 7064 (mod 97-10) */
function isIban(value: string): boolean {
  const digits = [...value.slice(4), ...value.slice(0, 4)].map((one) => Number.parseInt(one, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Share of values, 0 to 1, that look like something; the kind that most look like, when that is most of them. */
export function kindOf(values: string[]): { kind: ValueKind; share: number } | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length === 0) return null;
  for (const kind of valueKinds) {
    const share = filled.filter(tests[kind]).length / filled.length;
    if (share >= (kind === 'prose' ? 0.5 : 0.8)) return { kind, share };
  }
  return null;
}
