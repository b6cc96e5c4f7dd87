// Kinds: what the value of a term is, found without evaluating it. Days, months and instants are
// all whole numbers when evaluated; where that matters, and in explanations, the kind says which.
import type { Term, UnitTag, ValueType } from '@avenant/dsl';
import { BUILTIN_KINDS } from '../explain/builtins.ts';
import type { ValueKind } from '../explain/value-text.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/** The types of the bound facts, innermost last, and of the members of the group at hand. */
export interface Environment {
  readonly types: readonly string[];
  readonly members: string | null;
}

/** What the value of a term is. `type`: of a fact, its type; undefined for the contract. */
export interface Shape {
  readonly kind: ValueKind;
  readonly type?: string;
  readonly unit?: UnitTag;
}

const NUMBER: Shape = { kind: 'number' };
const SECONDS: Shape = { kind: 'number', unit: { label: 'second', factor: '1' } };

/** The types of what is bound in a frame. */
export function environmentOf(frame: Frame): Environment {
  return {
    types: frame.facts.map(({ type }) => type),
    members: frame.members?.name ?? null,
  };
}

/** What the value of a term is. */
export function shapeOf(machine: Machine, term: Term, env: Environment): Shape {
  const shape = bareShape(machine, term, env);
  return term.unit === undefined ? shape : { ...shape, unit: term.unit };
}

function bareShape(machine: Machine, term: Term, env: Environment): Shape {
  switch (term.op) {
    case 'text':
    case 'key':
      return { kind: 'text' };
    case 'boolean':
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'known':
      return { kind: 'boolean' };
    case 'date':
      return { kind: term.value.includes('T') ? 'instant' : 'date' };
    case 'moment':
      return { kind: 'date' };
    case 'month':
      return { kind: 'month' };
    case 'fact':
      return factShape(env.types[env.types.length - 1 - term.depth]);
    case 'attribute':
      return attributeShape(machine, shapeOf(machine, term.of, env).type, term.name);
    case 'when':
      if (term.part === 'duration') return SECONDS;
      return { kind: term.part === 'start' || term.part === 'end' ? 'instant' : 'date' };
    case 'defined':
      return definedShape(machine, term.name, term.of && shapeOf(machine, term.of, env).type);
    case 'period':
      return { kind: term.part === 'from' || term.part === 'to' ? 'date' : 'number' };
    case 'contract':
      return { kind: term.part === 'start' || term.part === 'end' ? 'date' : 'number' };
    case 'add':
    case 'subtract':
    case 'negate':
    case 'min':
    case 'max':
    case 'first known':
    case 'round':
    case 'over time':
    case 'in period':
    case 'multiply':
    case 'divide':
    case 'convert':
      return operandShape(machine, term, env);
    case 'choose':
      return shapeOf(machine, term.otherwise, env);
    case 'lookup':
      return columnShape(machine, term.table, term.column);
    case 'aggregate':
      return aggregateShape(machine, term, env);
    case 'charges':
      return { kind: 'number', unit: machine.currencyUnit };
    case 'call':
      return { kind: BUILTIN_KINDS[term.function] };
    case 'times':
    case 'times union':
    case 'times during':
    case 'times except':
    case 'times merged':
    case 'times cut':
    case 'times open':
      return { kind: 'times' };
    case 'times length':
      return SECONDS;
    case 'number':
    case 'scale':
    case 'series':
    case 'over series':
    case 'times count':
    case 'times units':
      return NUMBER;
  }
}

function factShape(type: string | undefined): Shape {
  return type === undefined ? { kind: 'fact' } : { kind: 'fact', type };
}

// The shape of the first operand; units do not survive products.
function operandShape(
  machine: Machine,
  term: Extract<Term, { of: readonly Term[] }>,
  env: Environment,
): Shape {
  const [first] = term.of;
  const shape = first === undefined ? NUMBER : shapeOf(machine, first, env);
  const product = term.op === 'multiply' || term.op === 'divide' || term.op === 'convert';
  return product ? NUMBER : shape;
}

function aggregateShape(
  machine: Machine,
  term: Extract<Term, { op: 'aggregate' }>,
  env: Environment,
): Shape {
  if (term.function === 'any' || term.function === 'every') return { kind: 'boolean' };
  if (term.function === 'count' || term.function === 'distinct') return NUMBER;
  if (term.value === undefined) return NUMBER;
  return shapeOf(machine, term.value, inside(machine, env, term.set.type));
}

/** The environment of the terms inside a set: its member is bound innermost. */
export function inside(machine: Machine, env: Environment, type: string): Environment {
  const member = type === '#members' ? membersType(machine, env) : type;
  return { ...env, types: [...env.types, member] };
}

function membersType(machine: Machine, { types, members }: Environment): string {
  if (members !== null) return members;
  const group = types.findLast((type) => machine.derivations.get(type)?.keys !== undefined);
  return machine.derivations.get(group ?? '')?.over.type ?? '';
}

function attributeShape(machine: Machine, type: string | undefined, name: string): Shape {
  if (type === undefined) return definedShape(machine, name, undefined);
  const derivation = machine.derivations.get(type);
  if (derivation !== undefined) {
    const base = derivation.over.type;
    const env = { types: [base], members: derivation.keys === undefined ? null : base };
    const field =
      derivation.fields.find((one) => one.name === name) ??
      derivation.keys?.find((one) => one.name === name);
    return field === undefined
      ? attributeShape(machine, base, name)
      : shapeOf(machine, field.value, env);
  }
  const attribute = machine.types.get(type)?.attributes.find((one) => one.name === name);
  return attribute === undefined ? NUMBER : typeShape(attribute.type);
}

function definedShape(machine: Machine, name: string, on: string | undefined): Shape {
  const definition = machine.definition(name, on);
  const [version] = definition?.versions ?? [];
  if (definition === undefined || version === undefined) return NUMBER;
  const env = { types: on === undefined ? [] : [on], members: null };
  const shape = shapeOf(machine, version.value, env);
  return definition.unit === undefined ? shape : { ...shape, unit: definition.unit };
}

function columnShape(machine: Machine, table: string, column: string): Shape {
  const type = machine.tables.get(table)?.columns.find((one) => one.name === column)?.type;
  return type === undefined ? NUMBER : typeShape(type);
}

/** What values of a declared type are. */
export function typeShape(type: ValueType): Shape {
  switch (type.kind) {
    case 'number':
      return type.unit === undefined ? NUMBER : { kind: 'number', unit: type.unit };
    case 'one of':
      return { kind: 'text' };
    case 'reference':
      return { kind: 'fact', type: type.type };
    default:
      return { kind: type.kind };
  }
}
