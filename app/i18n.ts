/** Language, words and time zone of the visitor's pages, once per request. English is the only language so far. */
import { getRequestConfig } from 'next-intl/server';
import { organisation } from '#requests/organisation';
import messages from './messages/en.json';

export default getRequestConfig(async () => ({
  locale: 'en',
  messages,
  timeZone: organisation().timeZone,
  onError: (error) => {
    throw error;
  },
}));
