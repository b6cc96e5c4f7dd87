// Language services on a small contract: what each query says of it, in a sound file and a broken one.
import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../../../dsl/src/service/index.ts';
import { CONTRACT, CONTRACT_FR, offsetOf, serving } from './contract.ts';

describe('outline', () => {
  it('gives blocks, their names and what is in them', () => {
    const items = serving(CONTRACT).outline('a.avn');
    expect(items.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'contract A-1',
      'item site',
      'item access',
      'record incident',
      'series SYNTEC',
      'table port price',
      'define share',
      'define weight',
      'clause 1',
      'clause 2',
      'clause 3',
      'amendment 1',
      'example one',
    ]);
    const amendment = items.find(({ kind }) => kind === 'amendment');
    expect(amendment?.children.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'change in table port price, row 1, 10 Mbps : monthly becomes 250',
      'clause 4',
    ]);
    const clause = items.find(({ name }) => name === '2');
    expect(clause?.detail).toBe('Discount');
    expect(CONTRACT.slice(clause?.nameFrom, clause?.nameTo)).toBe('2');
  });

  it('keeps the good blocks of a broken file', () => {
    const broken = CONTRACT.replace('clause 2 "Discount"', 'clouse 2 "Discount').replace(
      '  for each access\n',
      '  for each\n',
    );
    const names = serving(broken)
      .outline('a.avn')
      .map(({ name }) => name);
    expect(names).toContain('1');
    expect(names).toContain('3');
    expect(names).not.toContain('2');
  });

  it('folds blocks and grows selections', () => {
    const service = serving(CONTRACT);
    const clause = service.outline('a.avn').find(({ name }) => name === '2');
    expect(service.foldingRanges('a.avn')).toContainEqual({ from: clause?.from, to: clause?.to });
    const at = offsetOf(CONTRACT, 'zone of site');
    const grown = service
      .selectionRanges('a.avn', at)
      .map(({ from, to }) => CONTRACT.slice(from, to));
    expect(grown[0]).toBe('zone');
    expect(grown).toContain('zone of site');
    expect(grown.at(-1)).toContain('clause 1');
  });
});

describe('hover', () => {
  const hover = (text: string, words: string, language: 'en' | 'fr' = 'en', nth = 0) => {
    const found = serving(text).hover('a.avn', offsetOf(text, words, nth) + 1, language);
    return found === undefined ? undefined : [found.title, ...found.lines];
  };

  it('says the type, unit and declaration of an attribute', () => {
    expect(hover(CONTRACT, 'mbps >= 100')).toEqual([
      'attribute mbps',
      'Mbps',
      'a.avn:16: mbps : Mbps',
    ]);
    expect(hover(CONTRACT, 'cos = Gold', 'fr')?.[1]).toBe('l’un de Standard, Gold');
  });

  it('says the values of a cell through the amendments', () => {
    expect(hover(CONTRACT, '240')).toEqual([
      'monthly, port price: 1 / 10 Mbps',
      '240 EUR per month',
      '250 EUR per month from 2024-12-01 (amendment 1)',
    ]);
    expect(hover(CONTRACT, '310.5', 'fr')?.[1]).toBe('310,5 EUR par mois');
  });

  it('says first what is in force on a day', () => {
    const on = (words: string, day: string, language: 'en' | 'fr' = 'en', plus = 1) => {
      const at = offsetOf(CONTRACT, words) + plus;
      return serving(CONTRACT).hover('a.avn', at, language, day)?.lines[0];
    };
    expect(on('240', '2024-11-30')).toBe('On 2024-11-30: 240 EUR per month');
    expect(on('240', '2024-12-01')).toBe('On 2024-12-01: 250 EUR per month');
    expect(on('240', '2024-12-01', 'fr')).toBe('Le 2024-12-01 : 250 EUR par mois');
    expect(on('share * 2', '2024-12-01')).toBe('On 2024-12-01: 50 %');
    expect(on('Annex', '2024-12-01')).toBe('On 2024-12-01: in force');
    expect(on('Annex', '1999-01-01')).toBe('On 1999-01-01: nothing in force');
  });

  it('says the value of a definition and the citation of a clause', () => {
    expect(hover(CONTRACT, 'share * 2')?.slice(0, 3)).toEqual([
      'definition share',
      'a number',
      '= 50 %',
    ]);
    expect(hover(CONTRACT, 'charges of 1', 'en')?.[0]).toBe('charges of');
    const clause = hover(CONTRACT, 'Annex');
    expect(clause).toContain('cites Annex A');
    expect(clause?.[0]).toBe('clause 1');
  });

  it('explains words of the language in both', () => {
    expect(hover(CONTRACT, 'graduated')?.[1]).toMatch(/^Each slice/);
    expect(hover(CONTRACT, 'graduated', 'fr')?.[1]).toMatch(/^Chaque tranche/);
    expect(hover(CONTRACT_FR, 'pour chaque', 'fr')?.[1]).toMatch(/^Les faits concernés/);
  });

  it('says the type of a literal and nothing over blanks', () => {
    expect(hover(CONTRACT, '40 000 EUR')).toEqual(['40 000 EUR', 'EUR']);
    expect(serving(CONTRACT).hover('a.avn', offsetOf(CONTRACT, '\n\nitem') + 1, 'en')).toBe(
      undefined,
    );
  });
});

