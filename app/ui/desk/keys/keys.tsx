'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Help } from './help.tsx';
import { KeyCap } from './key-cap.tsx';
import { Palette } from './palette.tsx';
import { isTyping, moveAmongRows, type Target, targetsOf, tickRow } from './targets.ts';

const kept = 'desk-single-keys';

/** The desk by keyboard: a palette for everything, single letters for what is done all day. Needs JavaScript, replaces nothing. */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<{ what: 'palette' | 'help'; targets: Target[] } | null>(null);
  /** Not known before the browser was asked. */
  const [isOn, setIsOn] = useState<boolean | null>(null);
  const turn = (on: boolean) => {
    setIsOn(on);
    localStorage.setItem(kept, on ? 'on' : 'off');
  };
  const show = useCallback((what: 'palette' | 'help') => setShown({ what, targets: targetsOf(document) }), []);

  useEffect(() => setIsOn(localStorage.getItem(kept) !== 'off'), []);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
  }, [shown]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') show('palette');
      else if (event.ctrlKey || event.metaKey || !isOn || isTyping(event.target) || !command(event.key)) return;
      event.preventDefault();
    };
    const command = (key: string): boolean => {
      if (document.querySelector('dialog[open]')) return false;
      if (key === '?') show('help');
      else if (key === '/') document.getElementById('search')?.focus();
      else if (key === 'j' || key === 'k') moveAmongRows(document, key === 'j' ? 1 : -1);
      else if (key === 'x') return tickRow(document);
      else {
        const target = targetsOf(document).find((one) => one.key === key);
        target?.go();
        return target !== undefined;
      }
      return true;
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, show]);

  return (
    <>
      {isOn !== null && (
        <button
          type="button"
          onClick={() => show('help')}
          className="hidden cursor-pointer items-center gap-2 self-start rounded-sm py-1 text-xs text-soft hover:text-ink md:inline-flex"
        >
          Keys <KeyCap name="?" />
        </button>
      )}
      <dialog
        ref={dialog}
        onClose={() => setShown(null)}
        aria-label={shown?.what === 'help' ? 'Keys on this page' : 'Palette'}
        className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-0 text-sm text-ink shadow-xl backdrop:bg-black/40"
      >
        {shown?.what === 'palette' && <Palette targets={shown.targets} close={() => dialog.current?.close()} />}
        {shown?.what === 'help' && <Help targets={shown.targets} isOn={isOn === true} turn={turn} />}
      </dialog>
    </>
  );
}
