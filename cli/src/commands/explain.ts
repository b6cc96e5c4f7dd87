// `avenant explain FOLDER --period P --line ID`: a line opened to its words, rows, dates, rounding.
import { type ExplainedLine, explainLine, type Outcome, renderText } from '@avenant/engine';
import { readableAmount } from '../amounts.ts';
import { type Output, refuse } from '../output.ts';
import { blocks, dayOption, monthOption, prepare, rateInput } from '../rating.ts';
import { UsageError } from '../usage-error.ts';

/** Options of the command, as written. */
export interface ExplainOptions {
  readonly period: string | undefined;
  readonly line: string | undefined;
  readonly knownOn: string | undefined;
}

/** Runs the command; 2 when there is no such line. */
export async function explain(
  path: string,
  options: ExplainOptions,
  output: Output,
): Promise<number> {
  const period = monthOption(options.period, 'period');
  const { line: id } = options;
  if (id === undefined) {
    const fr = '--line demande l’identifiant d’une ligne, voir `avenant rate --json`';
    throw new UsageError({ en: '--line needs the id of a line, see `avenant rate --json`', fr });
  }
  const prepared = prepare(path);
  const knownOn = dayOption(options.knownOn, 'known-on');
  const input = rateInput(prepared, { from: period, through: period, knownOn }, output);
  if (input === undefined || blocks(prepared.problems)) {
    return refuse(prepared.problems, prepared.folder.files, output);
  }
  const explained = await explainLine(input, period, id);
  if (explained === undefined) {
    const fr = `pas de ligne ${id} en ${options.period} ; les identifiants sont dans rate --json`;
    throw new UsageError({ en: `no line ${id} in ${options.period}; ids are in rate --json`, fr });
  }
  if (output.json) output.out(JSON.stringify(explained));
  else print(explained, output);
  return 0;
}

function print({ line, explanation, others }: ExplainedLine, output: Output): void {
  const { language } = output;
  const amount = readableAmount(line.amount, language);
  output.out(`${line.id}  ${line.label}  ${amount} ${line.currency}`);
  output.out(`${line.from} → ${line.to}`);
  for (const text of renderText(explanation, language)) output.out(`  ${text}`);
  for (const { clause, why } of others) {
    output.out(
      language === 'en' ? `  clause ${clause}: ${why}` : `  clause ${clause} : ${FRENCH[why]}`,
    );
  }
}

const FRENCH: Readonly<Record<Outcome, string>> = {
  replaced: 'remplacée',
  suspended: 'suspendue',
  reinstated: 'rétablie',
  'cannot be told': 'on ne peut le dire',
  'not in force': 'pas en vigueur',
  'not for this subject': 'pas pour ce sujet',
  'condition not met': 'condition non remplie',
  'overridden itself': 'elle-même écartée',
};
