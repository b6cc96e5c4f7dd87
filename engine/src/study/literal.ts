// Study, literals: a number written in the contract, found by an address that a person writes, and
// the same files with another number there. In: trees and files. Out: literals, or the candidates
// among which an address does not choose.
import {
  type Block,
  createSourceFile,
  type FileAst,
  type Language,
  type Place,
  placeOf,
  type SourceFile,
} from '@avenant/dsl';
import {
  fromText,
  isCurrency,
  multiply,
  normalizeName,
  power,
  type Rational,
  rational,
  toFixedText,
  toSafeNumber,
} from '@avenant/dsl/values';

/** A number of the contract's text. */
export interface Literal {
  readonly file: string;
  readonly language: Language;
  readonly place: Place;
  /** Offsets of the digits in the file: the unit or `%` after them stays. */
  readonly from: number;
  readonly to: number;
  /** The number and its unit as written. */
  readonly text: string;
  readonly percent: boolean;
  /** Its value in steps of its last decimal, and how many decimals that is. */
  readonly steps: number;
  readonly decimals: number;
}

/** What an address means: one literal, or several to choose from; none: it means nothing. */
export interface Found {
  readonly candidates: readonly Literal[];
}

const CLAUSE = /^(?:clause\s+)?(\S+?)(?:\s*,\s*(?:band|tranche)\s+(\d+))?$/i;
const NAMED = /^(define|définir|scale|barème)\s+(.+?)(?:\s*,\s*(?:band|tranche)\s+(\d+))?$/i;
const PLACE = /^(.+\.avn):(\d+)(?::(\d+))?$/;

/**
 * The numbers that an address means: `clause 6, band 4`, `define NAME`, `scale NAME, band 2`,
 * `FILE.avn:LINE` or `FILE.avn:LINE:COLUMN`, in either language.
 */
export function literalsAt(
  trees: readonly FileAst[],
  files: readonly SourceFile[],
  address: string,
): Found {
  const text = address.trim();
  const at = PLACE.exec(text);
  if (at !== null) {
    const [, file = '', line = '', column] = at;
    const all = trees.flatMap((tree) => literalsOf(tree, files, tree.blocks));
    const there = all.filter(
      ({ place }) =>
        place.file === file &&
        `${place.line}` === line &&
        (column === undefined || `${place.column}` === column),
    );
    return { candidates: there };
  }
  const named = NAMED.exec(text);
  if (named !== null) {
    const [, word = '', name = '', band] = named;
    const kind = /^d/i.test(word) ? 'define' : 'scale';
    return inBlocks(trees, files, kind, name, band);
  }
  const clause = CLAUSE.exec(text);
  return clause === null
    ? { candidates: [] }
    : inBlocks(trees, files, 'clause', clause[1] ?? '', clause[2]);
}

function inBlocks(
  trees: readonly FileAst[],
  files: readonly SourceFile[],
  kind: 'clause' | 'define' | 'scale',
  name: string,
  band: string | undefined,
): Found {
  const wanted = normalizeName(name);
  const candidates = trees.flatMap((tree) =>
    blocksOf(tree.blocks).flatMap((block) => {
      if (block.kind !== kind) return [];
      const own = block.kind === 'clause' ? block.id.text : block.name.text;
      if (normalizeName(own) !== wanted) return [];
      const bands = bandsIn(block);
      const part =
        band === undefined ? withoutRanges(block) : bands.slice(Number.parseInt(band, 10) - 1)[0];
      return part === undefined ? [] : literalsOf(tree, files, part, block.start);
    }),
  );
  return { candidates };
}

/** Blocks and those that amendments bring. */
export function blocksOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'amendment') return [block];
    return block.sentences.flatMap((one) =>
      one.kind === 'block' ? [{ ...one.block, start: block.start }] : [],
    );
  });
}

interface AnyNode {
  readonly kind?: unknown;
  readonly [key: string]: unknown;
}

function* nodesIn(value: unknown): Iterable<AnyNode> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as AnyNode;
  for (const part of Object.values(value)) yield* nodesIn(part);
}

