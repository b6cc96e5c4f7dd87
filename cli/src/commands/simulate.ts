// `avenant simulate FOLDER [--from P] [--months N] [--data NAME=FILE]`: projected invoices,
// commitments and what each clause changes; with `--seek WHERE --total AMOUNT`, the number that
// makes a total.
import type { Language } from '@avenant/dsl';
import { formatMonth, parseDecimal } from '@avenant/dsl/values';
import { type Attainment, type Simulation, simulate as study, studyNames } from '@avenant/engine';
import { readableAmount } from '../amounts.ts';
import { aligned, clipped } from '../columns.ts';
import { heldText, type Output, printProblems, problemJson, refuse } from '../output.ts';
import { canStudy, faultsOf, preparePlanned } from '../planned.ts';
import { seekNumber } from '../seek.ts';
import { aboutText, monthsOf, type StudyOptions } from '../study-options.ts';
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
  const planned = preparePlanned(path, options.data);
  const { compilation, folder, problems, facts } = planned;
  const { history } = compilation;
  if (history === undefined || facts === undefined || !canStudy(planned)) {
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
    return seekNumber({ planned, horizon, address: seek, target }, output);
  }
  const { titles } = studyNames(compilation.trees);
  const found = await study(horizon, titles, steps(output));
  const faults = faultsOf(planned);
  if (output.json) {
    const list = faults.map((item) => problemJson(item, output.language));
    const held = found.held.map((item) => ({ ...item, message: heldText(item, output.language) }));
    const from = formatMonth(months.from);
    output.out(JSON.stringify({ ...found, held, from, months: months.months, problems: list }));
  } else {
    printProblems(faults, folder.files, output);
    output.out(`${found.contract}  ${found.title}`);
    output.out(aboutText(months, planned, output.language));
    print(found, output);
  }
  return found.held.length > 0 ? 1 : 0;
}

// Tells of long studies only.
function steps(output: Output): (done: number, of: number) => void {
  const start = performance.now();
  return (done, of) => {
    if (output.json || performance.now() - start < 2000) return;
    output.note(
      output.language === 'en'
        ? `  … ${done} of ${of} ratings`
        : `  … ${done} valorisations sur ${of}`,
    );
  };
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

function print(found: Simulation, output: Output): void {
  const { language } = output;
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const billing = found.clauses.filter(({ months }) => months.some((text) => !isZero(text)));
  for (let first = 0; first < found.periods.length; first += PER_TABLE) {
    const periods = found.periods.slice(first, first + PER_TABLE);
    const isLast = first + PER_TABLE >= found.periods.length;
    const last = isLast && found.periods.length > 1;
    const end = (text: string): string[] => (last ? [text] : []);
    const heldRow = periods.some(({ held }) => held > 0)
      ? [['', word('held'), ...periods.map(({ held }) => (held === 0 ? '' : `${held}`))]]
      : [];
    const rows = [
      ['', word('clause'), ...periods.map(({ period }) => period), ...end(word('total'))],
      ...billing.map(({ clause, title, months, total }) => [
        clause,
        clipped(title, 28),
        ...months
          .slice(first, first + PER_TABLE)
          .map((text) => (isZero(text) ? '-' : amount(text))),
        ...end(amount(total)),
      ]),
      [
        '',
        word('total'),
        ...periods.map(({ total }) => amount(total)),
        ...end(amount(found.total)),
      ],
      ...heldRow,
    ];
    output.out('');
    const sides = rows[0]?.map((_, at) => (at < 2 ? 'left' : 'right') as 'left' | 'right') ?? [];
    for (const line of aligned(rows, sides)) output.out(line);
  }
  const idle = found.clauses.filter((one) => !billing.includes(one)).map(({ clause }) => clause);
  if (idle.length > 0) output.out(`  ${word('idle')} ${idle.join(', ')}`);
  printCommitments(found.commitments, output);
  printEffects(found, output);
  if (found.held.length === 0) return;
  output.out('');
  output.out(`  ${word('heldTitle')}`);
  for (const item of found.held) {
    output.out(`    ${item.clause}  ${item.subject}: ${heldText(item, language)}  ×${item.cases}`);
  }
}

const isZero = (text: string): boolean => !/[1-9]/.test(text);

function printCommitments(commitments: readonly Attainment[], { language, out }: Output): void {
  if (commitments.length === 0) return;
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  out('');
  out(`  ${word('commitments')}`);
  const rows = [
    [
      '',
      word('clause'),
      word('span'),
      word('soFar'),
      word('expected'),
      word('target'),
      '%',
      word('shortfall'),
    ],
    ...commitments.map((one) => [
      one.clause,
      clipped(one.title, 28),
      `${one.from} → ${one.to}`,
      amount(one.soFar),
      amount(one.expected),
      amount(one.target),
      percentText(one.percent, language),
      isZero(one.shortfall) ? '-' : amount(one.shortfall),
    ]),
  ];
  const sides = ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'] as const;
  for (const line of aligned(rows, sides)) out(line);
  for (const { clause, held } of commitments) {
    if (held === 0) continue;
    out(
      language === 'en'
        ? `    ${clause}: ${held} held items are not counted`
        : `    ${clause} : ${held} éléments retenus ne sont pas comptés`,
    );
  }
}

const percentText = (text: string, language: Language): string =>
  `${language === 'en' ? text : text.replace('.', ',')} %`;

function printEffects({ clauses, currency }: Simulation, { language, out }: Output): void {
  const amount = (text: string): string => readableAmount(text, language);
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const moving = clauses.filter(({ effect, total }) => !isZero(effect) || !isZero(total));
  out('');
  out(`  ${word('effects')} (${currency})`);
  const rows = [
    ['', word('clause'), word('billed'), word('without'), word('effect')],
    ...moving.map(({ clause, title, total, without, effect }) => [
      clause,
      clipped(title, 40),
      isZero(total) ? '-' : amount(total),
      amount(without),
      amount(effect),
    ]),
  ];
  for (const line of aligned(rows, ['left', 'left', 'right', 'right', 'right'])) out(line);
}
