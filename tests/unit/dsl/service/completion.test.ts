// Completion: at each kind of place, what is offered is what is legal there, in the file's language;
// a cursor is written ¤. Half-typed sentences and broken blocks change nothing elsewhere.
import { describe, expect, it } from 'vitest';
import { CONTRACT, CONTRACT_FR, serving } from './contract.ts';

/** What is offered when some lines are typed at the end of a contract. */
function offered(typed: string, text = CONTRACT, after = '') {
  const at = text.length + 1 + typed.indexOf('¤');
  const whole = `${text}\n${typed.replace('¤', '')}${after}`;
  return { whole, at, items: serving(whole).completion('a.avn', at) };
}

const labels = (typed: string, text = CONTRACT): string[] =>
  offered(typed, text).items.map(({ label }) => label);

/** The text after the offer of that label is taken. */
function taken(typed: string, label: string, text = CONTRACT): string {
  const { whole, at, items } = offered(typed, text);
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) return `not offered: ${items.map((one) => one.label).join(', ')}`;
  expect(item.to).toBe(at);
  const line = whole.lastIndexOf('\n', at - 1) + 1;
  return whole.slice(line, item.from) + item.insert + whole.slice(item.to).split('\n')[0];
}

describe('at the margin', () => {
  it('blocks start, and a second contract does not', () => {
    const all = labels('¤');
    expect(all).toEqual(
      expect.arrayContaining(['item', 'table', 'clause', 'amendment', 'example']),
    );
    expect(all).not.toContain('contract');
    expect(all).not.toContain('for each');
    expect(labels('¤', CONTRACT_FR)).toEqual(expect.arrayContaining(['élément', 'avenant']));
    expect(labels('cl¤')).toEqual(['clause']);
    expect(serving('').completion('a.avn', 0)[0]?.label).toBe('language');
  });
});

describe('at a sentence start', () => {
  it('the sentences of that kind of block start', () => {
    const clause = labels('clause 9 "x"\n  ¤');
    expect(clause).toEqual(
      expect.arrayContaining(['for each', 'each month', 'charge', 'replaces']),
    );
    expect(clause).not.toContain('currency');
    expect(clause).not.toContain('every');
    expect(labels('clause 9 "x"\n  ¤', CONTRACT_FR)).toContain('pour chaque');
    expect(labels('item x\n  ¤')).toEqual(
      expect.arrayContaining(['key', 'in service from', 'dated on', 'known from']),
    );
    expect(labels('calendar x\n  ¤')).toEqual(['working days from', 'open from', 'holidays']);
    expect(labels('example "x"\n  ¤')).toEqual(['given', 'invoice of', 'known on']);
    expect(labels('amendment 2 signed 2025-01-01 effective 2025-01-01\n  ¤')).toEqual([
      'suspends',
      'reinstates',
      'ends',
      'in table',
      'in clause',
      'clause',
      'table',
      'scale',
      'define',
    ]);
  });

  it('what is said once is not offered again', () => {
    const typed = 'clause 9 "x"\n  for each site\n  charge 5 EUR per month\n  ¤';
    const all = labels(typed);
    expect(all).not.toContain('for each');
    expect(all).not.toContain('credit');
    expect(all).toEqual(expect.arrayContaining(['at most', 'in arrears']));
  });

  it('clauses inside amendments are clauses', () => {
    const typed = 'amendment 2 signed 2025-01-01 effective 2025-01-01\n  clause 8 "x"\n    ¤';
    expect(labels(typed)).toEqual(expect.arrayContaining(['for each', 'charge']));
    expect(labels(`${typed.replace('¤', 'for each ¤')}`)).toEqual(['site', 'access', 'incident']);
  });
});

