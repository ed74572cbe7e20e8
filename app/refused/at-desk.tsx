import type { StaffActor } from '#domain/actor';
import { refusalHere } from '#requests/answer-status';
import { staffHere } from '../auth.ts';
import { DeskPage } from '../desk/desk-page.tsx';
import { DeskLinkButton } from '../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../ui/desk/desk-title.tsx';
import { whyAtDesk } from './why-at-desk.ts';

/** Who is told at the desk that a page is refused; null where it is a visitor, or a page that visitors have. */
export async function refusedStaff(): Promise<StaffActor | null> {
  const { at = '' } = refusalHere();
  return /^\/(desk|refused)(\/|$)/.test(at) ? staffHere() : null;
}

/** 403 and 404 for who is signed in at the desk, where they are. */
export function RefusedAtDesk({ status, actor }: { status: '403' | '404'; actor: StaffActor }) {
  const { title, what, todo } = whyAtDesk(status, actor.role, refusalHere());
  return (
    <div lang="en">
      <DeskPage actor={actor} current="/refused">
        <DeskTitle>{title}</DeskTitle>
        <p className="mb-4 max-w-prose">{what}</p>
        <DeskLinkButton href={todo.href}>{todo.words}</DeskLinkButton>
      </DeskPage>
    </div>
  );
}
