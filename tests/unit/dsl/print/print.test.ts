// The printer on written contracts: every form of sentence and value, French wordings, comments,
// names that look like words of the language, parentheses, numbers and long lines.
import { describe, expect, it } from 'vitest';
import { printBlock, printExpression, printFile } from '../../../../dsl/src/print/index.ts';
import { type Language, meaning, read } from '../../../support/print-support.ts';
import { EVERY_FORM } from './every-form.ts';

const printed = (text: string, language: Language = 'en'): string =>
  printFile(read(text), language);

/** The lines of a block, printed in a file of its own. */
function body(text: string, language: Language = 'en'): string {
  return printed(`language en\n\n${text}\n`, language).split('\n').slice(2).join('\n').trimEnd();
}

/** A value, printed as a charge. */
function value(text: string, language: Language = 'en'): string {
  const tree = read(`language en\n\nclause 1 "x"\n  charge ${text}\n`);
  const sentence = tree.blocks[0]?.kind === 'clause' ? tree.blocks[0].sentences[0] : undefined;
  return sentence?.kind === 'charge' ? printExpression(sentence.value, language) : '';
}

describe('the canonical text', () => {
  it('is left as it is, with every sentence and form of value in it', () => {
    expect(printed(EVERY_FORM)).toBe(EVERY_FORM);
  });

  it('is the same again after a passage through French', () => {
    const french = printed(EVERY_FORM, 'fr');
    expect(french.startsWith('langue fr\n')).toBe(true);
    expect(printed(french, 'fr')).toBe(french);
    const back = printed(french, 'en');
    expect(back).toBe(EVERY_FORM);
    expect(meaning(read(back).blocks, 'en')).toEqual(meaning(read(EVERY_FORM).blocks, 'en'));
  });

  it('of a single block is that of its file', () => {
    const tree = read(EVERY_FORM);
    const series = tree.blocks.find((item) => item.kind === 'series');
    expect(series && printBlock(series, 'fr')).toContain('série SYNTEC mensuelle à partir de');
  });

  it('puts one empty line between blocks and none at the end', () => {
    expect(printed('language en\ndefine x as 1\n\n\ndefine y as 2')).toBe(
      'language en\n\ndefine x as 1\n\ndefine y as 2\n',
    );
  });
});

describe('French wordings', () => {
  it.each([
    ['monthly of access', "monthly d'access"],
    ['monthly of site', 'monthly de site'],
    ['this incident', 'cet incident'],
    ['number of incident', "nombre d'incident"],
    ['duration of this site', 'durée de ce site'],
    ['12500.5 EUR per month', '12 500,5 EUR par mois'],
    ['1 month', '1 mois'],
    ['3 hours', '3 heures'],
    ['2 GB', '2 Go'],
    ['whole months(x, today)', "mois complets(x, aujourd'hui)"],
    ['greater of 1.5 and 2', 'maximum entre 1,5 et 2'],
    ['5 percent', '5 %'],
  ])('%s: %s', (english, french) => {
    expect(value(english, 'fr')).toBe(french);
  });

  it('join if and there is, and when before a vowel', () => {
    const text = 'clause 1 "x"\n  when access\n  charge if there is site then 1 otherwise 2';
    expect(body(text, 'fr')).toBe(
      'clause 1 "x"\n  lorsqu\'access\n  facturer s\'il existe site alors 1 sinon 2',
    );
  });

  it('leave properties alone that the file declares', () => {
    const text = 'item site\n  duration : months\n\nclause 1 "x"\n  charge duration of this site';
    expect(body(text, 'fr')).toContain('duration : mois\n');
    expect(body(text, 'fr')).toContain('facturer duration de ce site');
  });
});

