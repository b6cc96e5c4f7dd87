// Mutation, the judge: rates an example contract as mutated. In: a folder and a mutant. Out: whether
// the contract's own examples or its expected invoices tell it from the contract.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prepared } from '../../cli/src/rating.ts';
import { exampleBlocks, type PlanHistory } from '../../dsl/src/index.ts';
import { type ExampleCase, exampleCase } from '../../engine/src/example/example-case.ts';
import { holdsOn } from '../../engine/src/example/run-example.ts';
import { bindFacts } from '../../engine/src/facts/bind.ts';
import { type RatedPeriod, rateContract } from '../../engine/src/index.ts';
import { exampleFolder, month, read } from '../support/folders.ts';
import { draftText } from '../support/golden.ts';
import { equivalence } from './equivalence.ts';
import { type Mutant, mutantsOf, mutated } from './mutant.ts';
import { planEdits } from './plan-edits.ts';

/** What became of a mutant. */
export type Verdict =
  | { readonly kind: 'equivalent'; readonly why: string }
  | { readonly kind: 'killed'; readonly by: 'examples' | 'invoices'; readonly how: string }
  | { readonly kind: 'survived' };

/** Who judges: the examples with facts of their own, which are quick, or all there is. */
export type Scope = 'given' | 'all';

/** An example contract that mutants are judged by. */
export class Court {
  readonly mutants: readonly Mutant[];
  readonly history: PlanHistory;
  readonly #prepared: Prepared;
  /** Those with facts of their own and few months first: they are quick. */
  readonly #cases: readonly ExampleCase[];
  /** By part, the example that told its last mutant. */
  readonly #killers = new Map<string, string>();
  readonly #asRead = new WeakMap<PlanHistory, Map<PlanHistory, PlanHistory>>();
  readonly #expected: readonly { readonly period: string; readonly text: string }[];

  readonly #scope: Scope;

