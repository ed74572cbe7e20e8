/**
 * Where the authorities that laws name are found: their own official site, never a page in it, since pages move. No part
 * of a law's version, so that what is told is where the office is now. Left out where we are not certain of it.
 * @see Va. Code 59.1-577(C): a person whose appeal is denied is told how to reach the Attorney General
 */
const sites: Readonly<Record<string, string>> = {
  // The Board, which lists the authority of every country.
  'eu-gdpr': 'https://www.edpb.europa.eu',
  'uk-gdpr': 'https://ico.org.uk',
  'us-ca': 'https://cppa.ca.gov',
  'us-va': 'https://www.oag.state.va.us',
  'us-co': 'https://coag.gov',
  'us-ct': 'https://portal.ct.gov/ag',
  'us-tx': 'https://www.texasattorneygeneral.gov',
  'us-or': 'https://www.doj.state.or.us',
  'us-mt': 'https://dojmt.gov',
  'us-de': 'https://attorneygeneral.delaware.gov',
  'us-nj': 'https://www.njoag.gov',
  'us-md': 'https://www.marylandattorneygeneral.gov',
  'us-mn': 'https://www.ag.state.mn.us',
  'us-ia': 'https://www.iowaattorneygeneral.gov',
  'us-ut': 'https://attorneygeneral.utah.gov',
  'us-tn': 'https://www.tn.gov/attorneygeneral',
  'us-ky': 'https://www.ag.ky.gov',
  'us-ne': 'https://ago.nebraska.gov',
  'us-in': 'https://www.in.gov/attorneygeneral',
  'us-nh': 'https://www.doj.nh.gov',
  'us-ri': 'https://riag.ri.gov',
  'us-fl': 'https://www.myfloridalegal.com',
  'us-la': 'https://www.ag.state.la.us',
  'us-al': 'https://www.alabamaag.gov',
  'us-vt': 'https://ago.vermont.gov',
  'us-coppa': 'https://www.ftc.gov',
  'br-lgpd': 'https://www.gov.br/anpd',
  'ca-pipeda': 'https://www.priv.gc.ca',
  'ca-qc': 'https://www.cai.gouv.qc.ca',
  'ch-fadp': 'https://www.edoeb.admin.ch',
  'au-app': 'https://www.oaic.gov.au',
  'jp-appi': 'https://www.ppc.go.jp',
  'kr-pipa': 'https://www.pipc.go.kr',
  'za-popia': 'https://inforegulator.org.za',
};

/** The site of the authority that a law names, or null where we know none for certain. */
export const authoritySite = (law: string): string | null => sites[law] ?? null;
