/** A key as it is drawn; its name is told otherwise, by `aria-keyshortcuts`. */
export function KeyCap({ name }: { name: string }) {
  return (
    <span aria-hidden="true" className="pointer-coarse:hidden">
      <kbd className="rounded-sm border border-line bg-wash px-1.5 font-mono text-xs text-soft">{name}</kbd>
    </span>
  );
}
