// Study, soundness: what keeps a contract from being studied, and what a study tells anyway. In:
// problems of a text and its data. Out: whether it can be studied; the problems left to tell.
import type { Diagnostic } from '@avenant/dsl';

/** Files, columns and cells that are not there. */
const TOLD_AS_GAPS: ReadonlySet<string> = new Set([
  'C0711',
  'R0201',
  'R0202',
  'R0205',
  'R0209',
  'R0211',
]);

interface Checked {
  readonly problems: readonly Diagnostic[];
}

/** Whether a contract can be studied: the only errors of its text are missing price files. */
export function canStudy({ problems }: Checked): boolean {
  return !problems.some(
    ({ severity, code }) => severity === 'error' && code.startsWith('C') && !TOLD_AS_GAPS.has(code),
  );
}

/** The problems that neither a table of gaps nor a held item tells of. */
export function faultsOf({ problems }: Checked): readonly Diagnostic[] {
  return problems.filter(({ severity, code }) => severity !== 'info' && !TOLD_AS_GAPS.has(code));
}
