// Consolidated text, clauses that are off: ended or suspended by an amendment. In: the versions in
// force, the blocks of the text. Out: which clauses are left out, and how those are told that other
// parts name.
import type {
  Block,
  BlockOf,
  ClauseBlock,
  ClauseDates,
  ClauseSentence,
  FileAst,
} from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { Consolidated, Switch } from '../compile/consolidate.ts';
import { keyOf, type Placed } from '../compile/symbols.ts';
import { clausesNamedIn } from './names-in.ts';

/** A clause that a day does not charge, and the amendment that is why. */
export interface OffClause {
  /** As it stood last. */
  readonly block: ClauseBlock;
  readonly why: 'ended' | 'suspended';
  readonly amendment: BlockOf<'amendment'>;
}

/** The clauses that are off, by key. */
export function offClauses(
  text: Consolidated,
  amendments: readonly Placed<BlockOf<'amendment'>>[],
): Map<string, OffClause> {
  const off = new Map<string, OffClause>();
  for (const [key, versions] of text.clauses) {
    const last = versions.at(-1);
    if (last === undefined) continue;
    const { block } = last;
    const ended = last.to === null ? undefined : endOf(key, amendments);
    const switched = lastSwitch(text, key);
    if (ended !== undefined) off.set(key, { block, why: 'ended', amendment: ended });
    else if (switched?.verb === 'suspends') {
      off.set(key, { block, why: 'suspended', amendment: switched.amendment.block });
    }
  }
  return off;
}

function endOf(
  key: string,
  amendments: readonly Placed<BlockOf<'amendment'>>[],
): BlockOf<'amendment'> | undefined {
  const ending = amendments.filter(({ block }) =>
    block.sentences.some(
      (one) => one.kind === 'ends' && one.clauses.some((name) => keyOf(name) === key),
    ),
  );
  return ending
    .map(({ block }) => block)
    .toSorted((a, b) => (a.effective.text < b.effective.text ? -1 : 1))
    .at(-1);
}

/** The last word of the amendments on whether a clause is suspended. */
function lastSwitch({ switches }: Consolidated, key: string): Switch | undefined {
  return switches.findLast(({ clause }) => keyOf(clause) === key);
}

/** The keys of clauses that are off and that other parts of the text name. */
export function statedClauses(
  blocks: readonly Block[],
  off: ReadonlyMap<string, OffClause>,
): Set<string> {
  const stated = new Set<string>();
  for (let size = -1; size < stated.size; ) {
    size = stated.size;
    for (const block of blocks) {
      const own = block.kind === 'clause' ? keyOf(block.id) : undefined;
      if (own !== undefined && off.has(own) && !stated.has(own)) continue;
      for (const key of clausesNamedIn(block)) if (key !== own && off.has(key)) stated.add(key);
    }
  }
  return stated;
}

/** An ended clause that says until when it was in force. */
export function withItsEnd(
  { block, amendment }: OffClause,
  start: string | null,
  header: BlockOf<'contract'> | undefined,
): ClauseBlock {
  const { span } = block;
  const own = block.sentences.find((one) => one.kind === 'in force')?.dates;
  const end = amendment.effective.text;
  // What ended by itself before the amendment keeps its own words.
  if (own?.to?.kind === 'date' && own.to.text < end) return block;
  const first = header?.sentences.find((one) => one.kind === 'in force')?.dates.from.text;
  const said = start ?? first ?? end;
  const from: Expression = own?.from ?? { kind: 'date', text: said, span };
  if (from.kind === 'date' && from.text >= end) return withoutCharge(block);
  const dates = { span, from, to: sooner(own, { kind: 'date', text: end, span }), through: false };
  const sentence: ClauseSentence = { kind: 'in force', dates, span };
  return {
    ...block,
    sentences: [sentence, ...block.sentences.filter((one) => one.kind !== 'in force')],
  };
}

// The end that an amendment sets, or an own one that the text does not state as a date.
function sooner(own: ClauseDates | undefined, end: Expression): Expression {
  if (own?.to === undefined || own.to.kind === 'date') return end;
  const { span } = end;
  const unit = { words: ['day'], span };
  const day: Expression = { kind: 'number', text: '1', percent: false, unit, span };
  const after: Expression = { kind: 'binary', operator: '+', left: own.to, right: day, span };
  return { kind: 'lesser', of: [own.through ? after : own.to, end], span };
}

// A clause that was never in force has no dates to say.
function withoutCharge(block: ClauseBlock): ClauseBlock {
  const nothing: ClauseSentence = { kind: 'charge nothing', span: block.span };
  const kept = block.sentences.filter(({ kind }) => FRAME.has(kind));
  return { ...block, sentences: [...kept, nothing] };
}

const FRAME: ReadonlySet<string> = new Set(['for each', 'each', 'once', 'timing']);

/** The clauses that say what amendments suspend and reinstate, where the text must say it. */
export function switchClauses(
  text: Consolidated,
  blocks: readonly Block[],
  stated: ReadonlySet<string>,
  tree: FileAst,
): ClauseBlock[] {
  const overridden = new Set(blocks.flatMap(overriddenIn));
  const groups = new Map<string, ClauseBlock>();
  for (const item of text.switches) {
    const key = keyOf(item.clause);
    if (item.amendment.tree !== tree || lastSwitch(text, key) !== item) continue;
    if (!(item.verb === 'suspends' ? stated : overridden).has(key)) continue;
    const { block } = item.amendment;
    const { span, start } = block;
    const name = `amendment ${block.id.text}`;
    const id = { text: name, span };
    const known = groups.get(name);
    const sentence = { kind: item.verb, clauses: [item.clause], span };
    const title = block.title ?? name;
    const base = known ?? { kind: 'clause', id, title, sentences: [], comments: [], span, start };
    groups.set(name, { ...base, sentences: [...base.sentences, sentence] });
  }
  return [...groups.values()];
}

function overriddenIn(block: Block): string[] {
  if (block.kind !== 'clause') return [];
  return block.sentences.flatMap((one) =>
    one.kind === 'replaces' || one.kind === 'suspends'
      ? one.clauses.map((name) => keyOf(name))
      : [],
  );
}
