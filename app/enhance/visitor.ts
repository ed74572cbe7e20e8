/**
 * All that runs in a visitor's browser, where scripts run at all: forms are looked at before they are sent, and are sent
 * without leaving the page. Everything works without it too. The web server puts it in the place of Next's scripts.
 */
import { createFormControl, type Resolver } from 'react-hook-form';
import { type Ask, type Fault, lackingIn } from './asks.ts';
import { send } from './send.ts';
import { showAtField, showFaults } from './show-faults.ts';
import { takeToken } from './take-token.ts';

type Values = Record<string, string[]>;

const asksOf = (form: HTMLFormElement): Ask[] => JSON.parse(form.dataset.asks ?? '[]');

const valuesOf = (data: FormData): Values =>
  Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));

function resolverOf(asks: readonly Ask[]): Resolver<Values> {
  return (values) => {
    const lacking = lackingIn(asks, values);
    if (lacking.length === 0) return { values, errors: {} };
    return {
      values: {},
      errors: Object.fromEntries(lacking.map(({ name, words }) => [name, { type: 'lack', message: words }])),
    };
  };
}

const faultsOf = (errors: object): Fault[] =>
  Object.entries(errors).map(([name, { message }]) => ({ name, words: String(message) }));

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || !('summary' in form.dataset)) return;
  event.preventDefault();
  const data = new FormData(form, submitter);
  // In another language the same page is asked for again, with what was typed so far.
  const asks = submitter?.getAttribute('name') === 'language' ? [] : asksOf(form);
  const { reset, handleSubmit } = createFormControl({ resolver: resolverOf(asks), shouldFocusError: false });
  reset(valuesOf(data));
  void handleSubmit(
    () => send(form, data),
    (errors) => showFaults(form, faultsOf(errors)),
  )();
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.limit) return;
  const isTooLarge = (target.files?.[0]?.size ?? 0) > Number(target.dataset.limit);
  showAtField(target.id, isTooLarge ? (target.dataset.tooLarge ?? '') : '');
  if (isTooLarge) target.value = '';
});

takeToken();
