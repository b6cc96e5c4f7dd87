// Advice: what newcomers write is either read as what it can only mean, or told how to say it.
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../dsl/src/index.ts';
import { compiled } from '../../../support/outcome.ts';
import { completed } from '../../../support/standard-contract.ts';

const problemsIn = (language: 'en' | 'fr', part: string) =>
  compiled({ 'contract.avn': completed(part, language) }).problems.filter(
    ({ severity }) => severity === 'error',
  );

const clause = (...lines: readonly string[]) => ['clause 2 "x"', ...lines].join('\n  ');

describe('wordings that are read', () => {
  const pairs: readonly (readonly ['en' | 'fr', string, string])[] = [
    ['en', clause('every month', 'charge 5 EUR'), clause('each month', 'charge 5 EUR')],
    ['fr', clause('tous les mois', 'facturer 5 EUR'), clause('chaque mois', 'facturer 5 EUR')],
    [
      'en',
      clause('discount 5 % on charges of clause 1.1'),
      clause('discount 5 % of charges of 1.1'),
    ],
    [
      'fr',
      clause('remise de 5 % sur la facturation de la clause 1.1'),
      clause('accorder une remise de 5 % de facturation de 1.1'),
    ],
    ['fr', clause('plafonne 1.1 à 50 EUR'), clause('plafonne 1.1 à hauteur de 50 EUR')],
    [
      'fr',
      clause('pour tous les accès', 'quand débit supérieur à 10 Mbps', 'facturer 3 EUR par mois'),
      clause('pour chaque accès', 'lorsque débit > 10 Mbps', 'facturer 3 EUR par mois'),
    ],
    [
      'en',
      clause('each month', 'charge 5 EUR', 'maximum 4 EUR'),
      clause('each month', 'charge 5 EUR', 'at most 4 EUR'),
    ],
    [
      'en',
      clause('in lieu of 1.1', 'charge 5 EUR per month'),
      clause('replaces 1.1', 'charge 5 EUR per month'),
    ],
  ];
  it.each(pairs)('%s: %s', (language, written, meant) => {
    const plans = [written, meant].map((text) => {
      const { latest, problems } = compiled({ 'contract.avn': completed(text, language) });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(latest).toBeDefined();
      return JSON.stringify(latest?.rules, (key, value) =>
        ['span', 'hash', 'text'].includes(key) ? undefined : value,
      );
    });
    expect(plans[0]).toBe(plans[1]);
  });
});

describe('wordings that are told another way', () => {
  type Told = readonly ['en' | 'fr', string, string, string, string | undefined];
  const told = (
    [
      ['en', clause('each year', 'charge 5 EUR'), 'C0209', 'each contract year'],
      ['en', clause('each week', 'charge 5 EUR'), 'C0211', '`each quarter`'],
      ['en', clause('each month', 'charge 5 EUR x 3'), 'C0209', '`*`', '*'],
      ['en', clause('each month', 'charge EUR 5'), 'C0209', '`5 EUR`', '5 EUR'],
      ['en', clause('each month', 'charge 1,200 EUR'), 'C0104', '`1 200`', '1 200'],
      ['fr', clause('chaque mois', 'facturer 1.200 EUR'), 'C0104', '`1 200`', '1 200'],
      ['fr', clause('chaque mois', 'facturer 1.200,50 EUR'), 'C0104', '`1 200,50`', '1 200,50'],
      ['en', clause('each month', 'charge max(3 EUR, 5 EUR)'), 'C0209', 'greater of'],
      ['en', clause('charge 5 EUR per month when today > 2026-02-01'), 'C0209', 'own line'],
      [
        'fr',
        clause('chaque année à partir du 2027-01-01', 'facturer 3 EUR'),
        'C0209',
        'tous les 12 mois',
        'tous les 12 mois à partir du 2027-01-01',
      ],
      [
        'fr',
        clause('en vigueur du 2026-02-01 au 2026-06-30', 'facturer 3 EUR par mois'),
        'C0209',
        "jusqu'au 2026-06-30",
        "à partir du 2026-02-01 jusqu'au 2026-06-30",
      ],
      [
        'en',
        clause('in force from 1 January 2027', 'charge 5 EUR per month'),
        'C0209',
        '2027-01-31',
      ],
      ['en', clause('every 12 months from March 31, 2027', 'charge 5 EUR'), 'C0209', '2027-01-31'],
      [
        'fr',
        clause('en vigueur à partir du 1er janvier 2027', 'facturer 5 EUR par mois'),
        'C0209',
        '2027-01-31',
      ],
      ['fr', clause('le 31 mars de chaque année', 'facturer 5 EUR'), 'C0209', 'tous les 12 mois'],
      [
        'fr',
        clause('une fois au 2026-03-01 + 45 jours fin de mois', 'facturer 5 EUR'),
        'C0209',
        'dernier jour du mois(date) + 45 jours',
      ],
      ['en', 'define above for each access as speed', 'C0210', '`above`', '`above`'],
      [
        'en',
        'define billed from for each access as speed',
        'C0210',
        '`billed from`',
        '`billed from`',
      ],
      [
        'en',
        'derive peak from call\n  grouped by length as day of peak\n  total : sum of length over members',
        'C0210',
        '`day of peak`',
        '`day of peak`',
      ],
      ['fr', 'calendrier samedi\n  ouvert de 08:00 à 10:00', 'C0210', '`samedi`', '`samedi`'],
      [
        'en',
        clause('each month', 'charge 3 EUR * number of call where length = 3 minutes - 2'),
        'C0602',
        'parentheses',
      ],
      [
        'en',
        clause(
          'for each access',
          'when whole months(service start, today) + 1 > 3 months',
          'charge 3 EUR per month',
        ),
        'C0602',
        '`1 month`',
      ],
    ] as const
  ).map(([language, part, code, words, mended]): Told => [language, part, code, words, mended]);
  it.each(told)('%s: %s', (language, part, code, words, mended) => {
    const problems = problemsIn(language, part);
    expect(problems.map((one) => one.code)).toEqual([code]);
    const [found] = problems;
    if (found === undefined) return;
    expect(wordsOf(found, language).help).toContain(words);
    expect(found.fixes[0]?.edits[0]?.text).toBe(mended);
  });

  it('never says to remove what stands in a sentence of prices', () => {
    const [found] = problemsIn('en', clause('charge 5 EUR per month for 12'));
    expect(found?.code).toBe('C0205');
    for (const language of ['en', 'fr'] as const) {
      expect(found && wordsOf(found, language).help).not.toMatch(/remove|supprim/);
    }
  });

  it('says in the place of which word', () => {
    const [found] = problemsIn('en', clause('suspends all charges'));
    expect(found && wordsOf(found, 'en').help).toBe(
      'write the number or name of a clause in place of `all charges`',
    );
  });
});

it('a file after `from` is no part of a name that ends with `from`', () => {
  const item = 'item service from "s.csv"\n  key service\n  service from : date';
  expect(problemsIn('en', item)).toEqual([]);
});
