'use client';

import { type ComponentProps, useActionState, useEffect, useState } from 'react';
import { mailFileLimit } from '#domain/mail-file';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { DropField } from '../../ui/desk/drop-field.tsx';
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

/** A mail file, and what was read in it. */
function MailField({ read, answer, tooLarge }: Mail) {
  return (
    <form action={read} className="grid max-w-xl grid-cols-1 gap-1 border-b border-line pb-4">
      <DropField
        id="mail-file"
        label="Did it come by email?"
        hint="Drop the saved email (.eml, up to one megabyte) on the field, and the form below is filled from it. Look at
          everything before you send it: who wrote an email is not proven by what it says."
        problem={answer && 'problem' in answer ? answer.problem : ''}
        limit={{ octets: mailFileLimit, words: tooLarge }}
        accept=".eml,message/rfc822"
        submit="Fill the form"
      />
      {answer && 'notes' in answer && (
        <div role="status" className="mt-1">
          <p className="font-medium">The form below is filled from the email. Nothing is kept yet.</p>
          <ul className="list-disc ps-5">
            {answer.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
