// The matrix against the table that the business signed, cell by cell, and decisions against a plain
// reading of that table, for every role, every row, every code and any circumstances.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Circumstances,
  type Code,
  decide,
  type Flag,
  grantsOf,
  levelOf,
  OPERATIONS,
  type Operation,
  Problem,
  ROLES,
  type Role,
  requireRight,
  SUBJECTS,
  type Subject,
} from '../../../server/src/index.ts';

const TABLE = `
| Object / action | AN | BS | OS | BE | BM | DIR | PS | OD | CO | FI | RA | AU | CU | AD |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| Contract DSL draft, tests | R | R | R | C | R | R | C (study only) | - | - | R | R | R | - | - |
| Publish contract version | - | - | - | A (second expert) | A | A (amendment > threshold) | - | - | - | - | R | R | - | - |
| Price tables, index, FX values | R | R | C | C | A | - | R | - | - | A (FX, index) | R | R | - | - |
| Customer, legal entity, tax profile | R | R | C | C | - | - | R | - | R | A | R | R | R own | - |
| Billing account architecture | R | R | C | C | A | - | R | - | R | A (tax/issuer) | R | R | R own | - |
| Order capture and validation | R | R | X | R | R | R | - | C/X | - | - | R | R | C own | - |
| Inventory import, correction | C | C | A | A | R | - | R | C | - | - | R | R | R own | - |
| Usage, incident, SLA data import | X | X | X | R | R | - | - | - | - | - | R | R | - | - |
| Timesheet entry / approval | R | X check | A | R | A | - | - | - | - | - | R | R | A own | - |
| Calendar and cut-offs | R | R | C | R | A | R | - | R | R | R | R | R | R own | - |
| Launch draft / simulation / re-rate | X | X | X | X | X | - | X simulation | - | - | - | X simulation | - | - | - |
| Finding: explain, correct | X | X | X | X | X | - | - | X own | - | - | C | R | - | - |
| Finding: waive | C | C | A minor | A major | A blocking | A | - | - | - | - | R | R | - | - |
| Adjustment ticket | C | C | A ≤ T1 | A ≤ T1 | A ≤ T2 | A > T2 | - | - | - | - | R | R | - | - |
| Validate draft invoice | C | C | A | A | A | - | - | - | - | - | R | R | R own (if contract asks) | - |
| Issue invoices (release) | - | - | X | - | X | - | - | - | - | - | R | R | R own | - |
| Claim: register, investigate | C | C | X | X | X | R | - | - | C | - | R | R | C own | - |
| Claim decision / credit or debit note | C | C | A ≤ T1 | A ≤ T1 | A ≤ T2 | A > T2 with FI | - | - | - | A > T2 | R | R | R own | - |
| Payments, allocation, write-off | R | R | R | - | R | A write-off | - | - | C/X | A | R | R | R own | - |
| Dunning run / hold | R | R | W | - | W | A formal notice | - | - | X | R | R | R | - | - |
| Feasibility study, bid answers | - | - | R | A | A | R | C | - | - | - | R | R | - | - |
| IMO/FMO plan, parallel-run sign-off | C | C | C | A | A | A | - | R | - | - | R | R | A own | - |
| KPI definition / publish reports | R | R | C | C | A | R | - | - | R | R | C | R | R own | - |
| Actions, SIP | C | C | C | C | A | A | - | C | C | C | C | R | R shared | - |
| Correspondence, verbatim | C | C | C | C | R | R | C own | C | C | R | R | R | C own | - |
| Control catalogue, severity | R | R | R | C | A | - | - | - | - | - | A | R | - | - |
| Audit log, evidence export | R own | R own | R own | R own | R | R | - | - | - | R | X | X | - | R technical |
| Users, roles, delegation | - | - | - | - | A request | A request | - | - | - | - | A conflict check | R | - | X |
| Archive: hold, purge | - | - | - | - | - | A | - | - | - | A | C | R | - | X |
`;

const CODES: readonly Code[] = ['C', 'A', 'X', 'R', 'W'];
const FLAGS: readonly Flag[] = [
  'own',
  'shared',
  'study',
  'asked',
  'simulation',
  'technical',
  'amendment',
  'index',
  'tax',
  'bank',
  'check',
  'write-off',
  'formal-notice',
  'request',
  'conflict-check',
];

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const [heads = [], , ...lines] = TABLE.trim().split('\n').map(cellsOf);
const roleAt = heads.slice(1) as readonly Role[];

