// `avenant feasibility FOLDER [--from P] [--months N] [--data NAME=FILE] [--inventory FILE]`:
// can each clause be billed, and what is missing. Works without any data file.

import type { Language } from '@avenant/dsl';
import { formatMonth, parseDecimal, sum, toFixedText, ZERO } from '@avenant/dsl/values';
import {
  type ClauseVerdict,
  canStudy,
  type Feasibility,
  faultsOf,
  type Gap,
  gapText,
  type Money,
  feasibility as study,
  studyNames,
} from '@avenant/engine';
import { readableAmount } from '../amounts.ts';
import { aligned, clipped } from '../columns.ts';
import { type Output, printProblems, problemJson, refuse } from '../output.ts';
import { prepareStudy } from '../stand-ins.ts';
import { feasibilityJson } from '../study-json.ts';
import { aboutText, monthsOf, type StudyOptions } from '../study-options.ts';

/** Runs the command; 1 when the contract has errors. */
export async function feasibility(
  path: string,
  options: StudyOptions,
  output: Output,
): Promise<number> {
  const studied = prepareStudy(path, options);
  const { compilation, folder, problems } = studied;
  const { history } = compilation;
  if (history === undefined || !canStudy(studied)) return refuse(problems, folder.files, output);
  const months = monthsOf(options, history);
  const names = studyNames(compilation.trees);
  const found = await study({ history, tables: folder.tables, ...months, ...names });
  const faults = faultsOf(studied);
  if (output.json) {
    const list = faults.map((item) => problemJson(item, output.language));
    const json = feasibilityJson(found, output.language);
    const from = formatMonth(months.from);
    output.out(JSON.stringify({ ...json, from, months: months.months, problems: list }));
    return 0;
  }
  printProblems(faults, folder.files, output);
  output.out(`${found.contract}  ${found.title}`);
  output.out(
    `${WORDS.question[output.language]}  (${aboutText(months, studied, output.language)})`,
  );
  print(found, output);
  return 0;
}

const WORDS = {
  question: { en: 'Can we bill it?', fr: 'Peut-on le facturer ?' },
  clause: { en: 'clause', fr: 'clause' },
  verdict: { en: 'verdict', fr: 'avis' },
  money: { en: 'money at stake', fr: 'montant en jeu' },
  unknown: { en: 'unknown', fr: 'inconnu' },
  upTo: { en: 'up to', fr: 'jusqu’à' },
  ask: { en: 'To ask for', fr: 'À demander' },
  through: { en: 'reads the charges of', fr: 'lit la facturation de' },
  forClauses: { en: 'for', fr: 'pour' },
} as const;

const VERDICTS = {
  automatic: { en: 'automatic', fr: 'automatique' },
  'automatic with new data': {
    en: 'automatic with new data',
    fr: 'automatique avec de nouvelles données',
  },
  manual: { en: 'by hand', fr: 'à la main' },
  'not billable': { en: 'not billable here', fr: 'non facturable ici' },
} as const;

const MARKS = {
  automatic: '✓',
  'automatic with new data': '+',
  manual: '!',
  'not billable': '×',
} as const;

function print({ clauses, currency }: Feasibility, output: Output): void {
  const { language } = output;
  output.out('');
  const counts = Object.entries(VERDICTS).flatMap(([verdict, words]) => {
    const own = clauses.filter((one) => one.verdict === verdict);
    if (own.length === 0) return [];
    const mark = MARKS[verdict as keyof typeof MARKS];
    return [[mark, `${own.length}`, words[language], ...sumText(own, currency, language)]];
  });
  for (const line of aligned(counts, ['left', 'right', 'left', 'right', 'left'])) output.out(line);
  output.out('');
  const head = [WORDS.money[language], '', WORDS.clause[language], '', WORDS.verdict[language]];
  const rows = clauses.map((one) => [
    moneyCell(one, currency, language),
    MARKS[one.verdict],
    one.clause,
    clipped(one.title, 40),
    verdictText(one, language),
  ]);
  const lines = aligned([head, ...rows], ['right', 'left', 'left', 'left', 'left']);
  const indent = (lines[0] ?? '').indexOf(WORDS.clause[language], WORDS.money[language].length + 2);
  for (const [at, line] of lines.entries()) {
    output.out(line);
    const one = clauses[at - 1];
    if (one === undefined) continue;
    for (const text of whyOf(one, language)) output.out(`${' '.repeat(indent)}· ${text}`);
  }
  printWanted(clauses, output);
}

