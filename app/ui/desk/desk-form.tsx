'use client';

import { Fragment, type ReactNode, useActionState } from 'react';
import type { DeskAnswer } from '../../desk/desk-answer.ts';
import { Button } from '../button.tsx';
import type { Look } from '../button-look.ts';
import { Confirm } from './confirm.tsx';
import { DeskChecks } from './desk-checks.tsx';
import { DeskField, type DeskFieldProps } from './desk-field.tsx';
import { FactorField } from './factor-field.tsx';
import { useGivenToAll } from './given-to-all.tsx';
import { keptUnsent } from './kept-unsent.ts';
import { MeanwhileNote } from './meanwhile-note.tsx';
import { PasskeyButton, type PasskeyProps } from './passkey-button.tsx';
import { SavedReplies, type SavedReplyProps } from './saved-replies.tsx';
import { useTypedMeanwhile } from './use-typed-meanwhile.ts';

/** A field; with `many`, several of its options may be ticked, folded away with `fold`; with `saved`, wordings can be put into it. */
export type DeskQuestion = Omit<DeskFieldProps, 'error' | 'id'> & {
  many?: boolean;
  fold?: string | undefined;
  saved?: readonly SavedReplyProps[];
};

type Props = {
  /** Sets this form's fields apart from those of other forms on the page. */
  id: string;
  action: (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;
  /** Stands in the form before its fields: what can be ticked, for example. */
  children?: ReactNode;
  /** Sent along unseen. */
  given?: Record<string, string>;
  fields?: readonly DeskQuestion[];
  submit: string;
  look?: Look;
  /** Says which thing the act is done to, for who cannot see where the button stands. */
  hidden?: string;
  /** The button stands beside the last field. */
  inline?: boolean;
  /** Folded away until asked for, and open again where something came back: also without JavaScript. */
  fold?: { summary: string; hidden?: string; shortcut?: string };
  /** A passkey may be given instead of the code that it asks for. */
  passkey?: PasskeyProps | null;
};

/** A form of the desk: what was wrong stands at its field, what was typed stays. Works without JavaScript. */
export function DeskForm({
  id,
  action,
  children,
  given = {},
  fields = [],
  submit,
  look = 'main',
  hidden,
  inline = false,
  fold,
  passkey = null,
}: Props) {
  const lists = fields.filter(({ many }) => many).map(({ name }) => name);
  const [answer, post] = useActionState(keptUnsent(action, lists), null);
  const typedMeanwhile = useTypedMeanwhile();
  const meanwhile = answer?.meanwhile;
  const sent = { ...useGivenToAll(), ...given, ...(meanwhile ? { seen: `${meanwhile.seen}` } : {}) };
  const known = new Set([...fields.map(({ name }) => name), 'factor']);
  const factor = answer?.problems.factor;
  const whole = Object.entries(answer?.problems ?? {}).filter(([name]) => !known.has(name));
  const form = (
    <form
      action={post}
      {...typedMeanwhile}
      noValidate
      className={inline ? 'flex flex-wrap items-end gap-3' : 'grid gap-3'}
    >
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {whole.map(([name, words]) => (
        <p key={name} role="alert" className="max-w-xl rounded-md border border-bad bg-bad-wash px-3 py-2 text-bad">
          {words}
        </p>
      ))}
      {meanwhile && <MeanwhileNote {...meanwhile} />}
      {children}
      {fields.map(({ saved = [], ...field }) => {
        const typed = answer?.values[field.name];
        const shared = { id: `${id}-${field.name}`, error: answer?.problems[field.name] };
        if (field.many) {
          const values = [typed ?? field.value ?? []].flat();
          const { name, label, hint, options = [], fold } = field;
          return <DeskChecks key={`${name} ${values}`} {...{ name, label, hint, options, values, fold }} {...shared} />;
        }
        const value = typeof typed === 'string' ? typed : field.value;
        // A select takes a new default only when it is made anew.
        const key = `${field.name} ${field.options ? value : ''}`;
        return (
          <Fragment key={key}>
            <DeskField {...field} {...shared} value={value} />
            <SavedReplies replies={saved} into={shared.id} />
          </Fragment>
        );
      })}
      {factor && <FactorField id={id} error={factor} hasPasskey={answer.hasPasskey ?? false} />}
      <div className={passkey ? 'flex flex-wrap items-center gap-3' : undefined}>
        <Button look={look} small {...(hidden ? { hidden } : {})}>
          {submit}
        </Button>
        {passkey && <PasskeyButton {...passkey} />}
      </div>
    </form>
  );
  if (!fold) return form;
  return (
    <Confirm {...fold} open={answer !== null}>
      {form}
    </Confirm>
  );
}