/** The values of the bands of a block, in the order written. */
function bandsIn(block: Block): readonly unknown[] {
  return [...nodesIn(block)].flatMap(({ range, value }) =>
    range === undefined || value === undefined ? [] : [value],
  );
}

/** A part of a tree without edges of bands: they are no prices, and addressed by their place. */
export function withoutRanges(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutRanges);
  const kept = Object.entries(value).filter(([key]) => key !== 'range');
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutRanges(part)]));
}

/**
 * The numbers of a part of a tree, as they stand in the text.
 * @param start The offset of its block; absent: those of all blocks of the tree.
 * @param asMoney They are amounts, of cents at least, whatever unit stands beside them.
 */
export function literalsOf(
  tree: FileAst,
  files: readonly SourceFile[],
  part: unknown,
  start?: number,
  asMoney = false,
): readonly Literal[] {
  const file = files.find(({ name }) => name === tree.file);
  if (file === undefined) return [];
  if (start === undefined) {
    return tree.blocks.flatMap((block) => literalsOf(tree, files, block, block.start));
  }
  const found = [...nodesIn(part)].flatMap(
    (node) => literalOf(tree, file, node, start, asMoney) ?? [],
  );
  return found.toSorted((a, b) => a.from - b.from);
}

function literalOf(
  tree: FileAst,
  file: SourceFile,
  node: AnyNode,
  start: number,
  asMoney: boolean,
): Literal | undefined {
  const { kind, text: number, span, percent, unit } = node;
  if (kind !== 'number' || typeof number !== 'string' || !isSpan(span)) return undefined;
  const from = span.from + start;
  const text = file.text.slice(from, span.to + start);
  const digits = /^\d[\d \u00a0\u202f]*(?:[.,]\d+)?/.exec(text)?.[0].trimEnd();
  const value = fromText(number);
  if (digits === undefined || value === undefined) return undefined;
  const isMoney = asMoney || isMoneyUnit(unit);
  const own = number.split('.')[1]?.length ?? 0;
  const decimals = percent === true || isMoney || own > 0 ? Math.max(2, own) : 0;
  const steps = toSafeNumber(multiply(value, power(rational(10), decimals)));
  if (steps === undefined) return undefined;
  return {
    file: tree.file,
    language: tree.language,
    place: placeOf(file, { from, to: span.to + start }),
    from,
    to: from + digits.length,
    text,
    percent: percent === true,
    steps,
    decimals,
  };
}

const isSpan = (value: unknown): value is { readonly from: number; readonly to: number } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

/** Whether a unit is of money, such as `EUR` or `EUR per month`. */
export const isMoneyUnit = (unit: unknown): boolean =>
  isUnit(unit) && isCurrency(unit.words[0] ?? '');

const isUnit = (value: unknown): value is { readonly words: readonly string[] } =>
  typeof value === 'object' && value !== null && 'words' in value;

// The exact number of some steps of a literal: `1237` of two decimals is 12.37.
function valueAt({ decimals }: Literal, steps: number): Rational {
  return multiply(rational(steps), power(rational(10), -decimals));
}

/** A number of steps as it is written in the literal's file, its unit after it. */
export function writtenAt(literal: Literal, steps: number): string {
  const fixed = toFixedText(valueAt(literal, steps), literal.decimals);
  const short = fixed.includes('.') ? fixed.replace(/0+$/, '').replace(/\.$/, '') : fixed;
  const number = literal.language === 'fr' ? short.replace('.', ',') : short;
  return number + literal.text.slice(literal.to - literal.from);
}

/** The files with another number in a literal's place. */
export function withLiteral(
  files: readonly SourceFile[],
  literal: Literal,
  steps: number,
): readonly SourceFile[] {
  return files.map((file) => {
    if (file.name !== literal.file) return file;
    const written = writtenAt(literal, steps);
    const end = literal.from + literal.text.length;
    const text = file.text.slice(0, literal.from) + written + file.text.slice(end);
    return createSourceFile(file.name, text);
  });
}
