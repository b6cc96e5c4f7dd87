// Workbench, guide: tells the guided first steps what was really done here. In: a bench with
// the invoice of its text. Out: steps noted.
import { useEffect } from 'react';
import type { Bench } from '../../contract/use-bench.ts';
import { markStep } from '../../parts/first-steps.ts';

// Rows of tables stand between bars; a reference table is rows alone.
const rowsOf = (name: string, text: string): string =>
  name.endsWith('.csv')
    ? text
    : text
        .split('\n')
        .filter((line) => line.includes('|'))
        .join('\n');

/** Notes a price changed, and the invoice that shows it. */
export function useGuide(bench: Bench): void {
  useEffect(() => {
    let seen: Bench['known']['preview'];
    const look = () => {
      const { preview } = bench.known;
      if (preview === undefined || preview === seen) return;
      seen = preview;
      const { changed, files, saved } = bench.desk;
      const isPriced = changed.some(
        (name) => rowsOf(name, files[name] ?? '') !== rowsOf(name, saved[name] ?? ''),
      );
      if (isPriced) markStep('price');
      if (isPriced && preview.changes > 0) markStep('invoice');
    };
    look();
    return bench.subscribe(look);
  }, [bench]);
}