describe('definition and references', () => {
  const where = (text: string, words: string, nth = 0) =>
    serving(text)
      .definition('a.avn', offsetOf(text, words, nth) + 1)
      .map(({ from }) => text.slice(text.lastIndexOf('\n', from) + 1, text.indexOf('\n', from)));

  it('lead from every kind of name to its declaration', () => {
    expect(where(CONTRACT, 'access where')).toEqual(['item access from "accesses.csv"']);
    expect(where(CONTRACT, 'cos = Gold')).toEqual(['  cos : one of Standard, Gold']);
    expect(where(CONTRACT, 'port price with')).toEqual(['table port price by zone, mbps']);
    expect(where(CONTRACT, 'monthly of')).toEqual(['  zone | mbps | monthly (EUR per month)']);
    expect(where(CONTRACT, '1 graduated')).toEqual(['clause 1 "Port" cites "Annex A"']);
    expect(where(CONTRACT, 'share * 2')).toEqual(['define share as 50 %']);
    expect(where(CONTRACT, 'weight * 1')).toEqual(['define weight for each site as zone * 2']);
    expect(where(CONTRACT, 'SYNTEC for')).toEqual(['series SYNTEC monthly from "syntec.csv"']);
    expect(where(CONTRACT, 'S1 : zone')).toEqual([]);
    expect(where(CONTRACT, 'zone = 1')).toEqual(['  zone : number']);
  });

  it('find every use, in clauses, definitions, amendments and examples', () => {
    const service = serving(CONTRACT);
    const at = offsetOf(CONTRACT, 'zone : number') + 1;
    const uses = service.references('a.avn', at, false).map(({ from }) => {
      const start = CONTRACT.lastIndexOf('\n', from) + 1;
      return CONTRACT.slice(start, CONTRACT.indexOf('\n', from)).trim();
    });
    expect(uses).toEqual([
      'define weight for each site as zone * 2',
      'charge monthly of port price with zone = zone of site',
      'given site S1 : zone = 1',
    ]);
    expect(service.references('a.avn', at, true)).toHaveLength(4);
  });
});

describe('diagnostics and code actions', () => {
  it('come in the reader’s language with fixes as edits', () => {
    const text = CONTRACT.replace('cos = Gold', 'cos = Golf');
    const service = serving(text);
    const [en] = service.diagnosticsIn('en');
    const [fr] = service.diagnosticsIn('fr');
    expect(en?.code).toBe('C0310');
    expect(text.slice(en?.from, en?.to)).toBe('Golf');
    expect(en?.message).not.toBe(fr?.message);
    const [action] = service.codeActions('a.avn', { from: en?.from ?? 0, to: en?.from ?? 0 });
    const [edit] = action?.edits ?? [];
    expect(text.slice(0, edit?.from) + edit?.text + text.slice(edit?.to)).toBe(CONTRACT);
    expect(service.codeActions('a.avn', { from: 0, to: 5 })).toEqual([]);
  });
});

