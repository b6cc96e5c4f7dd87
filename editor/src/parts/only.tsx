// Parts, only: a screen that is for those who may do what it does, also when its address is typed.
// In: the operation. Out: the screen, or words that say why it is not there.
import type { ReactNode } from 'react';
import { useMay } from '../api/session.ts';
import { useSpeech } from '../texts/language.tsx';
import { STATES } from './states.texts.ts';
import { Empty } from './states.tsx';

/** What is only for those who may do an operation. */
export function Only({
  may: operation,
  children,
}: {
  readonly may: string;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const may = useMay();
  return may(operation) ? (
    children
  ) : (
    <Empty title={t(STATES.notYours)}>{t(STATES.notYoursAbout)}</Empty>
  );
}
