type Props = {
  /** By which a form finds the one that is its own. */
  id?: string;
  heading: string;
  /** What is wrong, in the words that stand at the field; `name` is the field's, and its link leads there. */
  errors: readonly { name?: string; words: string }[];
  /** What the page's title says first when something is wrong. */
  error?: string;
};

/** What went wrong, above the h1; hidden until then. Takes the focus when it appears, so that it is read first. */
export function ErrorSummary({ id, heading, errors, error }: Props) {
  const isShown = errors.length > 0;
  return (
    <div
      id={id}
      role="alert"
      hidden={!isShown}
      // biome-ignore lint/a11y/noAutofocus: only on the page that answers for a form that was refused
      autoFocus={isShown}
      tabIndex={-1}
      aria-label={heading}
      data-heading={heading}
      data-error={error}
      className="mb-8 rounded-lg border-4 border-bad p-5 outline-offset-4"
    >
      <h2 className="mb-2 text-xl font-bold">{heading}</h2>
      <ul className="space-y-1.5 font-semibold text-bad [&_a]:text-bad [&_a:hover]:text-ink">
        {errors.map(({ name, words }) => (
          <li key={`${name} ${words}`}>{name ? <a href={`#${name}`}>{words}</a> : words}</li>
        ))}
      </ul>
    </div>
  );
}
