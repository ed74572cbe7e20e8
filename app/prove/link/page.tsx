import { askedAddress } from '#requests/asked-address';
import { browserSecret } from '../../cookies.ts';
import { formWords } from '../../form-words.ts';
import { titled } from '../../titled.ts';
import { Buttons } from '../../ui/buttons.tsx';
import { Page } from '../../ui/frame.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Title } from '../../ui/title.tsx';
import { TokenForm } from '../../ui/token-form.tsx';
import { unfound } from '../../unfound.ts';
import { getTranslations, wordsHere } from '../../words.ts';
import { giveLink } from '../actions.ts';

export const generateMetadata = titled('proveLink', { robots: unfound });

function Without() {
  const t = wordsHere('proveLink');
  return (
    <Prose>
      <Title>{t('title')}</Title>
      <p>{t('without')}</p>
      <ul>
        <li>
          <a href="/prove/code">{t('type')}</a>
        </li>
        <li>
          <a href="/prove">{t('fresh')}</a>
        </li>
      </ul>
    </Prose>
  );
}

function Over() {
  const t = wordsHere('proveLink');
  return (
    <>
      <Title>{t('title')}</Title>
      <Buttons>
        <LinkButton href="/prove">{t('fresh')}</LinkButton>
      </Buttons>
    </>
  );
}

/** Where the letter's link lands. Opening it changes nothing: mail scanners do that too. */
export default async function LinkPage() {
  const t = await getTranslations('proveLink');
  const address = await askedAddress({ browser: await browserSecret() });
  return (
    <Page back="/">
      <TokenForm
        action={giveLink}
        words={await formWords('proveLink')}
        button={t('confirm')}
        without={<Without />}
        over={<Over />}
      >
        <Title>{t('title')}</Title>
        <Prose>
          {address ? (
            <p>{t.rich('lead', { address, bold: (words) => <strong className="break-words">{words}</strong> })}</p>
          ) : (
            <p>{t('elsewhere')}</p>
          )}
          <p>
            <a href="/prove">{t('fresh')}</a>
          </p>
        </Prose>
      </TokenForm>
    </Page>
  );
}
