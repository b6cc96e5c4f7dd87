// Parts, still open: what is to be settled on a draft before it is validated, in words: the same in
// its review and in the inbox. In: counts. Out: words, and whether it can be validated.
import { useSpeech } from '../texts/language.tsx';
import { STILL_OPEN } from './still-open.texts.ts';

/** What is open on a draft, counted. */
export interface OpenCounts {
  readonly isChecked: boolean;
  readonly undecided: number;
  readonly findings: Readonly<Record<'blocking' | 'major' | 'minor', number>>;
}

/** Whether nothing that is open stands against its validation. */
export const isReady = ({ isChecked, undecided, findings }: OpenCounts): boolean =>
  isChecked && undecided === 0 && findings.blocking === 0;

/** Says what is open: the findings alone, or with controls and adjustments. */
export function useOpenWords(): {
  readonly findings: (open: OpenCounts) => string;
  readonly all: (open: OpenCounts) => string;
} {
  const { t } = useSpeech();
  const findings = ({ findings: of }: OpenCounts): string => {
    const some = (['blocking', 'major', 'minor'] as const).filter((one) => of[one] > 0);
    if (some.length === 0) return '';
    const count = some.reduce((all, one) => all + of[one], 0);
    const which = some.map((one) => t(STILL_OPEN[one], { count: of[one] })).join(', ');
    return t(STILL_OPEN.findings, { count, which });
  };
  const all = (open: OpenCounts): string => {
    const { isChecked, undecided } = open;
    const said = [
      isChecked ? '' : t(STILL_OPEN.controls),
      findings(open),
      undecided === 0 ? '' : t(STILL_OPEN.undecided, { count: undecided }),
    ].filter((words) => words !== '');
    return said.length === 0 ? t(STILL_OPEN.nothing) : said.join(' · ');
  };
  return { findings, all };
}
