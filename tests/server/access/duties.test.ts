// Conflicting duties: which roles do not go together, and which acts of one person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictOfAct, conflictsOfGrant, holds } from '../../../server/src/access/duties.ts';
import {
  type Circumstances,
  CONFLICTS,
  OPERATIONS,
  type Operation,
  ROLES,
  type Role,
} from '../../../server/src/index.ts';

const roles = Object.keys(ROLES) as Role[];
const operations = Object.keys(OPERATIONS) as Operation[];

describe('roles that do not go together', () => {
  it('are these', () => {
    const refused = roles.map((role) => {
      const others = roles.filter((other) => conflictsOfGrant([other], role).length > 0);
      return `${role}: ${others.join(' ')}`;
    });
    expect(refused).toEqual([
      'AN: OS BE BM DIR AD',
      'BPO: OS BE BM DIR AD',
      'BS: OS BE BM DIR AD',
      'OS: AN BPO BS BM DIR OD CO FI RA AD',
      'BE: AN BPO BS BM OD CO FI AD',
      'BM: AN BPO BS OS BE PS OD CO AD',
      'DIR: AN BPO BS OS PS OD CO RA AD',
      'PS: BM DIR AD',
      'OD: OS BE BM DIR FI AD',
      'CO: OS BE BM DIR FI AD',
      'FI: OS BE OD CO AD',
      'RA: OS DIR AD',
      'AU: ',
      'CU: AD',
      'AD: AN BPO BS OS BE BM DIR PS OD CO FI RA CU',
    ]);
  });

  it('are refused in whichever order, and name a role that the person has', () => {
    const property = fc.property(fc.subarray(roles), fc.constantFrom(...roles), (all, role) => {
      const held = all.filter((each) => each !== role);
      for (const { held: named, conflict } of conflictsOfGrant(held, role)) {
        expect(held).toContain(named);
        const [one, other] = conflict;
        expect(holds(named, one) ? holds(role, other) : holds(role, one)).toBe(true);
        // No role holds both: then the act would be refused, not the grant.
        expect([...held, role].some((r) => holds(r, one) && holds(r, other))).toBe(false);
      }
      const alone = conflictsOfGrant([], role);
      expect(alone).toEqual([]);
    });
    fc.assert(property, { numRuns: 1000 });
    for (const a of roles) {
      for (const b of roles) {
        const there = conflictsOfGrant([a], b).length;
        expect([a, b, conflictsOfGrant([b], a).length]).toEqual([a, b, there]);
      }
    }
  });
});

describe('acts that do not go together', () => {
  const large: Circumstances = { amount: '5000.01' };
  const clash = (done: Operation, now: Operation, about: Circumstances = large) =>
    conflictOfAct([done], now, about) !== undefined;

  it('are refused on the same object, in whichever order', () => {
    const pairs: readonly (readonly [Operation, Operation])[] = [
      ['contract.draft', 'contract.publish'],
      ['price.load', 'price.approve'],
      ['index.load', 'index.approve'],
      ['customer.edit', 'credit.approve'],
      ['account.approve', 'credit.approve'],
      ['inventory.import', 'draft.validate'],
      ['order.validate', 'credit.approve'],
      ['adjustment.create', 'adjustment.approve'],
      ['draft.validate', 'invoice.issue'],
      ['credit.approve', 'payment.allocate'],
      ['payment.allocate', 'payment.write-off'],
      ['dunning.hold', 'credit.approve'],
      ['control.define', 'finding.waive'],
      ['access.manage', 'run.launch'],
      ['timesheet.enter', 'timesheet.approve'],
      ['customer.bank', 'order.capture'],
      ['customer.bank', 'draft.validate'],
    ];
    for (const [one, other] of pairs) {
      expect([one, other, clash(one, other)]).toEqual([one, other, true]);
      expect([other, one, clash(other, one)]).toEqual([other, one, true]);
    }
    expect(CONFLICTS).toHaveLength(14);
  });

  it('are allowed otherwise: the same act again, small claims, reading', () => {
    expect(clash('dunning.hold', 'credit.approve', { amount: '5000' })).toBe(false);
    expect(clash('dunning.hold', 'credit.approve', {})).toBe(false);
    expect(clash('customer.edit', 'order.capture')).toBe(false);
    expect(clash('draft.prepare', 'draft.validate')).toBe(false);
    for (const one of operations) {
      expect([one, clash(one, one)]).toEqual([one, false]);
      for (const other of operations.filter((each) => each.endsWith('.read'))) {
        expect([one, other, clash(one, other)]).toEqual([one, other, false]);
        expect([other, one, clash(other, one)]).toEqual([other, one, false]);
      }
    }
  });
});
