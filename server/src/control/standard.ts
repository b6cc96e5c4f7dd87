// Control, words for the catalogue: what a standard control is, and short ways to write one. In:
// nothing. Out: conditions and texts.
import type { Words } from '../problem/catalogue.ts';
import type { Condition, ControlRule, ControlThresholds } from './rule.ts';

/** A control as it is at first. */
export interface StandardControl {
  readonly control: string;
  readonly area: 'billing' | 'inventory' | 'orders' | 'contract' | 'account' | 'usage';
  readonly severity: 'blocking' | 'major' | 'minor';
  readonly rule: ControlRule;
  readonly thresholds: ControlThresholds;
  readonly title: Words;
  /** `{name}` stands for a piece of evidence. */
  readonly message: Words;
}

/** A fact is this value. */
export const is = (fact: string, value: unknown): Condition => ({
  ...{ fact, operator: 'equal', value },
});

/** A fact is held against a value. */
export const compared = (fact: string, operator: string, value: unknown): Condition => {
  return { fact, operator, value };
};

/** The value of a threshold. */
export const threshold = (name: string) => ({ threshold: name });

/** A text in both languages. */
export const words = (en: string, fr: string): Words => ({ en, fr });