describe('inlay hints', () => {
  const hints = (text: string, language: 'en' | 'fr') =>
    serving(text)
      .inlayHints('a.avn')
      .map(({ at, label }) => {
        const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
        return `${line} [${label[language]}]`;
      });

  it('show what the header leaves unsaid', () => {
    expect(hints(CONTRACT, 'en').slice(0, 3)).toEqual([
      'contract "A-1" "A" [recurring charges in advance]',
      'contract "A-1" "A" [part months by actual days]',
      'contract "A-1" "A" [each line rounded to 0.01 half up]',
    ]);
    expect(hints(CONTRACT, 'fr')[2]).toContain('arrondi à 0,01');
  });

  it('show occasions, timings, windows and units', () => {
    const all = hints(CONTRACT, 'en');
    expect(all).toContain('1 | 10 Mbps | 240 [EUR per month]');
    expect(all).toContain('discount charges of 1 graduated [each month]');
    expect(all).toContain('discount charges of 1 [in the period]');
    expect(all).toContain('discount charges of 1 graduated [in advance]');
    expect(all).toContain('charge weight * 1 EUR * number of incident [in the period]');
    expect(all.filter((hint) => hint.startsWith('each month'))).toEqual([]);
  });
});

describe('semantic tokens', () => {
  it('tell every word by its kind, in order, without overlap', () => {
    const tokens = serving(CONTRACT).semanticTokens('a.avn');
    const kindOf = (words: string, nth = 0) => {
      const at = offsetOf(CONTRACT, words, nth);
      return tokens.find(([from, to]) => from <= at && at < to)?.[2];
    };
    expect(kindOf('contract')).toBe('keyword');
    expect(kindOf('access where')).toBe('type');
    expect(kindOf('cos = Gold')).toBe('attribute');
    expect(kindOf('Gold', 1)).toBe('enumeration');
    expect(kindOf('port price with')).toBe('table');
    expect(kindOf('monthly of')).toBe('column');
    expect(kindOf('40 000')).toBe('money');
    expect(kindOf('100 Mbps')).toBe('number');
    expect(kindOf('Mbps and')).toBe('unit');
    expect(kindOf('2024-01-01')).toBe('date');
    expect(kindOf('"Annex')).toBe('text');
    expect(kindOf('share * 2')).toBe('define');
    expect(kindOf('1 graduated')).toBe('clause');
    expect(kindOf('-- prices')).toBe('comment');
    expect(kindOf('started months(')).toBe('function');
    for (const [index, [from]] of tokens.entries()) {
      expect(from).toBeGreaterThanOrEqual(tokens[index - 1]?.[1] ?? 0);
    }
  });
});

describe('the service', () => {
  it('answers before any file is there, and about files that are not', () => {
    const service = createLanguageService();
    expect(service.outline('none')).toEqual([]);
    expect(service.completion('none', 0).length).toBeGreaterThan(0);
    expect(service.hover('none', 3, 'en')).toBeUndefined();
    expect(service.definition('none', 3)).toEqual([]);
    expect(service.semanticTokens('none')).toEqual([]);
  });

  it('survives every prefix of a contract, whatever is asked', () => {
    const service = createLanguageService();
    for (let end = 0; end <= CONTRACT.length; end += 7) {
      service.update([{ name: 'a.avn', text: CONTRACT.slice(0, end) }]);
      service.outline('a.avn');
      service.completion('a.avn', end);
      service.hover('a.avn', end, 'fr');
      service.semanticTokens('a.avn');
      service.inlayHints('a.avn');
      service.references('a.avn', Math.max(0, end - 20), true);
    }
    expect(service.diagnosticsIn('en')).toEqual([]);
  });
});
