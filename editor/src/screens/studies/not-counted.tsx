// Studies, not counted: what an offer holds and what of its planned data cannot be read, told
// before its amounts, lest they be taken for all. In: an outcome. Out: a note; nothing when all is
// counted.
import { Alert } from '@mantine/core';
import { useSpeech } from '../../texts/language.tsx';
import type { Outcome } from './compute.ts';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';

const LINES_MAX = 10;

/** What is in none of the amounts of an outcome. */
export function NotCounted({ outcome: { held, leftOut } }: { readonly outcome: Outcome }) {
  const { t } = useSpeech();
  const cases = held.reduce((sum, one) => sum + one.cases, 0);
  if (cases === 0 && leftOut.length === 0) return null;
  const told = leftOut
    .slice(0, LINES_MAX)
    .map((one) => t(one.key === '' ? STUDIES.leftOutLine : STUDIES.leftOutKey, { ...one }));
  const rest = leftOut.length - told.length;
  const lines = [...told, ...(rest > 0 ? [t(STUDIES.more, { n: rest })] : [])].join(', ');
  return (
    <Alert color="orange" p="xs" role="note" className={classes.problems}>
      {cases > 0 && <div>{t(STUDIES.heldCases, { n: cases })}</div>}
      {leftOut.length > 0 && <div>{t(STUDIES.leftOut, { n: leftOut.length, lines })}</div>}
    </Alert>
  );
}
