// A value that is missing, as at every second keystroke: told at once, by what may stand there; and
// the grammar that tells it, made at once.
import { describe, expect, it } from 'vitest';
import { createSourceFile, parseFiles, wordsOf } from '../../../../dsl/src/index.ts';
import { SentenceParser } from '../../../../dsl/src/syntax/sentence-parser.ts';

const ENOUGH_MS = 1500;
const ENOUGH_TO_LOAD_MS = 250;

const textWith = (value: string): string => `language en

contract "M" "Missing"
  currency EUR
  in force from 2026-01-01

define part as (monthly of port price with zone = ${value}) * factor of term multiplier
`;

const problemsOf = (text: string) => parseFiles([createSourceFile('c.avn', text)]).problems;

describe('a missing value', () => {
  it('is told in words, and in no time that a person would notice', () => {
    expect(problemsOf(textWith('1'))).toEqual([]);
    const begun = performance.now();
    const [problem] = problemsOf(textWith(''));
    // Looking for all ways in which three tokens might have gone on took six seconds.
    expect(performance.now() - begun).toBeLessThan(ENOUGH_MS);
    expect(problem?.code).toBe('C0203');
    expect(problem && wordsOf(problem, 'en').message).toContain('a value');
  });

  it.each([
    ['sum of charges of over access', 'over', 'the number or name of a clause'],
    ['sum of greater of price over access', 'over', '`and`'],
    ['sum of ( over access', 'over', 'a value'],
  ])('within a sum is told where it is missing: %s', (value, at, expected) => {
    const text = textWith('1').replace('factor of term multiplier', value);
    const [problem] = problemsOf(text);
    const line = text.split('\n')[6] ?? '';
    expect(problem?.code).toBe('C0203');
    expect(problem?.place.column).toBe(line.indexOf(` ${at} `) + 2);
    expect(problem && wordsOf(problem, 'en').message).toContain(expected);
  });
});

describe('the grammar', () => {
  it('is made in no time that the start of a command or of a page would show', () => {
    const begun = process.cpuUsage();
    new SentenceParser();
    // Telling two ways to begin a value apart by three tokens took 0.4 seconds.
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(ENOUGH_TO_LOAD_MS);
  });
});
