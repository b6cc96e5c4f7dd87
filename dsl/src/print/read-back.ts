// Print, reading back: which names of a laid out sentence the lexer would not read as they are. The
// text is lexed as the parser will, and each piece is looked for where it stands.
import type { IToken } from 'chevrotain';
import type { Language } from '../diagnostics/diagnostic.ts';
import { lexBlock } from '../syntax/lexer.ts';
import type { Layout } from './layout.ts';
import type { NameStyle, Piece } from './piece.ts';

/** What the lexer will know when it reads the text back. */
export interface Reading {
  readonly language: Language;
  /** Declared names that hold words of the language, longest first. */
  readonly names: readonly (readonly string[])[];
  /** Token of the block's first word; absent for the heading itself. */
  readonly within?: string | undefined;
}

/** Tokens other than words that a name of a style may be read as. */
const LITERALS: Readonly<Partial<Record<string, readonly string[]>>> = {
  clause: ['NumberText', 'Reference', 'MonthText'],
  key: ['NumberText', 'Reference'],
  value: ['NumberText'],
};

/** Indexes of the bare names that would be misread, or make a word beside them so. */
export function misread(
  pieces: readonly Piece[],
  bare: readonly boolean[],
  layout: Layout,
  reading: Reading,
): number[] {
  if (!bare.includes(true)) return [];
  const text = layout.lines.map((line) => line.text).join('\n');
  const lexed = lexBlock(text, reading, reading.within);
  const tokens = lexed.lines.flatMap((line) => line.tokens);
  const wrong = pieces.flatMap((piece, at) => {
    const { from, to } = layout.ranges[at] ?? { from: 0, to: 0 };
    const inside = tokens.filter((token) => token.startOffset >= from && token.startOffset < to);
    const whole = inside[0]?.startOffset === from && (inside.at(-1)?.endOffset ?? -1) + 1 === to;
    if (piece.kind === 'name') return whole && isNamed(inside, piece) ? [] : [at];
    if (piece.kind !== 'keyword') return [];
    const isKeyword = inside.length === 1 && inside[0]?.tokenType.name !== 'Word';
    return whole && isKeyword ? [] : [at - 1, at + 1];
  });
  return wrong.filter((at) => bare[at] === true);
}

function isNamed(tokens: readonly IToken[], piece: Extract<Piece, { kind: 'name' }>): boolean {
  if (tokens.map((token) => token.image).join(' ') !== piece.text) return false;
  const types = tokens.map((token) => token.tokenType.name);
  const literals = LITERALS[piece.style] ?? [];
  if (types.length === 1 && literals.includes(types[0] ?? '')) return true;
  if (types.some((type) => type !== 'Word')) return false;
  return types.length === 1 || !ONE_WORD.includes(piece.style);
}

const ONE_WORD: readonly NameStyle[] = ['word', 'key', 'column'];