/** The table's cell of a row and a role; the outsourced agent reads as the analyst. */
function cell(subject: Subject, role: Role): string {
  const row = lines[SUBJECTS.indexOf(subject)];
  if (role === 'BPO') return subject === 'claim decision' ? '-' : cell(subject, 'AN');
  return row?.[roleAt.indexOf(role) + 1] ?? '-';
}

/** How the table words the conditions, and when each holds; scopes bind reading too. */
const WORDINGS: Readonly<Record<string, { scope?: true; holds: (c: Circumstances) => boolean }>> = {
  '': { holds: () => true },
  own: { scope: true, holds: ({ is = [] }) => is.includes('own') },
  'own (if contract asks)': {
    scope: true,
    holds: ({ is = [] }) => is.includes('own') && is.includes('asked'),
  },
  shared: { scope: true, holds: ({ is = [] }) => is.includes('shared') },
  '(study only)': { scope: true, holds: ({ is = [] }) => is.includes('study') },
  simulation: { scope: true, holds: ({ is = [] }) => is.includes('simulation') },
  technical: { scope: true, holds: ({ is = [] }) => is.includes('technical') },
  // Another than the author: that nobody approves what they made says it.
  '(second expert)': { holds: () => true },
  '(amendment > threshold)': {
    holds: ({ is = [], amount = '0' }) => is.includes('amendment') && levelOf(amount) === 3,
  },
  '(FX, index)': { holds: ({ is = [] }) => is.includes('index') },
  '(tax/issuer)': { holds: ({ is = [] }) => is.includes('tax') },
  check: { holds: ({ is = [] }) => is.includes('check') },
  'write-off': { holds: ({ is = [] }) => is.includes('write-off') },
  'formal notice': { holds: ({ is = [] }) => is.includes('formal-notice') },
  request: { holds: ({ is = [] }) => is.includes('request') },
  'conflict check': { holds: ({ is = [] }) => is.includes('conflict-check') },
  minor: { holds: ({ severity }) => severity === 'minor' },
  major: { holds: ({ severity }) => severity === 'minor' || severity === 'major' },
  blocking: { holds: ({ severity }) => severity !== undefined },
  '≤ T1': { holds: ({ amount }) => amount !== undefined && levelOf(amount) === 1 },
  '≤ T2': { holds: ({ amount }) => amount !== undefined && levelOf(amount) <= 2 },
  '> T2': { holds: ({ amount }) => amount !== undefined && levelOf(amount) === 3 },
  '> T2 with FI': { holds: ({ amount }) => amount !== undefined && levelOf(amount) === 3 },
};

/** A plain reading of the table. */
function expected(role: Role, subject: Subject, code: Code, about: Circumstances): boolean {
  const text = cell(subject, role);
  if (text === '-') return false;
  const [, codes = '', wording = ''] = /^([CAXRW](?:\/[CAXRW])*) ?(.*)$/.exec(text) ?? [];
  const meaning = WORDINGS[wording];
  if (meaning === undefined) throw new Error(`no such wording: ${wording}`);
  if (codes.split('/').includes(code)) return meaning.holds(about);
  return code === 'R' && (meaning.scope !== true || meaning.holds(about));
}

const roles = Object.keys(ROLES) as Role[];
const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record(
  {
    is: fc.subarray([...FLAGS]),
    amount: fc.constantFrom('0', '-4999.99', '5000', '5000.01', '50000', '-50000.01', '1e9'),
    severity: fc.constantFrom('minor', 'major', 'blocking'),
  },
  { requiredKeys: [] },
);
const anySubject = fc.constantFrom(...SUBJECTS);
const anyCode = fc.constantFrom(...CODES);
const others = { makers: ['somebody else'] };
const allowed = (
  roles: readonly string[],
  subject: Subject,
  code: Code,
  circumstances: Circumstances,
): boolean => decide({ person: 'ada', roles, subject, code, circumstances }).allowed;

