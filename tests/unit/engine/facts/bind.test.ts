// Binding: what is read from data files, and what is told of what cannot be read.
import { describe, expect, it } from 'vitest';
import type { PlanType } from '../../../../dsl/src/plan/index.ts';
import { formatDay, toText } from '../../../../dsl/src/values/index.ts';
import { isRational, textOf } from '../../../../engine/src/explain/value-text.ts';
import { bindFacts } from '../../../../engine/src/facts/bind.ts';
import { earliestChange } from '../../../../engine/src/facts/change.ts';
import { PROBLEMS_MAX } from '../../../../engine/src/facts/problems.ts';
import { knownOn } from '../../../../engine/src/facts/view.ts';
import { day, file, item, planOf, record, ref, viewOf } from '../../../support/plan-builder.ts';

function bound(types: readonly PlanType[], files: Readonly<Record<string, string>>) {
  const tables = Object.entries(files).map(([name, text]) => [name, file(name, text)] as const);
  const { value, problems } = bindFacts(planOf({ types }), new Map(tables));
  const told = problems.map(({ code, place }) => `${code}:${place.line}`);
  return { facts: value, view: knownOn(value, null), problems, told };
}

function cellsRead(type: PlanType['attributes'][number]['type'], cells: readonly string[]) {
  const types = [item('a', { x: type })];
  const rows = cells.map((cell, at) => `K${at}|2024-01-01||${cell}`).join('\n');
  const { view, told } = bound(types, { a: `id|from|to|x\n${rows}` });
  const values = cells.map((_, at) => {
    const fact = view.type('a').find(`K${at}`);
    const value = fact?.valueAt('x', fact.segments[0]?.row ?? 0);
    if (value === undefined) return undefined;
    return isRational(value) ? toText(value) : typeof value === 'number' ? value : String(value);
  });
  return { values, told };
}

describe('cells', () => {
  it('numbers are decimals with a point or a comma, spaces between thousands, and their unit', () => {
    const unit = { label: 'Mbps', factor: '1000000' };
    const cells = ['100', '1 000,5', '-2.50', '1\u202f000\u202f000', '10 Mbps', '10 mbps'];
    expect(cellsRead({ kind: 'number', unit }, cells).values).toEqual([
      '100000000',
      '1000500000',
      '-2500000',
      '1000000000000',
      '10000000',
      '10000000',
    ]);
  });

  it('numbers with anything else are problems and their rows are left out', () => {
    const { values, told } = cellsRead({ kind: 'number' }, [
      '1e3',
      '12 EUR',
      '1.2.3',
      '10 00',
      '7',
    ]);
    expect(values).toEqual([undefined, undefined, undefined, undefined, '7']);
    expect(told).toEqual(['R0203:2', 'R0203:3', 'R0203:4', 'R0203:5']);
  });

  it('a row that is left out has its other cells told, too', () => {
    const types = [item('a', { x: { kind: 'number' } })];
    const { told, view } = bound(types, {
      a: 'id|from|to|x\nA1|2027-02-30||cent\nA2|2027-01-01||7\n',
    });
    expect(told).toEqual(['R0203:2', 'R0203:2']);
    expect(view.type('a').find('A1')).toBeUndefined();
    const kept = view.type('a').find('A2');
    const value = kept?.valueAt('x', kept.segments[0]?.row ?? 0);
    expect(value !== undefined && isRational(value) && toText(value)).toBe('7');
  });

  it('booleans are words of both languages', () => {
    const words = ['yes', 'Oui', 'TRUE', '1', 'vrai', 'no', 'non', 'False', '0', 'faux'];
    const truths = [...Array(5).fill('true'), ...Array(5).fill('false')];
    expect(cellsRead({ kind: 'boolean' }, words).values).toEqual(truths);
  });

  it('dates, months and timestamps are ISO or day first', () => {
    const april = day('2026-04-16');
    expect(cellsRead({ kind: 'date' }, ['2026-04-16', '16/04/2026', '16/4/2026']).values).toEqual([
      april,
      april,
      april,
    ]);
    expect(cellsRead({ kind: 'month' }, ['2026-04', '04/2026', '2026-04-16']).values).toEqual(
      Array(3).fill(2026 * 12 + 3),
    );
    const at = april * 86400 + 8 * 3600;
    expect(cellsRead({ kind: 'instant' }, ['2026-04-16T08:00', '16/04/2026 08:00']).values).toEqual(
      [at, at],
    );
    expect(cellsRead({ kind: 'date' }, ['2026-02-30', '31/04/2026']).told).toEqual([
      'R0203:2',
      'R0203:3',
    ]);
  });

  it('one of a list is read in any case, and else told of', () => {
    const { values, told } = cellsRead({ kind: 'one of', values: ['Gold', 'Silver'] }, [
      'gold',
      'Silver',
      'bronze',
    ]);
    expect(values).toEqual(['Gold', 'Silver', undefined]);
    expect(told).toEqual(['R0210:4']);
  });
});

