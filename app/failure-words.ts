/** What a page says that failed. Not among the messages: a client leaf that fails must need nothing from the server. */
import { type Language, nearestLanguage } from '#domain/languages';

type Words = { title: string; what: string; next: string; again: string; start: string; reference: string };

export const failureWords: Record<Language, Words> = {
  en: {
    title: 'Something went wrong on our side',
    what: 'Your last step was not completed. What you sent before that is safe.',
    next: 'Try again in a few minutes. If it happens again, tell us the reference below.',
    again: 'Try again',
    start: 'Go to the start page',
    reference: 'Reference:',
  },
  es: {
    title: 'Algo falló por nuestra parte',
    what: 'Su último paso no se completó. Lo que envió antes está a salvo.',
    next: 'Inténtelo otra vez en unos minutos. Si vuelve a ocurrir, díganos la referencia de abajo.',
    again: 'Volver a intentarlo',
    start: 'Ir a la página de inicio',
    reference: 'Referencia:',
  },
  fr: {
    title: 'Quelque chose a échoué de notre côté',
    what: 'Votre dernière étape n’a pas abouti. Ce que vous avez envoyé avant est en sécurité.',
    next: 'Réessayez dans quelques minutes. Si cela se reproduit, donnez-nous la référence ci-dessous.',
    again: 'Réessayer',
    start: 'Aller à la page d’accueil',
    reference: 'Référence :',
  },
  de: {
    title: 'Auf unserer Seite ist etwas schiefgegangen',
    what: 'Ihr letzter Schritt wurde nicht abgeschlossen. Was Sie davor gesendet haben, ist sicher.',
    next: 'Versuchen Sie es in ein paar Minuten noch einmal. Wenn es wieder geschieht, nennen Sie uns das Kennzeichen unten.',
    again: 'Noch einmal versuchen',
    start: 'Zur Startseite',
    reference: 'Kennzeichen:',
  },
  'pt-BR': {
    title: 'Algo deu errado do nosso lado',
    what: 'Seu último passo não foi concluído. O que você enviou antes está a salvo.',
    next: 'Tente de novo em alguns minutos. Se acontecer outra vez, informe a referência abaixo.',
    again: 'Tentar de novo',
    start: 'Ir para a página inicial',
    reference: 'Referência:',
  },
};

/** The language of the page that failed; where it had none yet, the browser's. */
export function failedLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  return nearestLanguage(document.documentElement.lang || navigator.language);
}
