import { organisation } from '#requests/organisation';
import { getTranslations } from '../words.ts';
import { Link } from './link.tsx';

export async function Footer() {
  const t = await getTranslations('frame');
  const { name, contact, policyUrl, publishMetrics } = organisation();
  return (
    <footer className="border-t border-line bg-wash text-base text-soft" data-screen-only="">
      <div className="mx-auto max-w-5xl px-5 py-8 sm:px-8">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          <li>
            <Link href="/requests">{t('yourRequests')}</Link>
          </li>
          <li>
            <Link href="/help/agents">{t('agents')}</Link>
          </li>
          <li>
            <Link href="/promises">{t('promises')}</Link>
          </li>
          {publishMetrics && (
            <li>
              <Link href="/metrics">{t('metrics')}</Link>
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
