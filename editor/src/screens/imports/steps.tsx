// Imports, steps: how far an import is.
import { Stepper } from '@mantine/core';
import type { Import } from '../../api/imports.ts';
import { useSpeech } from '../../texts/language.tsx';
import { IMPORTS } from './imports.texts.ts';

const DONE: Readonly<Record<Import['state'], number>> = {
  uploaded: 1,
  mapped: 1,
  validated: 3,
  applied: 4,
  undone: 4,
  rejected: 3,
};

/** The steps of an import; without a state nothing is sent yet. */
export function Steps({ state }: { readonly state: Import['state'] | undefined }) {
  const { t } = useSpeech();
  const steps = [IMPORTS.stepFile, IMPORTS.stepColumns, IMPORTS.stepCheck, IMPORTS.stepApply];
  return (
    <Stepper active={state === undefined ? 0 : DONE[state]} size="xs" allowNextStepsSelect={false}>
      {steps.map((step) => (
        <Stepper.Step key={step.en} label={t(step)} />
      ))}
    </Stepper>
  );
}
