// Numbers that a total hangs on: which are found, how they are named, and one sought by compiling
// and rating the whole contract at each try.
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile } from '../../../../dsl/src/index.ts';
import { parseMonth, rational, toText } from '../../../../dsl/src/values/index.ts';
import {
  bindFacts,
  numbersIn,
  seekNumber,
  UnsoundNumber,
  writtenAt,
} from '../../../../engine/src/index.ts';

const TEXT = `language en

contract "S" "Seek"
  currency EUR
  in force from 2026-01-01 for 36 months

table fee by size
  size | monthly (EUR per month)
  up to 5 | 240
  over 5 | 1 000.50

define bonus as 30 EUR

clause 1 "Fee"
  each month
  charge 1 000 EUR

clause 2 "Discount"
  discount charges of 1 graduated
    up to 400 EUR : 0 %
    otherwise : 10 %
`;

function prepared(text: string) {
  const files = [createSourceFile('c.avn', text)];
  const tables = new Map();
  const compilation = compileContract({ files, tables });
  const { latest, trees } = compilation;
  if (latest === undefined) throw new Error(JSON.stringify(compilation.problems));
  const { value: facts } = bindFacts(latest, tables);
  const horizon = { facts, from: parseMonth('2026-01') ?? 0, months: 12 };
  const numbers = numbersIn(trees, files);
  const seek = (nth: number, total: number) => {
    const literal = numbers[nth]?.literal;
    if (literal === undefined) throw new Error('no such number');
    return seekNumber({ files, tables, horizon, literal, target: rational(total) });
  };
  return { numbers, seek };
}

describe('numbers of a contract', () => {
  it('are its prices and shares by where they stand, without edges, keys and lengths', () => {
    const told = prepared(TEXT).numbers.map(({ kind, name, detail, literal }) => {
      return [kind, name, detail, literal.text, literal.decimals];
    });
    expect(told).toEqual([
      ['table', 'fee', 'up to 5 · monthly', '240', 2],
      ['table', 'fee', 'over 5 · monthly', '1 000.50', 2],
      ['define', 'bonus', '', '30 EUR', 2],
      ['clause', '1', 'Fee', '1 000 EUR', 2],
      ['clause', '2', 'Discount', '0 %', 2],
      ['clause', '2', 'Discount', '10 %', 2],
    ]);
  });

  it('make a total, exactly where one can, and say so where none does', async () => {
    const { numbers, seek } = prepared(TEXT);
    // 12 x (1 000 - 600 d) is 11 100 at 12.5 %.
    const { found, now, held } = await seek(5, 11_100);
    const { best, other } = found.answers[0] ?? { best: found.low, other: undefined };
    const discount = numbers[5]?.literal;
    expect(discount && writtenAt(discount, best.steps)).toBe('12.5 %');
    expect([found.outcome, toText(best.total), other, toText(now), held]).toEqual([
      ...['met', '11100', undefined, '11280', 0],
    ]);
    expect((await seek(5, 1_000)).found.outcome).toBe('missed');
    expect((await seek(2, 1_000)).found.outcome).toBe('flat');
  });

  it('are not tried with a text that has errors', async () => {
    const { seek } = prepared(TEXT.replace('up to 400 EUR : 0 %', 'up to 100 % of bonus : 0 %'));
    await expect(seek(3, 1)).rejects.toThrow(UnsoundNumber);
  });
});
