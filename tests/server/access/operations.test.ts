// Operations by name: what the server asks for is in the list, and what is not is refused.
import { describe, expect, it } from 'vitest';
import { typescriptIn } from '../../../scripts/support/sources.ts';
import { may, OPERATIONS, Problem, SUBJECTS } from '../../../server/src/index.ts';

const ada = (...roles: string[]) => ({ person: 'ada', roles });
const codeOf = (...asked: Parameters<typeof may>): string => {
  try {
    may(...asked);
    return 'allowed';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('operations', () => {
  it('that the server asks for are all in the list', () => {
    const asked = typescriptIn('server/src').flatMap(({ path, text }) =>
      [...text.matchAll(/\bmay\(\s*actor,\s*'([^']+)'/g)].map(([, name = '']) => ({ path, name })),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ name }) => !Object.hasOwn(OPERATIONS, name))).toEqual([]);
  });

  it('need a row each of the matrix, with words of their own in both languages', () => {
    const needs = Object.values(OPERATIONS);
    expect(needs.filter(({ subject }) => !SUBJECTS.includes(subject))).toEqual([]);
    for (const language of ['en', 'fr'] as const) {
      expect(new Set(needs.map(({ words }) => words[language])).size).toBe(needs.length);
    }
  });

  it('are refused to everybody when they are not in the list', () => {
    for (const name of ['contract.burn', '', 'constructor', '__proto__']) {
      expect(codeOf(ada('BM', 'AD', 'DIR'), name, { makers: [] })).toBe('S0201');
    }
  });

  it('take one maker as well as several', () => {
    const apply = (context: object) => codeOf(ada('OS'), 'inventory.apply', context);
    expect(apply({ maker: 'bob' })).toBe('allowed');
    expect(apply({ maker: null })).toBe('allowed');
    expect(apply({ makers: [] })).toBe('allowed');
    expect(apply({ maker: 'ada' })).toBe('S0202');
    expect(apply({ makers: ['bob'], maker: 'ada' })).toBe('S0202');
    expect(apply({ makers: ['ada'], maker: 'bob' })).toBe('S0202');
    expect(apply({})).toBe('S0202');
  });
});