  constructor(name: string, scope: Scope = 'all') {
    this.#scope = scope;
    const folder = exampleFolder(name);
    this.#prepared = read(folder);
    const { compilation } = this.#prepared;
    if (compilation.history === undefined) throw new Error(`no plan in ${name}`);
    this.history = compilation.history;
    this.mutants = mutantsOf(this.history, planEdits);
    this.#cases = this.#casesOf(this.history);
    this.#expected = readdirSync(join(folder, 'expected')).map((file) => {
      const text = readFileSync(join(folder, 'expected', file), 'utf8');
      return { period: file.replace('.json', ''), text };
    });
  }

  #casesOf(history: PlanHistory): readonly ExampleCase[] {
    const { compilation, folder } = this.#prepared;
    const cases = exampleBlocks(compilation).flatMap(({ block }) => {
      const one = exampleCase({ history }, block, folder.tables);
      return one === undefined ? [] : [one];
    });
    const months = ({ input }: ExampleCase): number => Number(input.through) - Number(input.from);
    return cases.toSorted((a, b) => Number(b.given) - Number(a.given) || months(a) - months(b));
  }

  // An example of the contract, rated by another history. Its facts are read again only when the way
  // to read them changed.
  #under(one: ExampleCase, history: PlanHistory, rebind: boolean): ExampleCase {
    if (rebind) {
      const { tables } = this.#prepared.folder;
      return exampleCase({ history }, one.block, tables) ?? one;
    }
    return { ...one, input: { ...one.input, history: this.#reading(one.input.history, history) } };
  }

  // A history that reads its facts as another does: one object for all examples, whose terms are
  // made ready once.
  #reading(as: PlanHistory, history: PlanHistory): PlanHistory {
    const known = this.#asRead.get(history) ?? new Map<PlanHistory, PlanHistory>();
    this.#asRead.set(history, known);
    const found = known.get(as);
    if (found !== undefined) return found;
    const plans = history.plans.map(({ plan, ...dated }, nth) => {
      return { ...dated, plan: { ...plan, types: as.plans[nth]?.plan.types ?? plan.types } };
    });
    const made = { plans };
    known.set(as, made);
    return made;
  }

  /** What becomes of a mutant. */
  async judge(mutant: Mutant): Promise<Verdict> {
    const why = this.equivalent(mutant);
    return why === undefined ? this.tellMutant(mutant) : { kind: 'equivalent', why };
  }

  /** Why a mutant cannot be told, by a rule; undefined: it may be. */
  equivalent(mutant: Mutant): string | undefined {
    return equivalence(this.history, mutant);
  }

  /** Whether a mutant is told, whatever the rules say; one that does not compile is none. */
  async tellMutant(mutant: Mutant): Promise<Verdict> {
    const history = mutated(this.history, mutant);
    if (history === undefined) return { kind: 'survived' };
    const verdict = await this.tell(history, rebinds(mutant), mutant.part);
    if (verdict.kind === 'killed') this.#killers.set(mutant.part, verdict.how);
    return verdict;
  }

  /** Whether a history is told from the contract's own. */
  async tell(history: PlanHistory, rebind: boolean, part = ''): Promise<Verdict> {
    const told = await this.#byGiven(history, rebind, part);
    if (told !== undefined) return { kind: 'killed', by: 'examples', how: told };
    return this.#scope === 'given' ? { kind: 'survived' } : this.#byFolder(history, rebind);
  }

  // What tells a history, of the examples that the folder's own invoices cannot judge.
  async #byGiven(history: PlanHistory, rebind: boolean, part: string): Promise<string | undefined> {
    for (const one of this.#likelyFirst(part)) {
      if (isOfFolder(one)) continue;
      const bound = this.#under(one, history, rebind);
      const periods = await attempt(() => rateContract(bound.input));
      if (typeof periods === 'string') return periods;
      if (!holdsOn(bound, periods)) return bound.block.title;
    }
    return undefined;
  }

  // Examples of the folder's own data are seen in the invoices, which are rated once for both.
  async #byFolder(history: PlanHistory, rebind: boolean): Promise<Verdict> {
    const killed = (by: 'examples' | 'invoices', how: string): Verdict => {
      return { kind: 'killed', by, how };
    };
    const own = this.#cases.filter(isOfFolder);
    const periods = await attempt(() => this.#invoices(history, rebind));
    if (typeof periods === 'string') {
      return killed(own.length > 0 ? 'examples' : 'invoices', periods);
    }
    const failed = own.find((one) => !holdsOn(one, periods));
    if (failed !== undefined) return killed('examples', failed.block.title);
    const changed = this.#expected.find(({ period, text }) => {
      const found = periods.find((one) => one.period === period);
      return found === undefined || draftText(found) !== text;
    });
    return changed === undefined ? { kind: 'survived' } : killed('invoices', changed.period);
  }

  // What told the part's last mutant, then examples that name its clause: only the order changes.
  #likelyFirst(part: string): readonly ExampleCase[] {
    const [kind, clause] = part.split(' ');
    const names = ({ expectations }: ExampleCase): boolean =>
      kind === 'clause' &&
      expectations.some((one) => 'clause' in one && one.clause.text === clause);
    const rank = (one: ExampleCase): number =>
      this.#killers.get(part) === one.block.title ? 0 : names(one) ? 1 : 2;
    return this.#cases.toSorted((a, b) => rank(a) - rank(b));
  }

  #invoices(history: PlanHistory, rebind: boolean) {
    const { facts, folder } = this.#prepared;
    const latest = history.plans.at(-1)?.plan;
    if (facts === undefined || latest === undefined) throw new Error('nothing to rate');
    const bound = rebind ? bindFacts(latest, folder.tables).value : facts;
    const names = this.#expected.map(({ period }) => period).toSorted();
    const [from = '', through = ''] = [names[0], names.at(-1)];
    return rateContract({ history, facts: bound, from: month(from), through: month(through) });
  }
}

// Rated on the folder's own data, as its invoices are.
const isOfFolder = ({ given, input }: ExampleCase): boolean =>
  !given && input.knownOn === undefined;

// Facts are read by what a plan says of types and series.
function rebinds({ changes }: Mutant): boolean {
  const all = [...changes.values()].flat();
  return all.some(({ path }) => path[0] === 'types' || path[0] === 'series');
}

// A plan that cannot be run at all is told from one that can: no invoice comes of it.
async function attempt(
  rate: () => Promise<{ readonly periods: readonly RatedPeriod[] }>,
): Promise<readonly RatedPeriod[] | string> {
  try {
    return (await rate()).periods;
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    return `cannot be run: ${problem.message}`;
  }
}
