// Service, inlay hints: what the text leaves unsaid and the contract takes as said. In: a file.
// Out: words at offsets, in both languages: header defaults, occasions, timings, windows, units of
// cells.
import type { Block, ClauseBlock, TableBlock } from '../ast/block.ts';
import type { Expression, SetPhrase, UnitName } from '../ast/expression.ts';
import { french } from '../compile/types.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { findBuiltin, MEMBERS } from '../language/functions.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { RatingPlan, Rule } from '../plan/index.ts';
import { currencyDigits } from '../values/index.ts';
import { type Analysis, blocksOf, languageIn } from './analysis.ts';
import { keyOfName } from './entities.ts';
import { walk } from './walk.ts';

/** Words that are not in the text. */
export interface InlayHint {
  readonly at: number;
  readonly kind: 'default' | 'unit';
  readonly label: Bilingual;
}

/** The words of the language for a concept. */
function words(token: string, payload?: string): Bilingual {
  const row = KEYWORDS.find(
    (item) => item.token === token && (payload === undefined || item.payload === payload),
  );
  return { en: row?.en[0] ?? '', fr: row?.fr[0] ?? '' };
}

const joined = (...parts: readonly Bilingual[]): Bilingual => ({
  en: parts.map(({ en }) => en).join(' '),
  fr: parts.map(({ fr }) => fr).join(' '),
});

/** The hints of a file, in the order of their offsets. */
export function inlayHints(analysis: Analysis, file: string): InlayHint[] {
  const { latest } = analysis.compilation;
  const rules = new Map(latest?.rules.map((rule) => [keyOfName(rule.clause), rule]));
  const text = analysis.files.get(file)?.text ?? '';
  const hints = blocksOf(analysis, file).flatMap((block): InlayHint[] => {
    const lineEnd = (offset: number): number => {
      const end = text.indexOf('\n', offset);
      return offset + text.slice(offset, end < 0 ? undefined : end).trimEnd().length;
    };
    const head = block.kind === 'contract' ? headerHints(block, latest, lineEnd) : [];
    const clause =
      block.kind === 'clause' ? clauseHints(block, rules.get(keyOfName(block.id)), lineEnd) : [];
    const cells = block.kind === 'table' ? cellHints(block) : [];
    const windows = block.kind === 'table' ? [] : windowHints(block, analysis, file);
    return [...head, ...clause, ...cells, ...windows];
  });
  return hints.sort((a, b) => a.at - b.at);
}

function headerHints(
  block: Extract<Block, { kind: 'contract' }>,
  plan: RatingPlan | undefined,
  lineEnd: (offset: number) => number,
): InlayHint[] {
  if (plan === undefined || block.broken === true) return [];
  const said = new Set<string>(block.sentences.map(({ kind }) => kind));
  const { drawn, currency } = plan.contract;
  const digits = currencyDigits(currency) ?? 2;
  const minor = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
  const step = { en: minor, fr: minor.replace('.', ',') };
  const all: readonly (readonly [string, Bilingual])[] = [
    ['invoiced', joined(words('Invoiced'), words('EachStartEnd', drawn))],
    [
      'recurring timing',
      joined(words('RecurringCharges'), words('Timing', drawn === 'start' ? 'advance' : 'arrears')),
    ],
    ['part months', joined(words('PartMonths'), words('Proration', 'actual'))],
    [
      'line rounding',
      joined(words('EachLine'), words('Rounded'), words('To'), step, words('Mode', 'half-up')),
    ],
  ];
  const at = lineEnd(block.start + block.span.from);
  return all.flatMap(([kind, label]) =>
    said.has(kind) || currency === '' ? [] : [{ at, kind: 'default' as const, label }],
  );
}

const ACTIONS: ReadonlySet<string> = new Set([
  'charge',
  'credit',
  'discount',
  'surcharge',
  'commitment',
  'caps',
  'floors',
  'by hand',
]);

function clauseHints(
  block: ClauseBlock,
  rule: Rule | undefined,
  lineEnd: (offset: number) => number,
): InlayHint[] {
  const action = block.sentences.find(({ kind }) => ACTIONS.has(kind));
  if (rule === undefined || action === undefined) return [];
  const said = (...kinds: readonly string[]): boolean =>
    block.sentences.some(({ kind }) => kinds.includes(kind));
  const at = lineEnd(block.start + action.span.from);
  const labels = [
    ...(said('each', 'once', 'every') ? [] : occasionWords(rule)),
    ...(said('timing') || !isTimed(rule) ? [] : [words('Timing', rule.timing)]),
  ];
  return labels.map((label) => ({ at, kind: 'default' as const, label }));
}

function occasionWords({ occasion }: Rule): Bilingual[] {
  return occasion.kind === 'each' ? [words('EachSpan', occasion.span)] : [];
}

const isTimed = ({ occasion }: Rule): boolean =>
  occasion.kind === 'over time' || occasion.kind === 'each';

/** The window that a set or a sum of charges takes when it says none. */
function windowHints(block: Block, analysis: Analysis, file: string): InlayHint[] {
  const { types } = analysis.compilation.symbols;
  const hints: InlayHint[] = [];
  const add = (at: number, label: Bilingual): void => {
    hints.push({ at: at + block.start, kind: 'default', label });
  };
  const set = (phrase: SetPhrase): void => {
    const members = findBuiltin([MEMBERS], keyOfName(phrase.type), languageIn(analysis, file));
    const kind = types.get(keyOfName(phrase.type))?.kind;
    if (phrase.window !== undefined || members !== undefined || kind === undefined) return;
    const window = kind === 'item' ? words('InService') : words('Window', 'period 0');
    add(phrase.type.span.to, window);
  };
  walk(block, (node) => {
    if (node.kind === 'aggregate' || node.kind === 'times') {
      set((node as Extract<Expression, { kind: 'times' }>).set);
    }
    if (node.kind === 'charges' && !('window' in node)) {
      add(node.span.to, words('Window', 'period 0'));
    }
  });
  return hints;
}

/** The heading's unit behind cells that are written without. */
function cellHints(block: TableBlock): InlayHint[] {
  return block.rows.flatMap((row) =>
    row.cells.flatMap((cell, index): InlayHint[] => {
      const unit = block.headings[index]?.unit;
      if (unit === undefined || cell.kind !== 'value' || cell.value.kind !== 'number') return [];
      if (cell.value.percent || cell.value.unit !== undefined) return [];
      return [{ at: block.start + cell.span.to, kind: 'unit', label: unitWords(unit) }];
    }),
  );
}

function unitWords(unit: UnitName | 'percent'): Bilingual {
  if (unit === 'percent') return { en: '%', fr: '%' };
  const label = unit.words.join(' per ');
  return { en: label, fr: french(label) };
}
