// Compile, front door: files -> the plans of a contract through time, with every problem met. The
// passes, in order: parse, consolidate, declare, definitions, clauses, order, hash.
import type { Block, BlockOf, FileAst } from '../ast/block.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import { hashOf } from '../plan/hash.ts';
import {
  PLAN_VERSION,
  type PlanDefinition,
  type PlanDerivation,
  type PlanHistory,
  type PlanIndexation,
  type PlanTable,
  type RatingPlan,
  type Rule,
} from '../plan/index.ts';
import { emptyNotes, type Notes } from '../prove/notes.ts';
import { prove } from '../prove/prove.ts';
import type { Place } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import { createParseCache, type ParseCache, parseFiles } from '../syntax/parse.ts';
import { checkExample } from './check-examples.ts';
import { compileClause } from './clauses.ts';
import { type Consolidated, consolidate, knownFrom } from './consolidate.ts';
import { placeIn, report, reportUnknown, type Scope, type Session, type Use } from './context.ts';
import { compileCalendar, compileSeries, compileType, declareType } from './declarations.ts';
import { definitionScope } from './definitions.ts';
import { compileDerivation } from './derive.ts';
import { elaborate } from './expression.ts';
import { compileHeader, type Header } from './header.ts';
import { monthsOf } from './indexation.ts';
import { priceInCircle } from './order.ts';
import { type Revision, settleRevisions } from './revisions.ts';
import { settleOrder } from './settle.ts';
import { keyOf, type Placed, type Symbols } from './symbols.ts';
import { compileRows, declareTable, type TableFile } from './tables.ts';
import { type Type, tagOf } from './types.ts';

/** What a compilation starts from. */
export interface CompileInput {
  readonly files: readonly SourceFile[];
  /** Data files by name, for tables kept in files. */
  readonly tables?: ReadonlyMap<string, TableFile>;
  readonly cache?: ParseCache;
}

/** What a compilation gives. */
export interface Compilation {
  readonly trees: readonly FileAst[];
  readonly problems: readonly Diagnostic[];
  /** Absent when there is no contract block. Clauses with errors are not in it. */
  readonly history: PlanHistory | undefined;
  /** The plan with every amendment known: the last of the history, without making the others. */
  readonly latest?: RatingPlan;
  readonly symbols: Symbols;
  /** What proofs on data need to know of the words. */
  readonly notes: Notes;
  readonly uses: readonly Use[];
  readonly types: readonly { readonly place: Place; readonly type: Type }[];
}

/** Compiles the files of one contract. Never throws on what they say. */
export function compileContract(input: CompileInput): Compilation {
  const parsed = parseFiles(input.files, input.cache ?? createParseCache());
  const trees = parsed.value;
  const amendments = placed(trees, 'amendment');
  const knownOf = ({ block }: Placed<BlockOf<'amendment'>>): string => knownFrom(block);
  const sorted = [...amendments].sort((a, b) => (knownOf(a) < knownOf(b) ? -1 : 1));
  const full = compileOne(input, trees, sorted);
  const told = [...parsed.problems, ...full.session.problems];
  // Proofs are about the whole text: with an error in it, what is missing would be proved missing.
  const isSound = !told.some((item) => item.severity === 'error');
  const proved = isSound && full.plan !== undefined ? prove(full.plan, full.session.notes) : [];
  const problems = [...told, ...proved];
  const result = {
    trees,
    problems: sortProblems(problems),
    symbols: full.session.symbols,
    notes: full.session.notes,
    uses: full.session.uses,
    types: full.session.types,
  };
  const { plan: latest } = full;
  if (latest === undefined) return { ...result, history: undefined };
  const plansNow = (): PlanHistory => {
    const days = [...new Set(sorted.map(knownOf))];
    const plans = [null, ...days].map((knownFrom) => {
      const known = sorted.filter((item) => knownFrom !== null && knownOf(item) <= knownFrom);
      const plan = known.length === sorted.length ? latest : compileOne(input, trees, known).plan;
      return plan === undefined ? [] : [{ knownFrom, plan }];
    });
    return { plans: plans.flat() };
  };
  // Plans of earlier knowledge are made when first asked for: a keystroke needs none of them.
  let history: PlanHistory | undefined;
  return {
    ...result,
    latest,
    get history(): PlanHistory {
      history ??= plansNow();
      return history;
    },
  };
}

