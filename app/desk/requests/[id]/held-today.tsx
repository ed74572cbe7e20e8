/** In the place of a button that lets out one more than a person may on a day. */
export function HeldToday() {
  return (
    <p className="rounded-md border border-warn bg-warn-wash px-3 py-2">
      <strong>Held.</strong> You have let out as many today as one person may. The admins were told, and one of them can
      let you go on. A colleague can do this one meanwhile, or you tomorrow.
    </p>
  );
}
