import type { Meanwhile } from '../../desk/desk-answer.ts';

/** What happened, by whom and when, a line each. */
export function MeanwhileLines({ lines }: Pick<Meanwhile, 'lines'>) {
  return (
    <ul className="my-1 grid gap-1">
      {lines.map(({ key, what, by, at }) => (
        <li key={key}>
          {what}
          <span className="block text-xs text-soft">
            <bdi>{by}</bdi>, {at}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What others did since the page was opened, at the form that was not done because of it: nothing typed is lost over it. */
export function MeanwhileNote({ lines, page }: Meanwhile) {
  return (
    <div className="max-w-xl rounded-md border border-warn bg-warn-wash px-3 py-2">
      <p className="font-semibold">Since you opened the page</p>
      <MeanwhileLines lines={lines} />
      <p>
        <a href={page} target="_blank" rel="noopener">
          The request as it stands now, in a tab of its own
        </a>
      </p>
    </div>
  );
}
