// Rename: every place a name is written changes, and nothing else; what would mean something else is
// refused.
import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../../../dsl/src/service/index.ts';
import { CONTRACT, CONTRACT_FR, offsetOf, serving } from './contract.ts';

function renamed(text: string, words: string, name: string): string {
  const result = serving(text).rename('a.avn', offsetOf(text, words) + 1, name);
  if ('refused' in result) return `refused: ${result.refused.en}`;
  return [...result.edits]
    .sort((a, b) => b.from - a.from)
    .reduce((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text);
}

describe('rename', () => {
  it('changes a type in declarations, selectors, references and examples', () => {
    expect(renamed(CONTRACT, 'site from', 'place')).toBe(
      CONTRACT.replace('item site', 'item place')
        .replaceAll('  site : site', '  site : place')
        .replaceAll('each site', 'each place')
        .replace('given site', 'given place')
        .replace('incident of this site', 'incident of this place'),
    );
  });

  it('changes an attribute and keeps the column it is read from', () => {
    expect(renamed(CONTRACT, 'cos :', 'class of service')).toBe(
      CONTRACT.replace(
        'cos : one of Standard, Gold',
        '`class of service` : one of Standard, Gold in column "cos"',
      ).replaceAll(/cos (=|<>)/g, '`class of service` $1'),
    );
  });

  it('says the key that a table took from the attribute by its name', () => {
    const text = renamed(CONTRACT, 'mbps : Mbps', 'bandwidth');
    expect(text).toContain('  bandwidth : Mbps in column "mbps"');
    expect(text).toContain('with zone = zone of site, mbps = bandwidth');
    expect(serving(text).diagnosticsIn('en')).toEqual([]);
  });

  it('changes tables, columns, definitions, series and clauses', () => {
    expect(renamed(CONTRACT, 'port price by', 'fee grid')).toBe(
      CONTRACT.replaceAll('port price', 'fee grid'),
    );
    expect(renamed(CONTRACT, 'monthly of', 'recurring fee')).toBe(
      CONTRACT.replace('| monthly (', '| recurring fee (')
        .replace('charge monthly of', 'charge recurring fee of')
        .replace(': monthly becomes', ': recurring fee becomes'),
    );
    expect(renamed(CONTRACT, 'share as', 'rebate')).toBe(CONTRACT.replaceAll('share', 'rebate'));
    expect(renamed(CONTRACT, 'SYNTEC m', 'INDEX')).toBe(CONTRACT.replaceAll('SYNTEC', 'INDEX'));
    expect(renamed(CONTRACT, '1 "Port', '1.1a')).toBe(
      CONTRACT.replace('clause 1 ', 'clause 1.1a ').replace('charges of 1 ', 'charges of 1.1a '),
    );
    expect(renamed(CONTRACT_FR, 'pays :', 'état')).toContain(
      'état : l\'un de FR, DE en colonne "pays"',
    );
  });

  it('works across files', () => {
    const cut = CONTRACT.indexOf('clause 1');
    const service = createLanguageService();
    service.update([
      { name: 'a.avn', text: CONTRACT.slice(0, cut) },
      { name: 'b.avn', text: `language en\n\n${CONTRACT.slice(cut)}` },
    ]);
    const result = service.rename('a.avn', CONTRACT.indexOf('share as') + 1, 'rebate');
    const files = 'edits' in result ? result.edits.map(({ file }) => file) : [];
    expect(files).toEqual(['a.avn', 'b.avn']);
  });

  it('is refused when a name is taken, is no name, or stands where nothing can be read', () => {
    expect(renamed(CONTRACT, 'mbps : Mbps', 'site')).toMatch(/^refused: .*something else/);
    expect(renamed(CONTRACT, 'share as', 'SYNTEC')).toMatch(/^refused: .*something else|SYNTEC/);
    expect(renamed(CONTRACT, '2 "Discount', '1')).toMatch(/^refused/);
    expect(renamed(CONTRACT, 'zone : number', 'a = b')).toBe('refused: `a = b` is not a name');
    expect(renamed(CONTRACT, 'zone : number', '9 lives')).toMatch(/is not a name/);
    expect(renamed(CONTRACT, 'currency', 'x')).toMatch(/^refused: no name/);
    const broken = CONTRACT.replace('    otherwise : share * 2 / 10', '    otherwise share * 2');
    expect(renamed(broken, 'share as', 'rebate')).toMatch(/cannot be read/);
    expect(renamed(broken, 'weight for', 'mass')).toBe(broken.replaceAll('weight', 'mass'));
  });

  it('is prepared on names only', () => {
    const service = serving(CONTRACT);
    const at = offsetOf(CONTRACT, 'mbps >=');
    expect(service.prepareRename('a.avn', at)).toEqual({
      file: 'a.avn',
      from: at,
      to: at + 4,
      name: 'mbps',
    });
    expect(service.prepareRename('a.avn', 2)).toBeUndefined();
  });
});