describe('the matrix', () => {
  it('has the rows and the roles of the table, and the outsourced agent', () => {
    expect(lines).toHaveLength(SUBJECTS.length);
    expect([...roleAt, 'BPO'].sort()).toEqual([...roles].sort());
  });

  it('decides as the table reads: every role, row and code, with nothing and with all known', () => {
    const all: Circumstances[] = [
      { ...others },
      ...(['minor', 'major', 'blocking'] as const).flatMap((severity) =>
        ['1', '6000', '60000'].map((amount) => ({ ...others, is: FLAGS, severity, amount })),
      ),
      ...FLAGS.map((flag) => ({ ...others, is: [flag], amount: '60000' })),
    ];
    const wrong: string[] = [];
    let cells = 0;
    for (const role of roles) {
      for (const subject of SUBJECTS) {
        for (const code of CODES) {
          for (const about of all) {
            cells += 1;
            if (allowed([role], subject, code, about) !== expected(role, subject, code, about)) {
              wrong.push(`${role} ${subject} ${code} ${JSON.stringify(about)}`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(15 * 29 * 5 * 25);
  });

  it('decides as the table reads, in any circumstances and for any set of roles', () => {
    const anyRoles = fc.subarray(roles);
    const property = fc.property(
      anyRoles,
      anySubject,
      anyCode,
      anyCircumstances,
      (held, subject, code, known) => {
        const about = { ...known, ...others };
        const wanted = held.some((role) => expected(role, subject, code, about));
        expect(allowed(held, subject, code, about)).toBe(wanted);
        expect(allowed([...held, 'NOBODY', 'an', ''], subject, code, about)).toBe(wanted);
      },
    );
    fc.assert(property, { numRuns: 3000 });
  });

  it('lets nobody approve what they made, for themselves or for another (law 72)', () => {
    const property = fc.property(
      fc.subarray(roles),
      anySubject,
      anyCircumstances,
      fc.constantFrom('ada', 'boss'),
      (held, subject, known, maker) => {
        const about = { ...known, makers: ['bob', maker], onBehalfOf: 'boss' };
        expect(allowed(held, subject, 'A', about)).toBe(false);
        const { makers: _, ...unknown } = about;
        expect(allowed(held, subject, 'A', unknown)).toBe(false);
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('takes a bare role name, as an object has them, for no role', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      for (const subject of SUBJECTS) expect(allowed([name], subject, 'R', others)).toBe(false);
    }
  });

  it('lets analysts, specialists and outsourced agents prepare and never approve money', () => {
    const money = ['adjustment', 'claim decision', 'draft validation', 'invoice issue'] as const;
    for (const role of ['AN', 'BS', 'BPO'] as const) {
      for (const subject of money) {
        const codes = grantsOf(role, subject).map((grant) => grant[0]);
        expect(codes.filter((code) => code === 'A' || code === 'X')).toEqual([]);
      }
    }
    expect(grantsOf('BPO', 'claim decision')).toEqual([]);
  });
});

describe('a right', () => {
  const operations = Object.keys(OPERATIONS) as Operation[];
  const codeOf = (act: () => unknown): string => {
    try {
      act();
      return 'allowed';
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  };

  it('is refused by name for every role and operation that the table does not join', () => {
    for (const role of roles) {
      for (const operation of operations) {
        const { subject, code, is = [] }: (typeof OPERATIONS)[Operation] = OPERATIONS[operation];
        const about = { ...others, is: FLAGS, amount: '1', severity: 'minor' as const };
        const ever = [about, { ...about, amount: '60000' }, { ...about, amount: '6000' }];
        const may = ever.some((each) => expected(role, subject, code, each));
        const got = ever.map((each) =>
          codeOf(() => requireRight({ person: 'ada', roles: [role] }, operation, each)),
        );
        const found = got.includes('allowed') ? 'allowed' : got[0];
        expect([role, operation, found, is]).toEqual([
          role,
          operation,
          may ? 'allowed' : 'S0201',
          is,
        ]);
      }
    }
  });

  it('says in both languages what is wanted', () => {
    const ada = { person: 'ada', roles: ['BE', 'BM'] };
    const about = { ...others, amount: '60000' };
    try {
      requireRight(ada, 'adjustment.approve', about);
      expect.unreachable();
    } catch (error) {
      const problem = error as Problem;
      expect([problem.code, problem.detail('en'), problem.detail('fr')]).toEqual([
        'S0203',
        'your roles may approve an adjustment, but only: up to the first threshold or up to the second threshold',
        'vos rôles permettent : approuver un ajustement, mais seulement : jusqu’au premier seuil ou jusqu’au second seuil',
      ]);
    }
    const mine = { kind: 'adjustment', id: 'ADJ-1', makers: ['ada'], amount: '10' };
    expect(codeOf(() => requireRight(ada, 'adjustment.approve', mine))).toBe('S0202');
    expect(requireRight(ada, 'adjustment.approve', { ...mine, makers: [] })).toBe('BE');
  });

  it('is refused by name to whoever did what does not go with it', () => {
    const bm = { person: 'ada', roles: ['BM'] };
    const about = { ...others, done: ['draft.validate' as const] };
    expect(codeOf(() => requireRight(bm, 'invoice.issue', about))).toBe('S0204');
    expect(codeOf(() => requireRight(bm, 'invoice.issue', { ...about, done: [] }))).toBe('allowed');
    expect(codeOf(() => requireRight(bm, 'invoice.read', about))).toBe('allowed');
  });
});
