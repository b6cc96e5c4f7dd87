// Workbench, guide: tells the guided first steps what was really done here. In: the desk, and the
// invoice of its text. Out: steps noted.
import { useEffect } from 'react';
import type { Desk } from '../../contract/desk.ts';
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
export function useGuide(desk: Desk, { files, preview }: Bench): void {
  useEffect(() => {
    const isPriced = desk.changed.some(
      (name) => rowsOf(name, files[name] ?? '') !== rowsOf(name, desk.saved[name] ?? ''),
    );
    if (isPriced) markStep('price');
    if (isPriced && (preview?.changes ?? 0) > 0) markStep('invoice');
  }, [desk, files, preview]);
}
