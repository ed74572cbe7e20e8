/**
 * All that runs in a visitor's browser, where scripts run at all: forms are looked at before they are sent, and are sent
 * without leaving the page. Everything works without it too. The web server puts it in the place of Next's scripts.
 */
import { createFormControl, type Resolver } from 'react-hook-form';
import { type Ask, type Fault, lackingIn } from './asks.ts';
import { lookAtFile, tooLargeIn } from './files.ts';
import { send } from './send.ts';
import { showFaults } from './show-faults.ts';
import { takeToken } from './take-token.ts';

type Values = Record<string, string[]>;

const asksOf = (form: HTMLFormElement): Ask[] => JSON.parse(form.dataset.asks ?? '[]');

/** As `new FormData(form, button)`, which browsers of a few years ago read without the button: what they sent was another act. */
function dataOf(form: HTMLFormElement, button: HTMLElement | null): FormData {
  const data = new FormData(form);
  if (button instanceof HTMLButtonElement && button.name) data.append(button.name, button.value);
  return data;
}

/** In another language the same page is asked for again, with what was typed so far; the files stay here. */
function switchTo(form: HTMLFormElement, data: FormData): Promise<void> {
  for (const [name, value] of [...data]) if (typeof value !== 'string') data.delete(name);
  return send(form, data);
}

const valuesOf = (data: FormData): Values =>
  Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));

function resolverOf(form: HTMLFormElement): Resolver<Values> {
  return (values) => {
    const faults = [...lackingIn(asksOf(form), values), ...tooLargeIn(form)];
    if (faults.length === 0) return { values, errors: {} };
    return {
      values: {},
      errors: Object.fromEntries(faults.map(({ name, words }) => [name, { type: 'lack', message: words }])),
    };
  };
}

const faultsOf = (errors: object): Fault[] =>
  Object.entries(errors).map(([name, { message }]) => ({ name, words: String(message) }));

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || !('summary' in form.dataset)) return;
  event.preventDefault();
  const data = dataOf(form, submitter);
  if (data.has('language')) return void switchTo(form, data);
  const { reset, handleSubmit } = createFormControl({ resolver: resolverOf(form), shouldFocusError: false });
  reset(valuesOf(data));
  void handleSubmit(
    () => send(form, data),
    (errors) => showFaults(form, faultsOf(errors)),
  )();
});

document.addEventListener('change', ({ target }) => lookAtFile(target));

takeToken();
