import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elsewhereOf } from './residence.ts';

const livesElsewhere = (law: string, country: string, region?: string) => {
  const { countries, regions } = elsewhereOf(law) ?? assert.fail(`${law} has no place`);
  return countries.includes(country) || (region !== undefined && regions.includes(region));
};

test('of each law it is known whom it does not cover, by code or name, and what nobody can read is nowhere', () => {
  for (const [law, country, region] of [
    ['eu-gdpr', 'FR'],
    ['eu-gdpr', 'GERMANY'],
    ['eu-gdpr', 'DEU'],
    ['uk-gdpr', 'UNITED KINGDOM'],
    ['us-ca', 'US', 'CALIFORNIA'],
    ['us-ca', 'UNITED STATES', 'CA'],
    ['us-ca', '', 'CALIF.'],
    ['ca-qc', 'CA'],
  ] as const)
    assert.equal(livesElsewhere(law, country, region), false, `${law} ${country} ${region}`);
  for (const [law, country, region] of [
    ['eu-gdpr', 'GB'],
    ['eu-gdpr', 'SWITZERLAND'],
    ['uk-gdpr', 'IE'],
    ['us-ca', 'MX', 'CA'],
    ['us-ca', 'US', 'OR'],
    ['us-ca', 'US', 'NEW YORK'],
  ] as const)
    assert.equal(livesElsewhere(law, country, region), true, `${law} ${country} ${region}`);
});

test('a law about age, and the one for all others, are of no country', () => {
  for (const law of ['us-coppa', 'default', 'made-up']) assert.equal(elsewhereOf(law), null);
});
