/** Names written out: `TBL_CUST.REG_DT` is a customer's registration date. */
import { wordsOf } from '../name-words.ts';

/** What old schemas cut their words to; a word that is one by itself (`state`) is not here. */
const short = new Map(
  `acct:account acc:account addr:address adr:adresse amt:amount appt:appointment auth:credential bday:birthday cat:category cd:code chg:charge
  cntct:contact co:company cmpny:company comm:communication corp:company ctry:country cust:customer cstmr:customer curr:currency dept:department
  dob:birth dt:date emp:employee exp:expiry fin:card fname:firstname gebdat:geburtsdatum hist:history inv:invoice itm:item kd:kunde kdnr:kunde
  lang:language lic:license lname:lastname loc:location lst:list med:medication mgr:manager mitarb:mitarbeiter msg:message mtg:meeting
  nm:name nr:number no:number num:number ord:order org:organization ort:ort pat:patient patnr:patient pers:person ph:phone pmt:payment pol:policy
  prc:price prd:product prod:product prof:profile pw:password qty:quantity rcpt:receipt rcvd:received ref:ref reg:registration rply:reply
  sess:session str:strasse subj:subject subscr:subscriber tel:phone tp:type trans:transaction trx:transaction txn:transaction ts:time txt:text usr:user
  vers:versicherung vst:visit`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split(':');
      return [from, to];
    }),
);

/** Several of what one column usually has one of. */
const plural = new Map(
  ['email', 'phone', 'ip', 'token']
    .map((word): [string, string] => [`${word}s`, word])
    .concat([['addresses', 'address']]),
);

/** A name's words, with the usual abbreviations written out. */
export const spelled = (name: string): string[] =>
  wordsOf(name).map((word) => short.get(word) ?? plural.get(word) ?? word);

/** A name without its style of writing: `ShopCd` and `SHOP_CD` are the same. */
export const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
