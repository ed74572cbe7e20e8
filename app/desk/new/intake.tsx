'use client';

import { type ChangeEvent, type ComponentProps, useActionState, useEffect, useState } from 'react';
import { mailFileLimit } from '#domain/mail-file';
import { Button } from '../../ui/button.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import type { MailAnswer } from './mail-answer.ts';

type Props = ComponentProps<typeof DeskForm> & {
  readMail: (previous: MailAnswer, form: FormData) => Promise<MailAnswer>;
  tooLarge: string;
};

/** The intake form, and above it a field for a mail file that fills it. Nothing is kept before the form is sent. */
export function Intake({ readMail, tooLarge, fields = [], ...form }: Props) {
  const [answer, read] = useActionState(readMail, null);
  const filledFrom = answer && 'values' in answer ? answer : null;
  const values = filledFrom?.values ?? {};
  // Fields keep what was typed into them, so that the form is made anew for each file. Not while the server renders it:
  // without scripts a form that has another key than when it was sent gets no answer.
  const [fills, count] = useState(0);
  useEffect(() => {
    if (filledFrom) count((before) => before + 1);
  }, [filledFrom]);
  const filled = fields.map((field) => {
    const value = values[field.name];
    return value === undefined ? field : { ...field, value };
  });
  return (
    <div className="space-y-5">
      <MailField read={read} answer={answer} tooLarge={tooLarge} />
      <DeskForm key={fills} {...form} fields={filled} />
    </div>
  );
}

type Mail = { read: (form: FormData) => void; answer: MailAnswer; tooLarge: string };

/** The browser’s own field for a file takes one that is dropped on it, and works without scripts. */
function MailField({ read, answer, tooLarge }: Mail) {
  const [early, say] = useState('');
  const problem = early || (answer && 'problem' in answer ? answer.problem : '');
  const notes = !problem && answer && 'notes' in answer ? answer.notes : null;
  // The web server cuts off what is far too large, with a page on which nothing can be mended.
  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (target.files?.[0]?.size ?? 0) > mailFileLimit;
    say(isTooLarge ? tooLarge : '');
    if (isTooLarge) target.value = '';
  };
  return (
    <form action={read} className="grid max-w-xl grid-cols-1 gap-1 border-b border-line pb-4">
      <label htmlFor="mail-file" className="font-medium">
        Did it come by email?
      </label>
      <p id="mail-file-hint" className="text-xs text-soft">
        Drop the saved email (.eml, up to one megabyte) on the field, and the form below is filled from it. Look at
        everything before you send it: who wrote an email is not proven by what it says.
      </p>
      {problem && (
        <p id="mail-file-error" role="alert" className="font-semibold text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3 sm:flex-nowrap">
        <input
          id="mail-file"
          name="file"
          type="file"
          accept=".eml,message/rfc822"
          onChange={check}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'mail-file-hint mail-file-error' : 'mail-file-hint'}
          className="min-h-8 w-full min-w-0 grow rounded-md border border-dashed border-edge bg-paper px-2 py-3 text-ink"
        />
        <span className="shrink-0">
          <Button look="second" small>
            Fill the form
          </Button>
        </span>
      </div>
      {notes && (
        <div role="status" className="mt-1">
          <p className="font-medium">The form below is filled from the email. Nothing is kept yet.</p>
          <ul className="list-disc ps-5">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
