import type { MouseEvent } from 'react';
import { type Language, languageNames } from '#domain/languages';
import { replyButton, withReply } from '../../desk/with-reply.ts';
import { buttonLook } from '../button-look.ts';
import { classes } from '../classes.ts';

export type SavedReplyProps = {
  name: string;
  language: Language;
  words: string;
  /** What the words say, for who does not read the language. */
  english: string | null;
};

function putInto(id: string, words: string, event: MouseEvent): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  field.value = withReply(field.value, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

/** Saved wordings as the person would read them, each to be put into a field of the same form and changed there. */
export function SavedReplies({ replies, into }: { replies: readonly SavedReplyProps[]; into: string }) {
  if (replies.length === 0) return null;
  return (
    <div className="grid max-w-xl gap-1">
      <p className="text-xs text-soft">Saved replies</p>
      {replies.map(({ name, language, words, english }) => (
        <details key={name} name={`${into}-saved`} className="rounded-md border border-line bg-paper">
          <summary className="min-h-8 rounded-md px-2 py-1 hover:bg-wash">{name}</summary>
          <div className="grid gap-2 border-t border-line p-2">
            <p className="text-xs text-soft">As the person reads it, in {languageNames[language]}</p>
            <p lang={language} className="whitespace-pre-line">
              {words}
            </p>
            {english && (
              <>
                <p className="text-xs text-soft">The same in English, for you</p>
                <p className="whitespace-pre-line text-soft">{english}</p>
              </>
            )}
            <div>
              <button
                type="submit"
                name={replyButton}
                value={words}
                onClick={(event) => putInto(into, words, event)}
                className={classes(buttonLook('second', true), 'cursor-pointer')}
              >
                Put it in<span className="sr-only">: {name}</span>
              </button>
            </div>
          </div>
        </details>
      ))}
    </div>
  );
}