// What is rated, and how many clauses have no such figure.
function sumText(own: readonly ClauseVerdict[], currency: string, language: Language): string[] {
  const rated = own.flatMap(({ money }) => (money.kind === 'rated' ? [money.amount ?? ''] : []));
  const total = sum(rated.map((text) => parseDecimal(text) ?? ZERO));
  const digits = Math.max(0, ...rated.map((text) => text.split('.')[1]?.length ?? 0));
  const figure = `${readableAmount(toFixedText(total, digits), language)} ${currency}`;
  const open = own.length - rated.length;
  const others = language === 'en' ? `${open} not rated` : `${open} sans valorisation`;
  return [rated.length === 0 ? '' : figure, open === 0 ? '' : others];
}

function verdictText({ verdict, reason }: ClauseVerdict, language: Language): string {
  const words = VERDICTS[verdict][language];
  if (reason === null) return words;
  return `${words}${language === 'en' ? ':' : ' :'} ${reason}`;
}

function moneyCell(one: ClauseVerdict, currency: string, language: Language): string {
  const text = moneyText(one.money, currency, language);
  if (one.held === 0 || one.reason !== null || one.money.kind !== 'rated') return text;
  const held =
    language === 'en' ? `+ ${one.held} held` : `+ ${one.held} retenu${one.held === 1 ? '' : 's'}`;
  return `${text} ${held}`;
}

/** Money at stake in words. */
function moneyText({ kind, amount, of, per }: Money, currency: string, language: Language) {
  if (amount === null) return WORDS.unknown[language];
  const figure = `${readableAmount(amount, language)} ${currency}`;
  if (kind === 'rated') return figure;
  const most = `${WORDS.upTo[language]} ${figure}`;
  if (kind === 'at most') return most;
  if (language === 'en') return `${most} per ${of}${per === 'month' ? ' and month' : ''}`;
  return `${most} par ${of}${per === 'month' ? ' et par mois' : ''}`;
}

const CLAUSES_MAX = 10;

function whyOf({ gaps, through, verdict }: ClauseVerdict, language: Language): string[] {
  if (verdict === 'not billable') return [];
  const own = gaps.map((gap) => gapText(gap, language));
  const shown = through.slice(0, CLAUSES_MAX).join(', ');
  const more = through.length > CLAUSES_MAX ? ` … (${through.length})` : '';
  const read = shown === '' ? [] : [`${WORDS.through[language]} ${shown}${more}`];
  return [...own, ...read];
}

// Every gap once, with the clauses that wait for it; the one most waited for first.
function printWanted(clauses: readonly ClauseVerdict[], output: Output): void {
  const { language } = output;
  const wanted = new Map<string, Set<string>>();
  for (const { clause, gaps, verdict } of clauses) {
    if (verdict === 'not billable') continue;
    for (const gap of gaps) {
      const text = askText(gap, language);
      wanted.set(text, (wanted.get(text) ?? new Set()).add(clause));
    }
  }
  if (wanted.size === 0) return;
  output.out('');
  output.out(`  ${WORDS.ask[language]}`);
  const rows = [...wanted]
    .toSorted(([, a], [, b]) => b.size - a.size)
    .map(([text, list]) => [text, `${WORDS.forClauses[language]} ${[...list].join(', ')}`]);
  for (const line of aligned(rows, ['left', 'left'], '    ')) output.out(line);
}

// The file to ask for whole, or else the very thing that is missing.
function askText(gap: Gap, language: Language): string {
  const isWhole = gap.held === undefined && gap.column === '' && gap.file !== '';
  return isWhole ? gap.file : gapText(gap, language);
}
