// A value that is missing, as at every second keystroke: told at once, by what may stand there.
import { describe, expect, it } from 'vitest';
import { createSourceFile, parseFiles, wordsOf } from '../../../../dsl/src/index.ts';

const ENOUGH_MS = 1500;

const textWith = (value: string): string => `language en

contract "M" "Missing"
  currency EUR
  in force from 2026-01-01

define part as (monthly of port price with zone = ${value}) * factor of term multiplier
`;

describe('a missing value', () => {
  it('is told in words, and in no time that a person would notice', () => {
    const parsed = (value: string) => parseFiles([createSourceFile('c.avn', textWith(value))]);
    expect(parsed('1').problems).toEqual([]);
    const begun = performance.now();
    const [problem] = parsed('').problems;
    // Looking for all ways in which three tokens might have gone on took six seconds.
    expect(performance.now() - begun).toBeLessThan(ENOUGH_MS);
    expect(problem?.code).toBe('C0203');
    expect(problem && wordsOf(problem, 'en').message).toContain('a value');
  });
});
