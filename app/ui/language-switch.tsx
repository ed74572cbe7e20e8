import { use } from 'react';
import { languageNames } from '#domain/languages';
import { chooseLanguage } from '../language/actions.ts';
import { languageHere } from '../language/here.ts';
import { wordsHere } from '../words.ts';
import { classes } from './classes.ts';

const look = 'min-h-8 px-1.5 text-base';

/** Enter in a field presses the first button of its form, and those of the languages stand above it: this one goes before them. */
function WhatEnterPresses() {
  return <button type="submit" form="questions" tabIndex={-1} aria-hidden="true" className="sr-only" />;
}

/**
 * The same page in another language; nothing where there is only one.
 * @param asks the page has a form of questions, which is sent along so that nothing typed is lost
 */
export function LanguageSwitch({ asks }: { asks: boolean }) {
  const { language: here, offered } = use(languageHere());
  if (offered.length < 2) return null;
  const t = wordsHere('frame');
  return (
    <nav aria-label={t('language')} className="bg-wash" data-screen-only="">
      <form action={chooseLanguage} className="mx-auto max-w-5xl px-3.5 py-1 sm:px-6.5">
        {asks && <WhatEnterPresses />}
        <ul className="flex flex-wrap gap-x-2">
          {offered.map((language) => (
            <li key={language} lang={language}>
              {language === here ? (
                <span aria-current="true" className={classes(look, 'inline-flex items-center font-semibold')}>
                  {languageNames[language]}
                </span>
              ) : (
                <button
                  type="submit"
                  {...(asks ? { form: 'questions' } : {})}
                  name="language"
                  value={language}
                  className={classes(
                    look,
                    'cursor-pointer text-accent-strong underline underline-offset-4 hover:text-ink',
                  )}
                >
                  {languageNames[language]}
                </button>
              )}
            </li>
          ))}
        </ul>
      </form>
    </nav>
  );
}
