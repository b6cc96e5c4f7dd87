// The catalogues of data and rating problems: complete, without gaps, and as severe as binding says.
import { describe, expect, it } from 'vitest';
import { DATA } from '../../../../dsl/src/diagnostics/catalogue-data.ts';
import { RATING } from '../../../../dsl/src/diagnostics/catalogue-rating.ts';
import type { CatalogueEntry } from '../../../../dsl/src/diagnostics/diagnostic.ts';
import { DATA_SEVERITIES } from '../../../../engine/src/facts/problems.ts';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort();

describe('catalogues', () => {
  it('data problems are as severe where they are made as where they are told', () => {
    const told = Object.entries(DATA).map(([code, { severity }]) => [code, severity]);
    expect(Object.entries(DATA_SEVERITIES)).toEqual(told);
  });

  it.each([
    ['R01', RATING],
    ['R02', DATA],
  ])('%s codes stand in order, and say the same in both languages', (family, catalogue) => {
    const entries = Object.entries<CatalogueEntry>(catalogue);
    const codes = entries.map(([code]) => code);
    expect(codes).toEqual(codes.toSorted());
    expect(codes.filter((code) => !code.startsWith(family))).toEqual([]);
    for (const [, { message, help }] of entries) {
      expect(places(message.fr)).toEqual(places(message.en));
      expect(places(help?.fr ?? '')).toEqual(places(help?.en ?? ''));
    }
  });
});