describe('files', () => {
  const access = item('access', { site: ref('site'), rate: 'number' }, { file: 'access.csv' });
  const site = item('site', { name: 'text' });

  it('a file that is not there is told of, and the rest is bound', () => {
    const { told, view } = bound([access, site], { site: 'id|from|to|name\nS1|2024-01-01||x' });
    expect(told).toEqual(['R0201:1']);
    expect(view.type('access').facts).toEqual([]);
    expect(view.type('site').find('S1')?.key).toBe('S1');
  });

  it('columns are found in any case and spacing, exact names first', () => {
    const { told, view } = bound([item('a', { 'unit price': 'number' })], {
      a: 'ID|From|TO|Unit_Price\nA|2024-01-01||3',
    });
    expect(told).toEqual([]);
    expect(view.type('a').find('A')?.segments).toHaveLength(1);
  });

  it('accents of columns do not matter, unless a column has the very name', () => {
    const types = [item('a', { débit: 'number' })];
    const plain = bound(types, { a: 'id|from|to|debit\nA|2024-01-01||3' });
    expect(plain.told).toEqual([]);
    const both = bound(types, { a: 'id|from|to|debit|débit\nA|2024-01-01||x|3' });
    expect(both.problems.map(({ code, values }) => [code, values.column])).toEqual([
      ['R0212', 'debit'],
    ]);
  });

  it('missing, repeated and unused columns are told of with the nearest name', () => {
    const { problems } = bound([site], {
      site: 'id|from|to|nam|extra|extra\nS1|2024-01-01||x|1|2',
    });
    expect(problems.map(({ code, values }) => [code, values.column, values.near])).toEqual([
      ['R0214', 'extra', undefined],
      ['R0202', 'name', 'nam'],
      ['R0212', 'nam', undefined],
      ['R0212', 'extra', undefined],
    ]);
  });

  it('bad rows are left out, the lines being those of the file', () => {
    const { told, view } = bound([site], {
      site: [
        'id|from|to|name',
        'S1|2024-13-01||bad date',
        '|2024-01-01||no key',
        'S3||| no date',
        'S4|2024-02-01|2024-01-01|reversed',
        'S5|2024-02-01||x|too many',
        'S6|2024-02-01||',
        'S7|2024-02-01||fine',
      ].join('\n'),
    });
    expect(told).toEqual(['R0203:2', 'R0204:3', 'R0204:4', 'R0208:5', 'R0215:6', 'R0211:7']);
    expect(view.type('site').facts.map(({ key }) => key)).toEqual(['S6', 'S7']);
  });

  it('references to what is not there are told of once, and the row is kept', () => {
    const files = {
      site: 'id|from|to|name\nS1|2024-01-01||x',
      'access.csv':
        'id|from|to|site|rate\nA|2024-01-01||S9|1\nB|2024-01-01||S9|1\nC|2024-01-01||S1|1',
    };
    const { told, view } = bound([access, site], files);
    expect(told).toEqual(['R0209:2']);
    const a = view.type('access').find('A')!;
    expect(a.valueAt('site', a.segments[0]!.row)).toBeUndefined();
    expect(a.referenceAt?.('site', a.segments[0]!.row)).toBe('S9');
    const c = view.type('access').find('C')!;
    expect(c.valueAt('site', c.segments[0]!.row)).toBe(view.type('site').find('S1'));
  });

  it('an empty file is told of', () => {
    expect(bound([site], { site: 'id|from|to|name' }).told).toEqual(['R0205:1']);
  });

  it('repeated and overlapping rows are told of', () => {
    const rows = ['A|2024-01-01||x', 'A|2024-01-01||y', 'B|2024-01-01||x', 'B|2024-03-01||y'];
    const { told } = bound([site], { site: ['id|from|to|name', ...rows].join('\n') });
    expect(told).toEqual(['R0206:3', 'R0207:5']);
  });

  it('at most a hundred problems are listed, the rest counted', () => {
    const rows = Array.from({ length: 150 }, (_, at) => `K${at}|never||x`);
    const { problems } = bound([site], { site: ['id|from|to|name', ...rows].join('\n') });
    expect(problems).toHaveLength(PROBLEMS_MAX + 1);
    expect(problems.at(-1)?.values.count).toBe('50');
  });
});

