import type { ReactNode } from 'react';
import { Link } from './link.tsx';

export type Task = { name: ReactNode; href?: string; hint?: ReactNode; status?: ReactNode };

/** What is still to be done, each with its state. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="my-6 border-t border-line">
      {tasks.map((task, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the tasks are a fixed list
          key={index}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <span>
            {task.href ? <Link href={task.href}>{task.name}</Link> : task.name}
            {task.hint && <span className="block text-base text-soft">{task.hint}</span>}
          </span>
          {task.status}
        </li>
      ))}
    </ul>
  );
}
