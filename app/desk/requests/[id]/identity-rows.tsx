import type { ProofWay, Wanted } from '#domain/identity-shown';
import type { RequestView } from '#requests/view-request';
import { Moment } from '../../moment.tsx';
import { count } from '../../words.ts';

type Identity = RequestView['identity'];

const shownWords: Record<ProofWay, string> = {
  facts: 'Facts that only they know',
  declaration: 'Signed a declaration',
  'posted-code': 'Code of a letter to the address held',
  desk: 'Found enough',
};

const wantedWords = ({ ask, facts }: Wanted): string =>
  ask === 'facts' ? `${count(facts, 'fact')} that only they know` : 'a signed declaration';

/** What the organisation file wants to have shown of who they are, and what was. */
export function identityRows({ identity }: Pick<RequestView, 'identity'>) {
  if (!identity) return [];
  const { wanted, shown, wrong, isShown, isChecking } = identity;
  return [
    { name: 'Wanted', value: `The mailbox, and ${wantedWords(wanted)}` },
    {
      name: 'Shown',
      value: (
        <>
          {!isShown && <strong className="block">{isChecking ? 'Being compared' : 'Not yet what is wanted'}</strong>}
          {shown.map(({ way, at, by }) => (
            <span key={way} className="block">
              {shownWords[way]}
              {by && (
                <>
                  {' '}
                  by <bdi>{by}</bdi>
                </>
              )}
              , <Moment at={at} />
            </span>
          ))}
          {wrong > 0 && <span className="block text-soft">{count(wrong, 'wrong try', 'wrong tries')}</span>}
        </>
      ),
    },
  ];
}

/** Asked of an approver where less was shown than is wanted. */
export const enoughField = (identity: Identity) =>
  !identity || identity.isShown
    ? []
    : [
        {
          name: 'enough',
          label: 'Why it is clear enough who asks',
          hint: `Wanted besides the mailbox: ${wantedWords(identity.wanted)}. No copy of an identity card.`,
          rows: 3,
        },
      ];