describe('row times', () => {
  const spans = (type: PlanType, rows: readonly string[]) => {
    const view = bound([type], { [type.name]: rows.join('\n') }).view;
    return view
      .type(type.name)
      .facts.map(({ key, segments }) => [
        key,
        ...segments.map(({ from, to }) => `${formatDay(from)}/${formatDay(to)}`),
      ]);
  };

  it('through includes the last day, an empty end is open', () => {
    const time = { kind: 'between', from: 'from', to: 'to', through: true } as const;
    const rows = ['id|from|to', 'A|2024-01-01|2024-01-31', 'B|2024-01-02|'];
    expect(spans(item('a', {}, { time }), rows)).toEqual([
      ['A', '2024-01-01/2024-02-01'],
      ['B', '2024-01-02/9999-12-31'],
    ]);
  });

  it('until next: each row holds until the next of its key', () => {
    const time = { kind: 'until next', from: 'from' } as const;
    const rows = ['id|from', 'A|2024-03-01', 'A|2024-01-01'];
    expect(spans(item('a', {}, { time }), rows)).toEqual([
      ['A', '2024-01-01/2024-03-01', '2024-03-01/9999-12-31'],
    ]);
  });

  it('records on a day, in a month, at an instant, or lasting', () => {
    const on = record('r', {});
    expect(spans(on, ['at', '2024-01-05'])).toEqual([['2', '2024-01-05/2024-01-06']]);
    const month = record('r', {}, { time: { kind: 'month', column: 'at' } });
    expect(spans(month, ['at', '2024-02'])).toEqual([['2', '2024-02-01/2024-03-01']]);
    const time = { kind: 'lasting', from: 'a', to: 'b', through: false } as const;
    const lasting = record('r', {}, { time });
    const rows = ['a|b', '2024-01-05T22:00|2024-01-07T00:00', '2024-01-09|2024-01-09'];
    expect(spans(lasting, rows)).toEqual([
      ['2', '2024-01-05/2024-01-07'],
      ['3', '2024-01-09/2024-01-10'],
    ]);
  });
});

