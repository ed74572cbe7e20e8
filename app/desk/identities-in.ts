const prefix = 'identity-';

/** Identity of the map → what was typed for it in a form of the desk. */
export function identitiesIn(form: FormData): Record<string, unknown> {
  const others = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  return { ...Object.fromEntries(others), email: form.get('email') };
}
