// Matrix: what each role may do to each kind of object. In: nothing (data). A role that is absent
// from a row may do nothing there. Whoever may do anything in a row may read it in the same scope.
import type { Condition } from './conditions.ts';
import type { Role } from './roles.ts';

/** C makes and edits own drafts, A approves, X executes, R reads, W withdraws or holds. */
export type Code = 'C' | 'A' | 'X' | 'R' | 'W';

/** A code, and the conditions that must all hold. */
export type Grant = Code | `${Code} ${Condition}` | `${Code} ${Condition} ${Condition}`;

/** What a role may do in a row: each of them. */
export type Cell = Grant | readonly Grant[];

type Row = Readonly<Partial<Record<Exclude<Role, 'BPO'>, Cell>>>;

// The matrix, without the outsourced agent.
// biome-ignore format: a row reads as a row
const INSIDE = {
  'contract draft': {
    AN: 'R', BS: 'R', OS: 'R', BE: 'C', BM: 'R', DIR: 'R', PS: 'C study', FI: 'R', RA: 'R', AU: 'R',
  },
  'contract publication': { BE: 'A', BM: 'A', DIR: 'A amendment >T2', RA: 'R', AU: 'R' },
  prices: {
    AN: 'R', BS: 'R', OS: 'C', BE: 'C', BM: 'A', PS: 'R', FI: 'A index', RA: 'R', AU: 'R',
  },
  customer: {
    AN: 'R', BS: 'R', OS: 'C', BE: 'C', PS: 'R', CO: 'R', FI: 'A', RA: 'R', AU: 'R', CU: 'R own',
  },
  'billing account': {
    AN: 'R', BS: 'R', OS: 'C', BE: 'C', BM: 'A', PS: 'R', CO: 'R', FI: 'A tax', RA: 'R', AU: 'R',
    CU: 'R own',
  },
  order: {
    AN: 'R', BS: 'R', OS: 'X', BE: 'R', BM: 'R', DIR: 'R', OD: ['C', 'X'], RA: 'R', AU: 'R',
    CU: 'C own',
  },
  inventory: {
    AN: 'C', BS: 'C', OS: 'A', BE: 'A', BM: 'R', PS: 'R', OD: 'C', RA: 'R', AU: 'R', CU: 'R own',
  },
  'usage and incidents': {
    AN: 'X', BS: 'X', OS: 'X', BE: 'R', BM: 'R', RA: 'R', AU: 'R',
  },
  timesheet: {
    AN: 'R', BS: 'X check', OS: 'A', BE: 'R', BM: 'A', RA: 'R', AU: 'R', CU: 'A own',
  },
  calendar: {
    AN: 'R', BS: 'R', OS: 'C', BE: 'R', BM: 'A', DIR: 'R', OD: 'R', CO: 'R', FI: 'R', RA: 'R',
    AU: 'R', CU: 'R own',
  },
  run: {
    AN: 'X', BS: 'X', OS: 'X', BE: 'X', BM: 'X', PS: 'X simulation', RA: 'X simulation',
  },
  'finding treatment': {
    AN: 'X', BS: 'X', OS: 'X', BE: 'X', BM: 'X', OD: 'X own', RA: 'C', AU: 'R',
  },
  'finding waiver': {
    AN: 'C', BS: 'C', OS: 'A minor', BE: 'A major', BM: 'A blocking', DIR: 'A', RA: 'R', AU: 'R',
  },
  adjustment: {
    AN: 'C', BS: 'C', OS: 'A <=T1', BE: 'A <=T1', BM: 'A <=T2', DIR: 'A >T2', RA: 'R', AU: 'R',
  },
  'draft validation': {
    AN: 'C', BS: 'C', OS: 'A', BE: 'A', BM: 'A', RA: 'R', AU: 'R', CU: 'R own asked',
  },
  'invoice issue': { OS: 'X', BM: 'X', RA: 'R', AU: 'R', CU: 'R own' },
  claim: {
    AN: 'C', BS: 'C', OS: 'X', BE: 'X', BM: 'X', DIR: 'R', CO: 'C', RA: 'R', AU: 'R', CU: 'C own',
  },
  'claim decision': {
    AN: 'C', BS: 'C', OS: 'A <=T1', BE: 'A <=T1', BM: 'A <=T2', DIR: 'A >T2 with-FI', FI: 'A >T2',
    RA: 'R', AU: 'R', CU: 'R own',
  },
  payment: {
    AN: 'R', BS: 'R', OS: 'R', BM: 'R', DIR: 'A write-off', CO: ['C', 'X'], FI: 'A', RA: 'R',
    AU: 'R', CU: 'R own',
  },
  dunning: {
    AN: 'R', BS: 'R', OS: 'W', BM: 'W', DIR: 'A formal-notice', CO: 'X', FI: 'R', RA: 'R', AU: 'R',
  },
  study: { OS: 'R', BE: 'A', BM: 'A', DIR: 'R', PS: 'C', RA: 'R', AU: 'R' },
  transition: {
    AN: 'C', BS: 'C', OS: 'C', BE: 'A', BM: 'A', DIR: 'A', OD: 'R', RA: 'R', AU: 'R', CU: 'A own',
  },
  kpi: {
    AN: 'R', BS: 'R', OS: 'C', BE: 'C', BM: 'A', DIR: 'R', CO: 'R', FI: 'R', RA: 'C', AU: 'R',
    CU: 'R own',
  },
  'action plan': {
    AN: 'C', BS: 'C', OS: 'C', BE: 'C', BM: 'A', DIR: 'A', OD: 'C', CO: 'C', FI: 'C', RA: 'C',
    AU: 'R', CU: 'R shared',
  },
  correspondence: {
    AN: 'C', BS: 'C', OS: 'C', BE: 'C', BM: 'R', DIR: 'R', PS: 'C own', OD: 'C', CO: 'C', FI: 'R',
    RA: 'R', AU: 'R', CU: 'C own',
  },
  control: { AN: 'R', BS: 'R', OS: 'R', BE: 'C', BM: 'A', RA: 'A', AU: 'R' },
  audit: {
    AN: 'R own', BS: 'R own', OS: 'R own', BE: 'R own', BM: 'R', DIR: 'R', FI: 'R', RA: 'X',
    AU: 'X', AD: 'R technical',
  },
  access: { BM: 'A request', DIR: 'A request', RA: 'A conflict-check', AU: 'R', AD: 'X' },
  archive: { DIR: 'A', FI: 'A', RA: 'C', AU: 'R', AD: 'X' },
} as const satisfies Readonly<Record<string, Row>>;

/** A row: a kind of object and what is done to it. */
export type Subject = keyof typeof INSIDE;

/** All rows, in the order of the matrix. */
export const SUBJECTS = Object.keys(INSIDE) as readonly Subject[];

/** What a role may do in a row. */
export function grantsOf(role: Role, subject: Subject): readonly Grant[] {
  const row: Row = INSIDE[subject];
  // The outsourced agent is an analyst who takes no part in what claims decide.
  if (role === 'BPO') return subject === 'claim decision' ? [] : grantsOf('AN', subject);
  const cell = row[role];
  return cell === undefined ? [] : typeof cell === 'string' ? [cell] : cell;
}

/** A grant, taken apart. */
export interface Parts {
  readonly code: Code;
  readonly when: readonly Condition[];
}

/** A grant's code and conditions apart. */
export function partsOf(grant: Grant): Parts {
  const [code, ...when] = grant.split(' ');
  return { code: code as Code, when: when as Condition[] };
}
