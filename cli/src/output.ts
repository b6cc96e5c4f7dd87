// Command line, output: problems, invoices and explanations as people read them, or as JSON.
import {
  type Diagnostic,
  type Language,
  renderDiagnostic,
  type SourceFile,
  wordsOf,
} from '@avenant/dsl';
import { parseDecimal, sum, toFixedText, ZERO } from '@avenant/dsl/values';
import { heldText, type RatedLine, type RatedPeriod } from '@avenant/engine';
import { readableAmount } from './amounts.ts';

/** Where a command writes. */
export interface Output {
  readonly language: Language;
  readonly json: boolean;
  out(line: string): void;
  /** Progress and problems of human output. */
  note(line: string): void;
}

/** Prints problems with excerpts; says how many when there are many. */
export function printProblems(
  problems: readonly Diagnostic[],
  files: readonly SourceFile[],
  output: Output,
): void {
  const lines = new Map(files.map((file) => [file.name, file.text.split('\n')]));
  for (const item of problems) {
    const text = renderDiagnostic(item, output.language, (file, line) =>
      lines.get(file)?.[line - 1]?.replace(/\r$/, ''),
    );
    for (const line of text) output.note(line);
    output.note('');
  }
}

/** A problem in `--json` output. */
export function problemJson(item: Diagnostic, language: Language): object {
  const { title, message, help } = wordsOf(item, language);
  const { code, severity, place, fixes } = item;
  return { code, severity, title, message, help, place, fixes };
}

/** Tells why a command cannot go on, as JSON where that is asked for; its exit code. */
export function refuse(
  problems: readonly Diagnostic[],
  files: readonly SourceFile[],
  output: Output,
): number {
  if (output.json) {
    const list = problems.map((item) => problemJson(item, output.language));
    output.out(JSON.stringify({ problems: list }));
  } else printProblems(problems, files, output);
  return 1;
}

const WORDS = {
  invoice: { en: 'Invoice', fr: 'Facture' },
  knownOn: { en: 'as known on', fr: 'connue au' },
  total: { en: 'Total', fr: 'Total' },
  held: { en: 'Held, not billed', fr: 'Retenu, non facturé' },
  more: { en: 'more lines', fr: 'autres lignes' },
  correction: { en: 'correction of', fr: 'correction de' },
  lines: { en: 'lines', fr: 'lignes' },
  open: {
    en: 'Open a line with `avenant explain`: CLAUSE/SUBJECT/FIRST-DAY, ~PERIOD for a correction',
    fr: 'Ouvrez une ligne par `avenant explain` : CLAUSE/SUJET/PREMIER-JOUR, ~PÉRIODE corrigeant',
  },
} as const;

/** Prints the draft of a period as a table grouped by clause. */
export function printPeriod(
  period: RatedPeriod,
  currency: string,
  output: Output,
  limit: number,
): void {
  const { language } = output;
  const title = `${WORDS.invoice[language]} ${period.period}`;
  output.out(`${title}  (${WORDS.knownOn[language]} ${period.knownOn})`);
  const groups = new Map<string, RatedLine[]>();
  for (const line of period.lines) {
    const group = groups.get(line.clause);
    if (group === undefined) groups.set(line.clause, [line]);
    else group.push(line);
  }
  for (const [clause, lines] of groups) {
    const heading = `  ${clause}  ${lines[0]?.label ?? ''}${clauseCount(lines, language)}`;
    output.out(`${heading.padEnd(68)}${clauseTotal(lines, language).padStart(16)} ${currency}`);
    // Corrections first: they are what a reader looks for.
    const corrections = lines.filter((line) => line.corrects !== undefined);
    const shown = [...corrections, ...lines.filter((line) => line.corrects === undefined)];
    for (const line of shown.slice(0, limit)) output.out(lineText(line, language));
    if (lines.length > limit) {
      output.out(`      … ${lines.length - limit} ${WORDS.more[language]}`);
    }
  }
  const total = readableAmount(period.total, language);
  output.out(`  ${WORDS.total[language].padEnd(66)}${total.padStart(16)} ${currency}`);
  if (period.held.length > 0) {
    output.out(`  ${WORDS.held[language]} (${period.held.length})`);
    for (const item of period.held.slice(0, limit)) {
      output.out(`      ${item.clause}  ${item.subject}: ${item.code} ${heldText(item, language)}`);
    }
    if (period.held.length > limit) {
      output.out(`      … ${period.held.length - limit} ${WORDS.more[language]}`);
    }
  }
  output.out('');
}

/** Says how a line is opened. */
export function printHint(output: Output): void {
  output.note(WORDS.open[output.language]);
}

function clauseCount(lines: readonly RatedLine[], language: Language): string {
  return lines.length === 1 ? '' : ` (${lines.length} ${WORDS.lines[language]})`;
}

/** The exact sum of a clause's lines, with as many decimals as they have. */
function clauseTotal(lines: readonly RatedLine[], language: Language): string {
  const decimals = Math.max(...lines.map((line) => line.amount.split('.')[1]?.length ?? 0));
  const total = sum(lines.map((line) => parseDecimal(line.amount) ?? ZERO));
  return readableAmount(toFixedText(total, decimals), language);
}

function lineText(line: RatedLine, language: Language): string {
  const amount = readableAmount(line.amount, language).padStart(16);
  const dates = `${line.from} → ${line.to}`;
  const { corrects } = line;
  const why = corrects === undefined ? '' : `  ${WORDS.correction[language]} ${corrects.period}`;
  const subject = line.subject.length > 38 ? `${line.subject.slice(0, 37)}…` : line.subject;
  return `      ${subject.padEnd(38)} ${dates}${amount} ${line.currency}${why}`;
}