describe('knowledge', () => {
  const type = item('a', { x: 'number' }, { known: 'known' });
  const rows = [
    'id|from|to|known|x',
    'A|2024-01-01||2023-12-01|1',
    'A|2024-03-01|2025-05-01|2024-04-10|2',
    'B|2024-02-01||2024-02-05|1',
  ];
  const { facts } = bound([type], { a: rows.join('\n') });
  const segments = (knowledge: string | null) =>
    knownOn(facts, knowledge === null ? null : day(knowledge))
      .type('a')
      .facts.map(({ key, segments: all }) => {
        return [key, ...all.map(({ from, to }) => `${formatDay(from)}/${formatDay(to)}`)];
      });

  it('only rows known by the day count, later known ones replacing from their start on', () => {
    expect(segments('2024-01-01')).toEqual([['A', '2024-01-01/9999-12-31']]);
    expect(segments('2024-04-09')).toEqual([
      ['A', '2024-01-01/9999-12-31'],
      ['B', '2024-02-01/9999-12-31'],
    ]);
    expect(segments('2024-04-10')).toEqual([
      ['A', '2024-01-01/2024-03-01', '2024-03-01/2025-05-01'],
      ['B', '2024-02-01/9999-12-31'],
    ]);
    expect(segments(null)).toEqual(segments('2024-04-10'));
    expect(segments('2020-01-01')).toEqual([]);
  });

  it('views and handles of a day are the same ones when asked again', () => {
    expect(knownOn(facts, day('2024-04-10'))).toBe(knownOn(facts, day('2024-04-10')));
    const view = knownOn(facts, null);
    expect(view.type('a').find('A')).toBe(view.type('a').facts[0]);
  });

  it('the earliest change is the first service day that newly known rows speak of', () => {
    const change = (after: string, upTo: string) => {
      const found = earliestChange(facts, day(after), day(upTo));
      return found === null ? null : formatDay(found);
    };
    expect(change('2023-12-01', '2024-02-05')).toBe('2024-02-01');
    expect(change('2024-02-05', '2024-04-10')).toBe('2024-03-01');
    expect(change('2024-04-10', '2025-01-01')).toBeNull();
    expect(change('2020-01-01', '2025-01-01')).toBe('2024-01-01');
  });

  it('a keyed record known anew moves, and changes where it stood', () => {
    const moved = record('r', {}, { key: 'id', known: 'known' });
    const { facts: records } = bound([moved], {
      r: 'id|at|known\nR|2024-01-05|2024-01-06\nR|2024-03-01|2024-03-02',
    });
    const days = (view: ReturnType<typeof knownOn>) =>
      view.type('r').facts.map(({ segments: [one] }) => formatDay(one?.from ?? 0));
    expect(days(knownOn(records, day('2024-02-01')))).toEqual(['2024-01-05']);
    expect(days(knownOn(records, null))).toEqual(['2024-03-01']);
    expect(formatDay(earliestChange(records, day('2024-02-01'), day('2024-04-01')) ?? 0)).toBe(
      '2024-01-05',
    );
  });
});

describe('series', () => {
  const series = [
    {
      name: 'S',
      step: 'month',
      file: 's.csv',
      columns: { at: 'month', value: 'value', published: 'out' },
      values: [{ at: '2024-01', value: '100' }],
      span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
    },
  ] as const;
  const table = file(
    's.csv',
    'month|value|out\n2024-02|101,5|2024-03-15\n2024-02|102|2024-04-15\nx|1|',
  );
  const { value: facts, problems } = bindFacts(planOf({ series }), new Map([['s.csv', table]]));
  const at = (known: string | null, month: number) => {
    const found = knownOn(facts, known === null ? null : day(known))
      .series?.('S')
      ?.valueAt(month);
    return found === undefined ? undefined : textOf(found.value, 'number');
  };

  it('the last value published by the day counts', () => {
    const february = 2024 * 12 + 1;
    expect(at('2024-03-14', february)).toBeUndefined();
    expect(at('2024-03-15', february)).toBe('101.5');
    expect(at(null, february)).toBe('102');
    expect(at('2020-01-01', february - 1)).toBe('100');
    expect(problems.map(({ code }) => code)).toEqual(['R0203']);
  });

  it('the latest up to a month', () => {
    const known = knownOn(facts, null).series?.('S');
    expect(known?.latestAt(2025 * 12)?.at).toBe(2024 * 12 + 1);
    expect(known?.latestAt(2020 * 12)).toBeUndefined();
  });
});

describe('order', () => {
  it('facts stand in the order of occurrence, then key', () => {
    const view = viewOf(planOf({ types: [item('a', {})] }), {
      a: 'id|from|to\nZ|2024-01-01|\nB|2024-02-01|\nA|2024-02-01|\nC|2023-01-01|',
    });
    expect(view.type('a').facts.map(({ key, order }) => `${order}${key}`)).toEqual([
      '0C',
      '1Z',
      '2A',
      '3B',
    ]);
  });
});
