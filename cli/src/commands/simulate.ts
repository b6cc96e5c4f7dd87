// `avenant simulate FOLDER [--from P] [--months N] [--data NAME=FILE] [--inventory FILE]`:
// projected invoices, commitments and what each clause changes; with `--seek WHERE --total
// AMOUNT`, the number that makes a total.
import type { Language } from '@avenant/dsl';
import { parseDecimal } from '@avenant/dsl/values';
import {
  type Attainment,
  attainments,
  canStudy,
  type Effect,
  effectsOf,
  faultsOf,
  heldText,
  type Simulation,
  simulate as study,
  studyNames,
} from '@avenant/engine';
import { readableAmount } from '../amounts.ts';
import { aligned, clipped, type Side } from '../columns.ts';
import { type Output, printProblems, problemJson, refuse } from '../output.ts';
import { seekGoal } from '../seek.ts';
import { prepareStudy } from '../stand-ins.ts';
import { simulationJson } from '../study-json.ts';
import { aboutText, monthsOf, progressOf, type StudyOptions } from '../study-options.ts';
import { UsageError } from '../usage-error.ts';

/** Options of the command, as written. */
export interface SimulateOptions extends StudyOptions {
  readonly seek: string | undefined;
  readonly total: string | undefined;
}

/** Runs the command; 1 when the contract has errors, something is held, or a total is not met. */
export async function simulate(
  path: string,
  options: SimulateOptions,
  output: Output,
): Promise<number> {
  const { seek, total } = options;
  if ((seek === undefined) !== (total === undefined)) {
    const en = '--seek needs --total, such as --seek "clause 6, band 2" --total 1000000';
    const fr = '--seek demande --total, tel que --seek "clause 6, tranche 2" --total 1000000';
    throw new UsageError({ en, fr });
  }
  const studied = prepareStudy(path, options);
  const { compilation, folder, problems, facts } = studied;
  const { history } = compilation;
  if (history === undefined || facts === undefined || !canStudy(studied)) {
    return refuse(problems, folder.files, output);
  }
  const months = monthsOf(options, history);
  const horizon = { history, facts, ...months };
  if (seek !== undefined && total !== undefined) {
    const target = parseDecimal(total.replaceAll(/[\s\u00a0\u202f_]/g, '').replace(',', '.'));
    if (target === undefined) {
      const fr = '--total demande un montant tel que 1000000';
      throw new UsageError({ en: '--total needs an amount such as 1000000', fr });
    }
    return seekGoal({ studied, horizon, address: seek, target }, output);
  }
  const { titles } = studyNames(compilation.trees);
  const found = await study(horizon, titles);
  const commitments = await attainments(horizon);
  const faults = faultsOf(studied);
  if (output.json) {
    const effects = await effectsOf(horizon, found);
    const list = faults.map((item) => problemJson(item, output.language));
    output.out(
      JSON.stringify(simulationJson({ found, commitments, effects, months }, list, output)),
    );
  } else {
    printProblems(faults, folder.files, output);
    output.out(`${found.contract}  ${found.title}`);
    output.out(aboutText(months, studied, output.language));
    printInvoices(found, output);
    printCommitments(commitments, output);
    printHeld(found, output);
    printEffects(found, await effectsOf(horizon, found, progressOf(output)), output);
  }
  return found.held.length > 0 ? 1 : 0;
}

const WORDS = {
  clause: { en: 'clause', fr: 'clause' },
  total: { en: 'total', fr: 'total' },
  held: { en: 'held', fr: 'retenus' },
  commitments: { en: 'Commitments', fr: 'Engagements' },
  effects: { en: 'What each clause changes', fr: 'Ce que change chaque clause' },
  billed: { en: 'bills', fr: 'facture' },
  without: { en: 'total without it', fr: 'total sans elle' },
  effect: { en: 'effect', fr: 'effet' },
  heldTitle: { en: 'Held, not in these amounts', fr: 'Retenu, hors de ces montants' },
  idle: { en: 'nothing to bill in these months:', fr: 'rien à facturer sur ces mois :' },
  span: { en: 'span', fr: 'période' },
  target: { en: 'target', fr: 'engagé' },
  soFar: { en: 'so far', fr: 'à ce jour' },
  expected: { en: 'expected', fr: 'attendu' },
  shortfall: { en: 'to pay if missed', fr: 'dû si manqué' },
} as const;

const PER_TABLE = 6;
const TITLE_MAX = 28;