describe('parentheses', () => {
  it.each([
    ['1 + 2 * 3', '1 + 2 * 3'],
    ['(1 + 2) * 3', '(1 + 2) * 3'],
    ['1 - (2 - 3)', '1 - (2 - 3)'],
    ['(1 - 2) - 3', '1 - 2 - 3'],
    ['((x))', 'x'],
    ['-(-(x))', '- -x'],
    ['(x or y) and z', '(x or y) and z'],
    ['not (x and y)', 'not (x and y)'],
    ['10 % of (x + y)', '10 % of (x + y)'],
    ['(x at least 5) + 1', '(x at least 5) + 1'],
    ['x at least (5 + 1)', 'x at least 5 + 1'],
    ['(if x then 1 otherwise 2) + 1', '(if x then 1 otherwise 2) + 1'],
    ['1 + (if x then 1 otherwise 2)', '1 + (if x then 1 otherwise 2)'],
    ['(number of site where x) + 1', '(number of site where x) + 1'],
    ['(number of site) + 1', 'number of site + 1'],
    ['f((charges of 4.1, 4.2), 2)', 'f((charges of 4.1, 4.2), 2)'],
    ['f(2, charges of 4.1, 4.2)', 'f(2, charges of 4.1, 4.2)'],
    ['k of (monthly of p) with z = 1', 'k of (monthly of p) with z = 1'],
    ['(greater of 1 and 2) + 1', '(greater of 1 and 2) + 1'],
    ['x and (greater of 1 and 2)', 'x and greater of 1 and 2'],
  ])('%s: %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('names', () => {
  it('that hold words of the language stay bare where they are declared', () => {
    const text =
      'item site\n  cost of sale : EUR\n\nclause 1 "x"\n  charge cost of sale of this site';
    expect(body(text)).toBe(text);
  });

  it('go in backquotes elsewhere, and where they start with a digit', () => {
    expect(value('`cost of sale` + `3G access` + `the site`')).toBe(
      '`cost of sale` + `3G access` + `the site`',
    );
  });

  it('lose backquotes that they do not need', () => {
    expect(value('`port price` + `Gold`')).toBe('port price + Gold');
  });

  it('are in backquotes where words beside them would take them in', () => {
    expect(body('clause 1 "x"\n  charge `nothing`')).toBe('clause 1 "x"\n  charge `nothing`');
  });

  it('that are French words are written bare in English and in backquotes in French', () => {
    expect(value('prix de vente')).toBe('prix de vente');
    expect(value('prix de vente', 'fr')).toBe('`prix de vente`');
  });
});

describe('comments', () => {
  it('stay above, beside and below what they stood by', () => {
    const text = [
      'language en',
      '',
      '-- above',
      '-- above too',
      'clause 1 "x" -- beside the heading',
      '  -- own line',
      '  charge 5 EUR graduated -- beside the charge',
      '    -- in the bands',
      '    up to 10  : 5 % -- beside a band',
      '    otherwise : 6 %',
      '  -- at the end',
      '',
      '-- closing',
      '',
    ].join('\n');
    expect(printed(text)).toBe(text);
  });

  it('above the language go to the first block', () => {
    const text = '-- Licence\n\nlanguage en -- English\n\ndefine x as 1\n';
    expect(printed(text)).toBe('language en\n\n-- Licence\n-- English\ndefine x as 1\n');
  });

  it('after an empty line belong to the block below', () => {
    const text = 'language en\n\ndefine x as 1\n\n-- Part two\n\ndefine y as 2\n';
    expect(printed(text)).toBe('language en\n\ndefine x as 1\n\n-- Part two\ndefine y as 2\n');
  });

  it('beside lines that become one stand above it but for the last', () => {
    const text = 'clause 1 "x"\n  charge 5 EUR -- one\n    + 6 EUR -- two';
    expect(body(text)).toBe('clause 1 "x"\n  -- one\n  charge 5 EUR + 6 EUR -- two');
  });
});

describe('long sentences', () => {
  const terms = Array.from({ length: 12 }, (_, index) => `quantity ${'x'.repeat(index)}`);

  it('are broken before 100 columns, deeper', () => {
    const text = body(`clause 1 "x"\n  charge ${terms.join(' + ')}`);
    const lines = text.split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.slice(2).every((line) => line.startsWith('    + '))).toBe(true);
  });

  it('of a definition start below its name', () => {
    const lines = body(`define total as ${terms.join(' + ')}`).split('\n');
    expect(lines[0]).toBe('define total as');
    expect(lines[1]?.startsWith('  quantity')).toBe(true);
    expect(lines[2]?.startsWith('    + ')).toBe(true);
  });
});
