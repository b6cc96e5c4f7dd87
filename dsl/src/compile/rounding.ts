// Compile, roundings: `rounded to 0.01 half up` -> step and mode.
import type { RoundingPhrase } from '../ast/block.ts';
import { parseDecimal, type RoundingMode, toText } from '../values/index.ts';
import { report, type Scope } from './context.ts';

/** Compiles a rounding whose step is a plain number; anything else is reported. */
export function compileRounding(
  phrase: RoundingPhrase,
  scope: Scope,
): { readonly step: string; readonly mode: RoundingMode } {
  const { step, mode } = phrase;
  const value = step.kind === 'number' ? parseDecimal(step.text) : undefined;
  if (step.kind !== 'number' || value === undefined || value.n <= 0n || step.percent) {
    report(scope, 'C0407', step);
    return { step: '0.01', mode };
  }
  return { step: toText(value), mode };
}
