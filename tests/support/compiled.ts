// Test support: contract text on a small standard vocabulary, compiled.
import {
  type Compilation,
  compileContract,
  createSourceFile,
  type RatingPlan,
  type Rule,
} from '@avenant/dsl';

/** A header and a vocabulary on which fragments stand. */
export const STANDARD = `language en

contract "C" "Standard"
  currency EUR
  in force from 2026-01-01
  invoiced at the start of each month

item site from "sites.csv"
  key site
  country : one of FR, DE
  zone : number

item access from "accesses.csv"
  key circuit
  site : site
  bandwidth : Mbps
  active : flag
  price : EUR per month
  quantity : number
  installed : date
  in service from start until end

record call from "calls.csv"
  key id
  access : access
  length : seconds
  dated at started
`;

/** Compiles fragments on the standard text. */
export function compiled(text: string, base: string = STANDARD): Compilation {
  return compileContract({ files: [createSourceFile('c.avn', `${base}\n${text}`)] });
}

/** The codes of the problems, in order. */
export function codes(text: string, base: string = STANDARD): string[] {
  return compiled(text, base).problems.map((item) => item.code);
}

/** The plan as known last; throws when there are problems. */
export function planOf(text: string, base: string = STANDARD): RatingPlan {
  const { history, problems } = compiled(text, base);
  const plan = history?.plans.at(-1)?.plan;
  if (plan === undefined || problems.some((item) => item.severity === 'error')) {
    throw new Error(JSON.stringify(problems.map((item) => [item.code, item.place.line])));
  }
  return plan;
}

/** The rule of a clause; throws when there is none. */
export function ruleOf(text: string, clause: string): Rule {
  const rule = planOf(text).rules.find((item) => item.clause === clause);
  if (rule === undefined) throw new Error(`no rule for ${clause}`);
  return rule;
}
