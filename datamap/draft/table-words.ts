/** What a table is about, by the words of its name. */
import { sameWord } from '../name-words.ts';

const topics = {
  /** Whoever the organisation serves; earlier words name a better candidate for "one row is one person". */
  people: `account user customer patient member client subscriber person people buyer guest student shopper contact visitor lead
    kunde kundin kunden patienten benutzer nutzer mitglied versicherte cliente usuario usager utilisateur paciente profile
    persona personne besucher`,
  /** Whoever works there: somebody else's data, for the person who asks. */
  staff: `agent employee staff operator admin administrator assistant technician driver doctor physician nurse therapist mitarbeiter
    angestellte arzt aerzte arzte behandler empleado medico moderator colleague seller clerk rep`,
  /** Firms and places, not people. */
  firm: 'company organization organisation tenant workspace firm branch department praxis abteilung site shop store merchant vendor supplier partner reseller insurer kasse krankenkasse brand website filiale standort',
  money: `chargeback order purchase invoice payment transaction refund receipt subscription billing ledger bill sale renewal charge credit debit rechnung bestellung zahlung mahnung
    auftrag pedido factura pago commande facture license licence order_item basket_payment installation`,
  health: `treatment diagnosis diagnose prescription appointment visit lab befund behandlung rezept termin medikation allergy allergie
    vaccination impfung laborwert labor consent_form anamnese`,
  communication: `message chat thread conversation call letter mail note ticket comment contact inquiry enquiry feedback post forum topic review
    transcript dialog sms nachricht brief anruf notiz gespraech anfrage bewertung mensaje request correspondence reply answer survey response`,
  credentials: 'credential password token session_token api_key otp recovery mfa passkey secret login oauth identity',
  visit: `session visit view click event log device cookie recording pageview history activity tracking impression besuch sitzung protokoll install heartbeat fingerprint`,
  mailing: `mailing newsletter preference subscription_list suppression optout opt unsubscribe consent einwilligung list abmeldung sperre permission_marketing`,
  contact: 'address adresse anschrift phone email telefon kontakt direccion contact',
  card: 'card wallet method bank kreditkarte',
  /** Lists of what there is: no person in them. */
  catalogue: `product plan category country currency feature template language lang role permission status type tag setting config article
    item sku price tax brand model version release migration region state statistic stat total summary report aggregate daily monthly metric
    rate holiday calendar coupon discount faq page content code lookup enum unit produkt artikel kategorie land leistung medikament icd
    ziffer katalog tarif warenkorb_typ schema job queue lock counter`,
} as const;

export type Topic = keyof typeof topics;
const listed = Object.fromEntries(Object.entries(topics).map(([topic, words]) => [topic, words.split(/\s+/)]));

/** Whether a word is one of a topic's. */
export const isAbout = (topic: Topic, word: string): boolean =>
  (listed[topic] ?? []).some((known) => sameWord(known, word));

/** Which words of a topic come first: 1 for the first, towards 0 for the last, 0 for none. */
export function rank(topic: Topic, word: string): number {
  const known = listed[topic] ?? [];
  const at = known.findIndex((one) => sameWord(one, word));
  return at < 0 ? 0 : 1 - at / known.length;
}
