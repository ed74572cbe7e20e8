import type { RequestView } from '#requests/view-request';
import { Confirm } from '../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { groundWords } from '../../words.ts';
import { grantPartAction, refusePartAction } from './actions.ts';
import { groundOptions } from './ground-options.ts';

type Props = { request: RequestView };

/** The categories that were refused of what is granted, each with its ground. */
function Refused({ request: { id, kind, status, refusedParts, categoryWords, moves } }: Props) {
  if (refusedParts.length === 0) return null;
  const mayGrant = status === 'review' && moves.includes('refuse');
  return (
    <>
      <h3 className="mt-4 mb-1 font-semibold">{kind === 'access' ? 'Refused: not in the copy' : 'Refused: stays'}</h3>
      <ul className="grid gap-2">
        {refusedParts.map(({ category, ground, article, by }) => (
          <li key={category} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              <strong>{categoryWords[category] ?? category}</strong>: {groundWords[ground]}.{' '}
              <span className="text-soft">
                {article}, <bdi>{by}</bdi>
              </span>
            </span>
            {mayGrant && (
              <DeskForm
                id={`grant-${category}`}
                action={grantPartAction}
                given={{ requestId: id, category }}
                submit="Grant it after all"
                look="second"
                inline
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Refuse({ request: { id, grounds, categoryWords, refusedParts } }: Props) {
  const taken = refusedParts.map(({ category }) => category);
  const categories = grounds.categories.filter((category) => !taken.includes(category));
  const choice = { value: '', words: 'Choose one' };
  return (
    <div className="mt-4">
      <Confirm summary="Refuse a category…">
        <p className="text-soft">
          The rest is granted. The plan is made anew, and names under the present one no longer count. The person gets a
          letter with the reason when the rest is done.
        </p>
        <DeskForm
          id="part"
          action={refusePartAction}
          given={{ requestId: id }}
          fields={[
            {
              name: 'category',
              label: 'Category',
              value: '',
              options: [choice, ...categories.map((key) => ({ value: key, words: categoryWords[key] ?? key }))],
            },
            {
              name: 'ground',
              label: 'Under which law',
              value: '',
              options: [choice, ...groundOptions(grounds.part)],
            },
            { name: 'reason', label: 'Why', hint: 'The person reads this.', rows: 3 },
          ]}
          submit="Refuse the category"
          look="danger"
        />
      </Confirm>
    </div>
  );
}

/** What of a request is granted and what is not, by categories. */
export function Parts({ request }: Props) {
  return (
    <>
      <Refused request={request} />
      {request.moves.includes('refuse-part') && <Refuse request={request} />}
    </>
  );
}
