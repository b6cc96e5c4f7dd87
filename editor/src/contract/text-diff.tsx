// Contract, editor: two texts side by side as a component. In: texts. Out: what differs, shown.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Loading } from '../parts/states.tsx';
import type { Diff } from './monaco/diff.ts';
import './editor.css';

/** Two texts side by side. */
export function TextDiff({
  before,
  after,
  labels,
}: {
  readonly before: string;
  readonly after: string;
  readonly labels: { readonly before: string; readonly after: string };
}) {
  const host = useRef<HTMLDivElement>(null);
  const [diff, setDiff] = useState<Diff>();
  const isDark = useComputedColorScheme('light') === 'dark';
  const labelsOf = useEffectEvent(() => labels);
  useEffect(() => {
    let made: Diff | undefined;
    let isGone = false;
    void import('./monaco/diff.ts').then((library) => {
      if (isGone || host.current === null) return;
      made = new library.Diff(host.current, labelsOf());
      setDiff(made);
    });
    return () => {
      isGone = true;
      setDiff(undefined);
      made?.dispose();
    };
  }, []);
  useEffect(() => diff?.show(before, after, isDark), [diff, before, after, isDark]);
  return (
    <div className="contract-text">
      <div ref={host} className="contract-text-host" />
      {diff === undefined && <Loading />}
    </div>
  );
}