describe('names', () => {
  const clause = (words: string): string => `clause 9 "x"\n  for each access\n  ${words}`;

  it('types after `for each`, `number of` and `over`', () => {
    expect(labels('clause 9 "x"\n  for each ¤')).toEqual(['site', 'access', 'incident']);
    expect(labels(clause('charge 1 EUR * number of ¤')).slice(0, 3)).toEqual([
      'site',
      'access',
      'incident',
    ]);
    expect(labels(clause('charge sum of mbps over ¤')).slice(0, 3)).toEqual([
      'site',
      'access',
      'incident',
    ]);
    expect(labels('clause 9 "x"\n  pour chaque ¤', CONTRACT_FR)).toEqual(['site']);
  });

  it('attributes of the subject come first, with their units', () => {
    const { items } = offered('clause 9 "x"\n  for each access where ¤');
    expect(items.slice(0, 3).map(({ label, detail }) => [label, detail.en])).toEqual([
      ['site', 'a site'],
      ['mbps', 'Mbps'],
      ['cos', 'Standard, Gold'],
    ]);
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['share', 'monthly of port price', 'whole months', 'SYNTEC']),
    );
  });

  it('attributes of the facts of an enclosing sum or count', () => {
    const inner = labels('clause 9 "x"\n  for each site\n  charge number of access where ¤');
    expect(inner.slice(0, 4)).toEqual(['site', 'mbps', 'cos', 'zone']);
    const typed = 'clause 9 "x"\n  for each site\n  charge sum of ¤';
    const ahead = offered(typed, CONTRACT, ' over access').items.map(({ label }) => label);
    expect(ahead.slice(0, 4)).toEqual(['site', 'mbps', 'cos', 'zone']);
  });

  it('values after a comparison with an enumeration', () => {
    expect(labels('clause 9 "x"\n  for each access where cos = ¤')).toEqual(['Standard', 'Gold']);
    expect(labels('clause 9 "x"\n  for each access where cos is one of ¤')).toContain('Gold');
    expect(labels('clause 9 "x"\n  pour chaque site où pays = ¤', CONTRACT_FR)).toEqual([
      'FR',
      'DE',
    ]);
    expect(labels('example "x"\n  given access A1 : cos = ¤')).toEqual(['Standard', 'Gold']);
    expect(labels('table t by cos\n  cos | fee (EUR)\n  ¤')).toEqual(
      expect.arrayContaining(['Standard', 'Gold', 'any', 'otherwise']),
    );
  });

  it('owners after `of`: tables with the column, facts with the attribute', () => {
    expect(labels(clause('charge monthly of ¤'))[0]).toBe('port price');
    expect(labels(clause('charge monthly of ¤'))).not.toContain('today');
    expect(labels(clause('when zone of ¤'))).toEqual(['site']);
    expect(labels(clause('when mbps of ¤'))).toEqual(['access', 'this']);
    expect(labels(clause('charge monthly of port price with ¤'))).toEqual(['zone', 'mbps']);
    expect(labels(clause('charge monthly of port price with zone = 1, ¤'))[0]).toBe('mbps');
  });

  it('clauses where clauses are named, without the one at hand', () => {
    expect(labels('clause 2 "x"\n  replaces ¤')).toEqual(['1', '3', '4']);
    expect(labels(clause('discount charges of 1, ¤')).slice(0, 3)).toEqual(['2', '3', '4']);
    expect(labels('example "x"\n  invoice of 2024-01 has ¤').slice(0, 4)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('units after numbers', () => {
    const all = labels(clause('charge 12 ¤'));
    expect(all.slice(0, 2)).toEqual(['EUR', 'USD']);
    expect(all).toEqual(expect.arrayContaining(['minutes', 'Mbps', '%', 'at most']));
    expect(labels(clause('charge 12 EUR per ¤'))).toEqual(
      expect.arrayContaining(['month', 'day', 'site']),
    );
    expect(labels('item x\n  y : ¤')).toEqual(expect.arrayContaining(['text', 'one of', 'EUR']));
  });

  it('columns of the table an amendment changes', () => {
    const head = 'amendment 2 signed 2025-01-01 effective 2025-01-01\n  in table ';
    expect(labels(`${head}¤`)).toEqual(['port price']);
    expect(labels(`${head}port price, row 1, 10 Mbps : ¤`)).toEqual(['monthly']);
    expect(labels('table t by ¤')).toEqual(expect.arrayContaining(['zone', 'mbps', 'cos']));
    expect(labels('table t by zone, cos\n  zone | ¤')).toEqual(['cos']);
  });
});

describe('what is typed', () => {
  it('is replaced from the start of the name or phrase', () => {
    const clause = (words: string): string => `clause 9 "x"\n  for each access\n  ${words}`;
    expect(taken(clause('charge mon¤'), 'monthly of port price')).toBe(
      '  charge monthly of port price',
    );
    expect(taken(clause('charge monthly of po¤'), 'port price')).toBe(
      '  charge monthly of port price',
    );
    expect(taken(clause('charge monthly of port pr¤'), 'port price')).toBe(
      '  charge monthly of port price',
    );
    expect(taken(clause('charge charges o¤'), 'charges of')).toBe('  charge charges of');
    expect(taken(clause('charge started m¤'), 'started months')).toBe('  charge started months(');
    expect(taken('clause 9 "x"\n  for e¤', 'for each')).toBe('  for each');
    expect(taken('clause 9 "x"\n  fo¤', 'for each')).toBe('  for each');
  });

  it('needs no sound block, above or below', () => {
    const broken = CONTRACT.replace('clause 2 "Discount"', 'clouse 2 "Discount').replace(
      '  for each site\n',
      '  fr each site where where\n',
    );
    expect(labels('clause 9 "x"\n  for each ¤', broken)).toEqual(['site', 'access', 'incident']);
    const half = 'clause 9 "x"\n  fr each ( x\n  for each access where cos = ¤';
    expect(labels(half)).toEqual(['Standard', 'Gold']);
  });

  it('is left alone in comments, texts in quotes and unknown blocks', () => {
    expect(labels('clause 9 "x"\n  for each site -- ¤')).toEqual([]);
    expect(labels('clause 9 "x¤')).toEqual([]);
    expect(labels('nonsense\n  ¤')).toEqual([]);
  });
});

describe('every offer', () => {
  it('reads as the language: taking it leaves no word that cannot stand there', () => {
    const places = [
      '  ¤',
      '  for each ¤',
      '  charge ¤',
      '  charge 5 ¤',
      '  when ¤',
      '  replaces ¤',
    ];
    for (const place of places) {
      const typed = `clause 9 "x"\n${place}`;
      const { whole, items } = offered(typed);
      for (const item of items) {
        const text = whole.slice(0, item.from) + item.insert + whole.slice(item.to);
        const said = serving(text)
          .diagnosticsIn('en')
          .filter(({ from }) => from >= item.from)
          .filter(({ code }) => ['C0201', 'C0202', 'C0203', 'C0205', 'C0206'].includes(code))
          .filter(({ from }) => from < item.from + item.insert.length);
        expect([place, item.label, said]).toEqual([place, item.label, []]);
      }
    }
  });
});
