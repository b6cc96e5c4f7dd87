// What a finding says: amounts, numbers and days of its evidence as the reader of each language
// writes them; every fact of every standard control has a way to be told, and a name in the catalogue.
import { describe, expect, it } from 'vitest';
import { foundWords, thresholdName } from '../../editor/src/screens/controls/control-words.ts';
import { THRESHOLDS } from '../../editor/src/screens/controls/controls.texts.ts';
import { findingWords } from '../../editor/src/screens/draft/finding-words.ts';
import * as format from '../../editor/src/texts/format.ts';
import { STANDARD_CONTROLS } from '../../server/src/control/catalogue.ts';
import { spokenOf } from '../../server/src/control/rule.ts';

const speechOf = (language: 'en' | 'fr') => ({
  language,
  money: (amount: string, currency: string) => format.money(amount, currency, language),
  decimal: (value: string) => format.decimal(value, language),
  day: (iso: string) => format.day(iso, language),
});

const FINDING: Parameters<typeof findingWords>[0] = {
  message: {
    en: '{subject} since {day}: {amount}, {changePercent} % of {median}, {kind}',
    fr: '{subject} depuis le {day} : {amount}, {changePercent} % de {median}, {kind}',
  },
  evidence: {
    ...{ subject: '12345.6', day: '2025-04-01', amount: '-12345.60', changePercent: '1250.5' },
    ...{ median: null, kind: 'recurring' },
  },
  spoken: {
    subject: 'text',
    day: 'day',
    amount: 'money',
    changePercent: 'number',
    median: 'money',
    kind: 'text',
  },
};

describe('words of a finding', () => {
  it('format its evidence for the reader, and leave names as they are', () => {
    expect(findingWords(FINDING, 'EUR', speechOf('en'))).toBe(
      '12345.6 since 1 Apr 2025: -EUR\u00a012,345.60, 1,250.5 % of —, recurring',
    );
    expect(findingWords(FINDING, 'EUR', speechOf('fr'))).toBe(
      '12345.6 depuis le 1er avr. 2025 : -12\u202f345,60\u00a0EUR, 1\u202f250,5 % de —, recurring',
    );
  });

  it('are of facts that can be told', () => {
    for (const { control, rule, message } of STANDARD_CONTROLS) {
      for (const text of Object.values(message)) {
        for (const [, fact = ''] of text.matchAll(/\{(\w+)\}/g)) {
          expect([control, fact, rule.evidence]).toEqual([
            control,
            fact,
            expect.arrayContaining([fact]),
          ]);
          // Yes and no are no words of a sentence.
          expect([control, fact, spokenOf(rule.of, fact)]).not.toContain('flag');
        }
      }
    }
  });

  it('writes the first of a month as each language does', () => {
    expect(format.day('2025-04-01', 'fr')).toBe('1er avr. 2025');
    expect(format.day('2025-04-11', 'fr')).toBe('11 avr. 2025');
    expect(format.day('2025-04-01', 'en')).toBe('1 Apr 2025');
    expect(format.pair('Motif', 'geste', 'fr')).toBe('Motif\u00a0: geste');
    expect(format.pair('Reason', 'goodwill', 'en')).toBe('Reason: goodwill');
  });
});

describe('words of the catalogue of controls', () => {
  it('name what a finding would tell', () => {
    const { message } = FINDING;
    expect(foundWords(message, 'fr')).toBe(
      '[objet] depuis le [jour] : [montant], [changePercent] % de [montant], [kind]',
    );
  });

  it('are there for every fact and threshold of the standard controls', () => {
    for (const { control, message, thresholds } of STANDARD_CONTROLS) {
      for (const language of ['en', 'fr'] as const) {
        const told = foundWords(message, language);
        // A fact without a word of its own would show its name, which is written in one piece.
        expect([control, told]).not.toEqual([control, expect.stringMatching(/\[\w*[A-Z]\w*\]|\{/)]);
        for (const name of Object.keys(thresholds)) {
          expect([control, Object.keys(THRESHOLDS)]).toEqual([
            control,
            expect.arrayContaining([name]),
          ]);
          expect(thresholdName(name, language)).not.toBe('');
        }
      }
    }
  });
});
