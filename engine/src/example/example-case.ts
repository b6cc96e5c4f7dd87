// Examples as cases: what rating one example takes. In: a compilation, an example of it, the
// folder's files. Out: the input of rating, with the example's own facts bound, or the folder's.
import type { BlockOf, Compilation, ExampleSentence, PlanHistory, RatingPlan } from '@avenant/dsl';
import { type Month, parseDay, parseMonth } from '@avenant/dsl/values';
import { bindFacts } from '../facts/bind.ts';
import type { Facts } from '../facts/bound.ts';
import type { RawTable } from '../facts/raw-table.ts';
import type { RateInput } from '../rate/knowledge.ts';
import { givenTables } from './given.ts';

/** A sentence that says what an invoice must hold. */
export type Expectation = Extract<ExampleSentence, { readonly month: unknown }>;

/** An example made ready to rate. */
export interface ExampleCase {
  readonly block: BlockOf<'example'>;
  readonly expectations: readonly Expectation[];
  readonly input: RateInput & { readonly facts: Facts };
  /** Whether it has facts of its own. */
  readonly given: boolean;
  /** What could not be read of its facts: code and details. */
  readonly unread: readonly string[];
}

/** The case of an example; undefined when it expects nothing or there is no plan. */
export function exampleCase(
  compilation: Pick<Compilation, 'history'>,
  block: BlockOf<'example'>,
  tables: ReadonlyMap<string, RawTable>,
): ExampleCase | undefined {
  const { history } = compilation;
  const latest = history?.plans.at(-1)?.plan;
  const expectations = block.sentences.filter((item): item is Expectation => 'month' in item);
  if (history === undefined || latest === undefined || expectations.length === 0) return undefined;
  const months = expectations.map(monthOf);
  const given = block.sentences.some((item) => item.kind === 'given');
  const files = given ? givenTables(latest, block, tables) : tables;
  const known = block.sentences.find((item) => item.kind === 'known on');
  const knownOn = known?.kind === 'known on' ? parseDay(known.day.text) : undefined;
  const read = given ? ownFiles(history) : history;
  const bound = bindFacts(read.plans.at(-1)?.plan ?? latest, files);
  const unread = bound.problems.filter(
    ({ severity, place }) => severity === 'error' && place.file.startsWith('given '),
  );
  return {
    block,
    expectations,
    given,
    unread: unread.map(({ code, values }) => `${code} ${Object.values(values).join(' ')}`),
    input: {
      history: read,
      facts: bound.value,
      from: Math.min(...months),
      through: Math.max(...months),
      ...(knownOn === undefined ? {} : { knownOn }),
    },
  };
}

/** The month that an expectation is about. */
export function monthOf(sentence: Expectation): Month {
  return sentence.month.kind === 'month' ? (parseMonth(sentence.month.text) ?? 0) : 0;
}

// One history for all examples of a contract: its terms are made ready once.
const ownFilesOf = new WeakMap<PlanHistory, PlanHistory>();

function ownFiles(history: PlanHistory): PlanHistory {
  const known = ownFilesOf.get(history);
  if (known !== undefined) return known;
  const plans = history.plans.map((one) => ({ ...one, plan: withoutFiles(one.plan) }));
  const own = { plans };
  ownFilesOf.set(history, own);
  return own;
}

/** Types without a file of their own read one named after them. */
function withoutFiles(plan: RatingPlan): RatingPlan {
  const types = plan.types.map((type) => ({ ...type, file: `given ${type.name}` }));
  return { ...plan, types };
}
