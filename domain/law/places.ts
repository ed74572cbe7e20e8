/** Where people live whom a law covers; what a visitor chooses. */
export type Place = { country: string } | { state: string } | { words: 'eu' | 'canada' | 'quebec' | 'elsewhere' };

const states: Readonly<Record<string, string>> = {
  'us-ca': 'California',
  'us-va': 'Virginia',
  'us-co': 'Colorado',
  'us-ct': 'Connecticut',
  'us-tx': 'Texas',
  'us-or': 'Oregon',
  'us-mt': 'Montana',
  'us-de': 'Delaware',
  'us-nj': 'New Jersey',
  'us-md': 'Maryland',
  'us-mn': 'Minnesota',
  'us-ia': 'Iowa',
  'us-ut': 'Utah',
  'us-tn': 'Tennessee',
  'us-ky': 'Kentucky',
  'us-ne': 'Nebraska',
  'us-in': 'Indiana',
  'us-nh': 'New Hampshire',
  'us-ri': 'Rhode Island',
  'us-fl': 'Florida',
  'us-ok': 'Oklahoma',
  'us-la': 'Louisiana',
  'us-al': 'Alabama',
  'us-vt': 'Vermont',
};

/** ISO 3166, of which every language has its own name. */
const countries: Readonly<Record<string, string>> = {
  'uk-gdpr': 'GB',
  'br-lgpd': 'BR',
  'ch-fadp': 'CH',
  'au-app': 'AU',
  'jp-appi': 'JP',
  'kr-pipa': 'KR',
  'in-dpdp': 'IN',
  'za-popia': 'ZA',
};

/** Where people live whom a law covers; null for COPPA, which is about age and not about a place. */
export function placeOf(id: string): Place | null {
  const [state, country] = [states[id], countries[id]];
  if (state) return { state };
  if (country) return { country };
  if (id === 'eu-gdpr') return { words: 'eu' };
  if (id === 'ca-pipeda') return { words: 'canada' };
  if (id === 'ca-qc') return { words: 'quebec' };
  return id === 'default' ? { words: 'elsewhere' } : null;
}