function printInvoices(found: Simulation, output: Output): void {
  const { language } = output;
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const billing = found.clauses.filter(({ months }) => !months.every(isZero));
  for (let first = 0; first < found.periods.length; first += PER_TABLE) {
    const end = first + PER_TABLE;
    const periods = found.periods.slice(first, end);
    const sums = (total: string): string[] =>
      end >= found.periods.length && found.periods.length > 1 ? [total] : [];
    const rows = [
      ['', word('clause'), ...periods.map(({ period }) => period), ...sums(word('total'))],
      ...billing.map(({ clause, title, months, total }) => [
        clause,
        clipped(title, TITLE_MAX),
        ...months.slice(first, end).map((text) => (isZero(text) ? '-' : amount(text))),
        ...sums(amount(total)),
      ]),
      [
        '',
        word('total'),
        ...periods.map(({ total }) => amount(total)),
        ...sums(amount(found.total)),
      ],
    ];
    if (periods.some(({ held }) => held > 0)) {
      rows.push(['', word('held'), ...periods.map(({ held }) => (held === 0 ? '' : `${held}`))]);
    }
    const sides = [...'ll', ...periods.map(() => 'r'), 'r'].map(
      (side): Side => (side === 'l' ? 'left' : 'right'),
    );
    output.out('');
    for (const line of aligned(rows, sides)) output.out(line);
  }
  const idle = found.clauses.filter((one) => !billing.includes(one)).map(({ clause }) => clause);
  if (idle.length > 0) output.out(`  ${word('idle')} ${idle.join(', ')}`);
}

const isZero = (text: string): boolean => !/[1-9]/.test(text);

function printCommitments(commitments: readonly Attainment[], { language, out }: Output): void {
  if (commitments.length === 0) return;
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  out('');
  out(`  ${word('commitments')}`);
  const names = ['soFar', 'expected', 'target', 'shortfall'] as const;
  const rows = [
    ['', word('clause'), word('span'), ...names.flatMap((name) => headOf(word(name), name))],
    ...commitments.map((one) => [
      one.clause,
      clipped(one.title, TITLE_MAX),
      `${one.from} → ${one.to}`,
      amount(one.soFar),
      percentText(one.percentSoFar, language),
      amount(one.expected),
      percentText(one.percent, language),
      amount(one.target),
      isZero(one.shortfall) ? '-' : amount(one.shortfall),
    ]),
  ];
  const sides = [...'lllrrrrrr'].map((side): Side => (side === 'l' ? 'left' : 'right'));
  for (const line of aligned(rows, sides)) out(line);
  for (const { clause, held, from } of commitments) {
    if (held === 0) continue;
    out(
      language === 'en'
        ? `    ${clause} from ${from}: ${held} held, not counted`
        : `    ${clause} à partir du ${from} : ${held} retenu(s), non compté(s)`,
    );
  }
}

// A percentage stands after what is so far and what is expected.
const headOf = (text: string, name: string): string[] =>
  name === 'soFar' || name === 'expected' ? [text, '%'] : [text];

const percentText = (text: string, language: Language): string =>
  `${language === 'en' ? text : text.replace('.', ',')} %`;

function printHeld({ held }: Simulation, { language, out }: Output): void {
  if (held.length === 0) return;
  out('');
  out(`  ${WORDS.heldTitle[language]}`);
  const rows = held.map((item) => [
    item.clause,
    item.subject,
    `×${item.cases}`,
    heldText(item, language),
  ]);
  for (const line of aligned(rows, ['left', 'left', 'right', 'left'], '    ')) out(line);
}

function printEffects(
  { clauses, currency }: Simulation,
  effects: readonly Effect[],
  { language, out }: Output,
): void {
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const figure = (text: string | null): string => (text === null ? '?' : amount(text));
  const rows = clauses.flatMap(({ clause, title, total }, at) => {
    const found = effects[at];
    if (found === undefined || (isZero(found.effect ?? '1') && isZero(total))) return [];
    const own = isZero(total) ? '-' : amount(total);
    return [[clause, clipped(title, 40), own, figure(found.without), figure(found.effect)]];
  });
  const head = ['', word('clause'), word('billed'), word('without'), word('effect')];
  out('');
  out(`  ${word('effects')} (${currency})`);
  for (const line of aligned([head, ...rows], ['left', 'left', 'right', 'right', 'right']))
    out(line);
}