/** A plan whose hash is found when first asked for. */
function hashed(content: Omit<RatingPlan, 'hash'>): RatingPlan {
  let hash: string | undefined;
  return {
    ...content,
    get hash(): string {
      hash ??= hashOf(content);
      return hash;
    },
  };
}

function sortProblems(problems: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const unique = problems.filter((item) => {
    const key = JSON.stringify([item.code, item.place, item.values]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return unique.sort(
    (a, b) =>
      (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      (a.code < b.code ? -1 : 1),
  );
}

/** Blocks of a kind with their trees. */
export function placed<K extends Block['kind']>(
  trees: readonly FileAst[],
  kind: K,
): Placed<BlockOf<K>>[] {
  return trees.flatMap((tree) =>
    tree.blocks
      .filter((block): block is BlockOf<K> => block.kind === kind)
      .map((block) => ({ block, tree })),
  );
}

interface One {
  readonly session: Session;
  readonly plan: RatingPlan | undefined;
}

function compileOne(
  input: CompileInput,
  trees: readonly FileAst[],
  amendments: readonly Placed<BlockOf<'amendment'>>[],
): One {
  const text = consolidate(trees, amendments);
  const contracts = placed(trees, 'contract');
  const [contract] = contracts;
  const currency = contract?.block.sentences.find((item) => item.kind === 'currency');
  const renewal = contract?.block.sentences.find((item) => item.kind === 'in force')?.renewedBy;
  const symbols: Symbols = {
    types: new Map(),
    tables: new Map(),
    scales: text.scales,
    definitions: new Map(),
    series: new Map(placed(trees, 'series').map((item) => [keyOf(item.block.name), item])),
    calendars: new Map(placed(trees, 'calendar').map((item) => [keyOf(item.block.name), item])),
    clauses: new Map(),
    currency: currency?.kind === 'currency' ? currency.currency.text : '',
    renewedBy: renewal === undefined ? undefined : monthsOf(renewal),
    lost: new Set(trees.flatMap((tree) => tree.lostNames)),
  };
  const session: Session = {
    symbols,
    files: new Map(input.files.map((file) => [file.name, file])),
    problems: [],
    uses: [],
    definitionTypes: new Map(),
    definitionsOpen: [],
    types: [],
    taint: { met: false },
    notes: emptyNotes(),
  };
  for (const tree of trees) session.notes.languages.set(tree.file, tree.language);
  const scopeOf = (item: Placed<{ readonly start: number }>): Scope => ({
    session,
    language: item.tree.language,
    file: item.tree.file,
    start: item.block.start,
    facts: [],
  });
  for (const fault of text.faults) {
    const scope = scopeOf(fault.placed);
    if (fault.code === 'C0303') {
      reportUnknown(scope, fault.code, fault.node, fault.values.name ?? '', clauseIds(text));
    } else report(scope, fault.code, fault.node, { values: fault.values });
  }
  for (const [key, versions] of text.clauses) {
    const first = versions[0];
    if (first !== undefined) symbols.clauses.set(key, first);
  }
  duplicates(text, trees, scopeOf);
  const declared = declare(input, trees, text, symbols, scopeOf);
  if (contract === undefined) {
    const first = trees[0];
    if (first !== undefined) {
      const place = { file: first.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
      const lost = trees.some((tree) => tree.lostNames.length > 0);
      if (!lost) session.problems.push(problem('C0322', place));
    }
    return { session, plan: undefined };
  }
  for (const other of contracts.slice(1)) {
    report(scopeOf(other), 'C0302', other.block, { values: { name: other.block.id } });
  }
  for (const example of placed(trees, 'example')) checkExample(example.block, scopeOf(example));
  const header = compileHeader(contract.block, scopeOf(contract));
  const clauses = compileClauses(text, header, scopeOf);
  const definitions = new Map(declared.definitions.map((item) => [item.name, item]));
  const onCycle = (cycle: readonly string[], clause: string): void => {
    const found = symbols.clauses.get(keyOf(clause));
    if (found !== undefined) {
      report(scopeOf(found), 'C0805', found.block.id, { values: { cycle: cycle.join(' -> ') } });
    }
  };
  const indexations = clauses.indexations.filter((one) => {
    const column = priceInCircle(one, { definitions, indexations: clauses.indexations });
    if (column !== undefined) onCycle([one.clause, column, one.clause], one.clause);
    return column === undefined;
  });
  const rules = settleOrder(clauses.rules, { definitions, indexations }, onCycle);
  const content = {
    version: PLAN_VERSION,
    contract: header.contract,
    ...declared,
    indexations,
    rules,
  };
  return { session, plan: hashed(content) };
}

const clauseIds = (text: Consolidated): string[] =>
  [...text.clauses.values()].flatMap((versions) => versions.map((item) => item.block.id.text));

/** Names declared twice in the base text. */
function duplicates(
  text: Consolidated,
  trees: readonly FileAst[],
  scopeOf: (item: Placed<{ readonly start: number }>) => Scope,
): void {
  const seen = new Map<string, Place>();
  for (const tree of trees) {
    for (const block of tree.blocks) {
      if (block.kind === 'contract' || block.kind === 'example' || block.kind === 'amendment')
        continue;
      const name = block.kind === 'clause' ? block.id : block.name;
      const on = block.kind === 'define' && block.on !== undefined ? `${keyOf(block.on)}/` : '';
      const family = block.kind === 'record' || block.kind === 'derive' ? 'item' : block.kind;
      const key = `${family} ${on}${keyOf(name)}`;
      const scope = scopeOf({ block, tree });
      const first = seen.get(key);
      if (first === undefined) seen.set(key, placeIn(scope, name));
      else {
        const labels = [{ place: first, text: { en: 'first here', fr: 'd’abord ici' } }];
        report(scope, 'C0302', name, { values: { name: name.text }, labels });
        const versions = text.clauses.get(keyOf(name));
        if (block.kind === 'clause' && versions !== undefined) versions.splice(1);
      }
    }
  }
}

type Declared = Pick<
  RatingPlan,
  'types' | 'derivations' | 'series' | 'calendars' | 'tables' | 'definitions'
>;

function declare(
  input: CompileInput,
  trees: readonly FileAst[],
  text: Consolidated,
  symbols: Symbols,
  scopeOf: (item: Placed<{ readonly start: number }>) => Scope,
): Declared {
  const blocks = [...placed(trees, 'item'), ...placed(trees, 'record')];
  for (const item of blocks) {
    const key = keyOf(item.block.name);
    if (!symbols.types.has(key)) symbols.types.set(key, declareType(item.block));
  }
  const types = blocks.flatMap((item) => {
    const symbol = symbols.types.get(keyOf(item.block.name));
    return symbol === undefined ? [] : [compileType(item.block, symbol, scopeOf(item))];
  });
  for (const [key, versions] of text.definitions) {
    const last = versions.at(-1);
    if (last === undefined) continue;
    const { name, on } = last.block;
    const base = { name: name.text, placed: { block: last.block, tree: last.tree } };
    symbols.definitions.set(key, on === undefined ? base : { ...base, on: on.text });
  }
  const fileOf = (name: string | undefined): TableFile | undefined =>
    name === undefined ? undefined : input.tables?.get(name);
  const tables = [...text.tables].flatMap(([key, versions]): PlanTable[] => {
    const last = versions.at(-1);
    if (last === undefined) return [];
    const file = fileOf(last.block.file);
    if (last.block.file !== undefined && file === undefined) {
      report(scopeOf(last), 'C0711', last.block.name, { values: { file: last.block.file } });
    }
    const symbol = declareTable(last, scopeOf(last), file);
    symbols.tables.set(key, symbol);
    const { notes } = scopeOf(last).session;
    const headings = last.block.headings.map((heading) => heading.name.text);
    notes.headings.set(symbol.name, headings);
    const plain = ({ name, value }: (typeof symbol.keys)[number]) => ({ name, type: value });
    return [
      {
        name: symbol.name,
        keys: symbol.keys.map(plain),
        columns: symbol.columns.map(plain),
        versions: versions.map((version) => ({
          from: version.from,
          to: version.to,
          rows: compileRows(version, symbol, scopeOf(version), fileOf(version.block.file)),
          ...(version.amendment === undefined ? {} : { amendment: version.amendment }),
        })),
      },
    ];
  });
  const derivations = placed(trees, 'derive').flatMap((item): PlanDerivation[] => {
    const found = compileDerivation(item.block, scopeOf(item));
    return found === undefined ? [] : [found];
  });
  return {
    types,
    derivations,
    series: placed(trees, 'series').map((item) => compileSeries(item.block, scopeOf(item))),
    calendars: placed(trees, 'calendar').map((item) => compileCalendar(item.block, scopeOf(item))),
    tables,
    definitions: compileDefinitions(text, scopeOf),
  };
}

function compileDefinitions(
  text: Consolidated,
  scopeOf: (item: Placed<{ readonly start: number }>) => Scope,
): PlanDefinition[] {
  return [...text.definitions.values()].flatMap((versions): PlanDefinition[] => {
    const first = versions[0];
    if (first === undefined) return [];
    const types: Type[] = [];
    const compiled = versions.map((version) => {
      const { session } = scopeOf(version);
      const scope = definitionScope(session, version);
      if (version.block.on !== undefined && !session.symbols.types.has(keyOf(version.block.on))) {
        const names = [...session.symbols.types.values()].map((item) => item.name);
        reportUnknown(scope, 'C0304', version.block.on, version.block.on.text, names);
      }
      const value = elaborate(version.block.value, scope);
      types.push(value.type);
      return { from: version.from, to: version.to, value: value.term };
    });
    const { name, on } = first.block;
    const type = types.at(-1);
    const unit = type?.kind === 'number' ? (type.unit ?? tagOf(type.dimension)) : undefined;
    return [
      {
        name: name.text,
        versions: compiled,
        span: placeIn(scopeOf(first), name),
        ...(on === undefined ? {} : { on: on.text }),
        ...(unit === undefined ? {} : { unit }),
      },
    ];
  });
}

/** Rules before their order and timing are settled. */
export type OpenRule = Omit<Rule, 'timing' | 'dependsOn'> & {
  readonly timing: Rule['timing'] | undefined;
};

function compileClauses(
  text: Consolidated,
  header: Header,
  scopeOf: (item: Placed<{ readonly start: number }>) => Scope,
): { rules: OpenRule[]; indexations: readonly PlanIndexation[] } {
  const rules: OpenRule[] = [];
  const revisions: Revision[] = [];
  for (const versions of text.clauses.values()) {
    for (const [index, version] of versions.entries()) {
      if (version.block.broken === true) continue;
      const scope = scopeOf(version);
      const { session } = scope;
      session.taint.met = false;
      const before = errors(session);
      const id = version.block.id.text;
      const name = versions.length === 1 ? id : `${id}@${index + 1}`;
      const compiled = compileClause(version, name, header, scope);
      if (errors(session) > before || session.taint.met) continue;
      if (compiled.rule !== undefined) rules.push(compiled.rule);
      if (compiled.revision !== undefined) revisions.push({ ...compiled.revision, version, scope });
    }
  }
  for (const item of text.switches) {
    const scope = scopeOf(item.amendment);
    const target = scope.session.symbols.clauses.get(keyOf(item.clause));
    if (target === undefined) {
      reportUnknown(scope, 'C0303', item.clause, item.clause.text, clauseIds(text));
      continue;
    }
    const { block } = item.amendment;
    const verb = item.verb === 'suspends' ? 'suspends' : 'reinstates';
    const name = `amendment ${block.id.text}`;
    rules.push({
      id: `${name} ${verb} ${target.block.id.text}`,
      clause: name,
      title: block.title ?? name,
      amendment: block.id.text,
      span: placeIn(scope, item.clause),
      effective: { from: block.effective.text, to: nextSwitch(text, item) },
      kind: 'adjustment',
      occasion: { kind: 'over time' },
      amount: { kind: 'nothing' },
      sign: 1,
      timing: header.recurring,
      proration: header.proration,
      rounding: header.rounding,
      overrides: [{ verb, target: target.block.id.text }],
    });
  }
  return { rules, indexations: settleRevisions(revisions, rules) };
}

/** The day on which a later amendment switches the same clause again: the last word counts. */
function nextSwitch({ switches }: Consolidated, item: Consolidated['switches'][number]) {
  const later = switches.slice(switches.indexOf(item) + 1);
  const next = later.find(({ clause }) => keyOf(clause) === keyOf(item.clause));
  return next === undefined ? null : next.amendment.block.effective.text;
}

function errors(session: Session): number {
  return session.problems.filter((item) => item.severity === 'error').length;
}
