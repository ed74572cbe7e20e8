/** Only a pressed button posts the token of a letter's link: mail scanners open links, some of them in a real browser. */

/** Takes it out of the address's fragment, cleans the address, and shows the form that waits for it. */
export function takeToken(): void {
  const field = document.querySelector<HTMLInputElement>('[data-token] input[name=token]');
  const form = field?.closest<HTMLElement>('[data-token]');
  if (!field || !form) return;
  field.value ||= location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  form.hidden = !field.value;
  for (const without of document.querySelectorAll<HTMLElement>('[data-without-token]')) {
    without.dataset.withoutToken = 'seen';
    without.hidden = !form.hidden;
  }
  // The page in another language has to find it again.
  if (field.value) document.querySelector('nav form')?.setAttribute('action', `#${field.value}`);
}
