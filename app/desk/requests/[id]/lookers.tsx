'use client';

import { useEffect, useState } from 'react';
import { Tag } from '../../../ui/tag.tsx';

const [everyMs, awayAfterMs] = [20_000, 5 * 60_000];
const signsOfLife = ['pointermove', 'keydown', 'scroll'] as const;

/**
 * Who else opened the request a moment ago, asked again while somebody is at this page: the two should speak before the
 * second of them is refused. Whoever went away asks no more, or their session would never be idle.
 */
export function Lookers({ id, names: before }: { id: string; names: string[] }) {
  const [names, show] = useState(before);
  useEffect(() => {
    let seenAt = Date.now();
    const seen = () => {
      seenAt = Date.now();
    };
    const ask = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - seenAt > awayAfterMs) return;
      const answer = await fetch(`/desk/requests/${id}/looking`).catch(() => null);
      if (answer?.ok) show(await answer.json());
    };
    const timer = setInterval(ask, everyMs);
    for (const sign of signsOfLife) addEventListener(sign, seen, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) removeEventListener(sign, seen);
    };
  }, [id]);
  return (
    <span role="status" className="contents">
      {names.length > 0 && (
        <Tag small>
          <span className="whitespace-normal">
            <bdi className="wrap-anywhere">{names.join(', ')}</bdi> looked at it just now
          </span>
        </Tag>
      )}
    </span>
  );
}
