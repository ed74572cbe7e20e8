import { organisation } from '#requests/organisation';
import { wordsHere } from '../words.ts';

export function Footer() {
  const t = wordsHere('frame');
  const { name, contact, policyUrl, publishMetrics } = organisation();
  return (
    <footer className="border-t border-line bg-wash text-base text-soft" data-screen-only="">
      <div className="mx-auto max-w-5xl px-5 py-8 sm:px-8">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          <li>
            <a href="/requests">{t('yourRequests')}</a>
          </li>
          <li>
            <a href="/help/agents">{t('agents')}</a>
          </li>
          <li>
            <a href="/promises">{t('promises')}</a>
          </li>
          {publishMetrics && (
            <li>
              <a href="/metrics">{t('metrics')}</a>
            </li>
          )}
          <li>
            <a href={policyUrl}>{t('policy')}</a>
          </li>
          <li>
            <a href={`mailto:${contact.email}`}>{t('contact', { email: contact.email })}</a>
          </li>
        </ul>
        <p className="mt-4">{t('keeper', { name })}</p>
      </div>
    </footer>
  );
}
