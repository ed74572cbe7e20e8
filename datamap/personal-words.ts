/**
 * Words in names of columns that are about a person, by what they are about; whole words, so that `filename` and
 * `shipping` do not count. `map check` warns of those, `map draft` begins with them.
 */
import { wordsOf } from './name-words.ts';

/** What a column is about. */
const senses = [
  'email',
  'phone',
  'credential',
  'card',
  'bank',
  'document',
  'birth',
  'health',
  'belief',
  'work',
  'device',
  'place',
  'address',
  'name',
] as const;
export type Sense = (typeof senses)[number];

const words: Record<Sense, string> = {
  email: 'email mail correo courriel',
  phone: `cell cellphone fax handy mobile mobil movil msisdn phone tel telefax telefon telefono telephone
    telefonnummer mobilnummer handynummer rufnummer festnetz`,
  credential: `credential otp passcode passhash password passwd passwort kennwort contrasena pin pwd secret token totp`,
  card: 'card cvc cvv pan kreditkarte tarjeta',
  bank: 'bank bic iban kontonummer kontoinhaber swift',
  document: `passport ssn tax steuernummer steuerid ausweis ausweisnummer versichertennummer versichertennr dni nif curp rfc
    cpf nino aadhaar`,
  birth: `age birth birthdate birthday birthname birthplace born dob geboren geburtsdatum geburtstag geburtsname geburtsort
    nacimiento naissance`,
  health: `allergies allergy anamnese befund blood bloodtype blutgruppe diagnose diagnoses diagnosis disability genome
    health krankenkasse medication allergie allergien`,
  belief:
    'ethnicity religion konfession nationality nationalitat citizenship staatsangehorigkeit sex gender geschlecht',
  work: 'arbeitgeber beruf education employer income salary gehalt',
  device: 'cookie device fingerprint ip mac useragent visitor',
  place: 'geo lat latitude lng longitude',
  address: `address adresse anschrift city direccion hausnr hausnummer ort plz postcode postleitzahl street strasse stadt
    wohnort zip zipcode`,
  name: `anrede apellido apellidos avatar face familienname firstname lastname maiden married nachname name nickname nombre
    person photo prenom signature surname user username vorname`,
};

const senseOfWord = new Map(senses.flatMap((sense) => words[sense].split(/\s+/).map((word) => [word, sense] as const)));

/** A reference to somebody: `customer_id`, `author`. */
const references =
  /^(account|author|buyer|client|contact|customer|employee|member|owner|patient|person|sender|subscriber|user)(_?id)?$/i;
const personalTypes = new Set(['inet', 'cidr', 'macaddr', 'macaddr8']);

/** What a column's name or type suggests that it tells of a person: of several words, what needs most care. */
export function senseOf(column: string, type: string): Sense | null {
  if (personalTypes.has(type)) return 'device';
  const found = new Set(wordsOf(column).flatMap((word) => senseOfWord.get(word) ?? []));
  if (/user_?agent/i.test(column)) return 'device';
  // `ip_address` is no postal one, `email_address` neither: the list's order says which word wins.
  return senses.find((sense) => found.has(sense)) ?? null;
}

/** Whether a column's name or type suggests that it is about a person. */
export function looksPersonal(column: string, type: string): boolean {
  if (references.test(column)) return true;
  return senseOf(column, type) !== null && !(wordsOf(column).at(-1) === 'id' && type === 'uuid');
}

/** What people give to be reached by: two rows with the same are of the same person, perhaps, and no link. */
export const isContact = (sense: Sense | null): boolean => sense === 'email' || sense === 'phone' || sense === 'name';
