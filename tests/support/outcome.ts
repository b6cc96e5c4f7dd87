// Support: everything that is wrong with a contract and its data, from text to the first invoice, as
// diagnostics with a place each.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { audited, prepare } from '../../cli/src/rating.ts';
import {
  type Code,
  type CompileInput,
  compileContract,
  createSourceFile,
  type Diagnostic,
  type Place,
  type PlanHistory,
  problem,
  renderDiagnostic,
} from '../../dsl/src/index.ts';
import { parseMonth } from '../../dsl/src/values/index.ts';
import {
  auditFacts,
  bindFacts,
  type Facts,
  type HeldItem,
  type RawTable,
  rateContract,
} from '../../engine/src/index.ts';

/** Texts by file name. */
export type Files = Readonly<Record<string, string>>;

/** The invoice that is drawn: the standard contract's first. */
const PERIOD = '2026-01';
const NOWHERE: Place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A data file as read: cells stand between commas, no quotes. */
export function readCsv(file: string, text: string): RawTable {
  const [header = [], ...rows] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(','));
  return { file, columns: header, rows };
}

/** Compiles a contract and its data files. */
export function compiled(files: Files): ReturnType<typeof compileContract> {
  const named = Object.entries(files);
  const input: CompileInput = {
    files: named
      .filter(([name]) => name.endsWith('.avn'))
      .map(([name, text]) => createSourceFile(name, text)),
    tables: tablesOf(files),
  };
  return compileContract(input);
}

function tablesOf(files: Files): ReadonlyMap<string, RawTable> {
  const data = Object.entries(files).filter(([name]) => name.endsWith('.csv'));
  return new Map(data.map(([name, text]) => [name, readCsv(name, text)]));
}

/** What compiling, binding and rating the first invoice find wrong in texts. */
export async function problemsOf(files: Files): Promise<readonly Diagnostic[]> {
  const { problems, history, notes } = compiled(files);
  const plan = history?.plans.at(-1)?.plan;
  if (history === undefined || plan === undefined) return problems;
  const facts = bindFacts(plan, tablesOf(files));
  const left = auditFacts(plan, notes, facts.value);
  return [...problems, ...facts.problems, ...left, ...(await heldIn(history, facts.value))];
}

/** The same in a folder as the command line reads it; of text problems alone when they stop it. */
export async function problemsIn(path: string): Promise<readonly Diagnostic[]> {
  const prepared = prepare(path);
  const { compilation, folder, facts, problems } = prepared;
  const { history } = compilation;
  if (compilation.problems.some(({ severity }) => severity === 'error')) {
    return [...compilation.problems, ...folder.problems];
  }
  if (history === undefined || facts === undefined) return problems;
  return [...problems, ...audited(prepared), ...(await heldIn(history, facts))];
}

async function heldIn(history: PlanHistory, facts: Facts): Promise<readonly Diagnostic[]> {
  const period = parseMonth(PERIOD) ?? 0;
  const { periods } = await rateContract({ history, facts, from: period, through: period });
  return periods.flatMap(({ held }) => held.map((item) => diagnosticOf(item, history)));
}

// What is held has no place of its own: the clause that could not be rated stands for it.
function diagnosticOf({ code, clause, values }: HeldItem, { plans }: PlanHistory): Diagnostic {
  const rule = plans.at(-1)?.plan.rules.find((one) => one.clause === clause);
  return problem(code as Code, rule?.span ?? NOWHERE, { values });
}

/** A diagnostic as people read it, with the lines that it speaks of. */
export function rendered(
  found: Diagnostic,
  language: 'en' | 'fr',
  textOf: (file: string) => string | undefined,
): string {
  const lineOf = (file: string, line: number) => textOf(file)?.split('\n')[line - 1];
  return renderDiagnostic(found, language, lineOf).join('\n');
}

/** The text of a file in a folder; none when it is not there, not a text or very large. */
export function textIn(folder: string): (file: string) => string | undefined {
  return (file) => {
    const path = join(folder, file);
    if (!existsSync(path) || statSync(path).size > 1_000_000) return undefined;
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? undefined : text;
  };
}
