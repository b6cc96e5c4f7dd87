// Contract, money: answers questions about invoices by the engine, as a run on the server does. In:
// texts, stored rows, a month. Out: the month beside another text's, explanations, examples.
import {
  type Compilation,
  compileContract,
  createParseCache,
  type RatingPlan,
  textWithoutPlaces,
} from '@avenant/dsl';
import { parseMonth } from '@avenant/dsl/values';
import {
  bindFacts,
  coverExamples,
  explainLine,
  type Facts,
  type RateInput,
  RateMemory,
  type RawTable,
  rateContract,
  runExamples,
  shownTree,
} from '@avenant/engine';
import { isContractText, sourcesOf, tablesOf } from './compile.ts';
import { isSame } from './desk.ts';
import { compareMonths, differenceOf, type RatedMonth } from './preview.ts';
import type { Files, MoneyCalls } from './protocol.ts';
import type { Handlers } from './serve.ts';
import { judged } from './verdicts.ts';

/** Months of other texts that are remembered: the published version, and one compared with. */
const REMEMBERED_MAX = 6;

/** Facts, and what they were bound from. */
interface Bound {
  readonly key: string;
  readonly facts: Facts;
}

// What facts are bound from, besides the stored rows.
function declarationsOf({ types, series }: RatingPlan, files: Files): string {
  const own = Object.entries(files).filter(([name]) => !isContractText(name));
  return textWithoutPlaces([types, series, own]);
}

/** Answers questions about money. */
export function moneyHandlers(): Handlers<MoneyCalls> {
  const cache = createParseCache();
  const remembered = new Map<string, RatedMonth | undefined>();
  let stored: ReadonlyMap<string, RawTable> = new Map();
  let memory = new RateMemory();
  let bound: Bound | undefined;

  // The same facts for as long as nothing that they are bound from changes: what is remembered of
  // them holds from one keystroke to the next.
  const factsOf = (plan: RatingPlan, files: Files): Facts => {
    const key = declarationsOf(plan, files);
    if (bound?.key !== key) {
      bound = { key, facts: bindFacts(plan, tablesOf(files, stored)).value };
      memory = new RateMemory();
    }
    return bound.facts;
  };

  const compiled = (files: Files): Compilation =>
    compileContract({ files: sourcesOf(files), tables: tablesOf(files, stored), cache });

  const inputOf = (files: Files, month: string): RateInput | undefined => {
    const { history, latest, problems } = compiled(files);
    const period = parseMonth(month);
    const isSound = !problems.some(({ severity }) => severity === 'error');
    if (history === undefined || latest === undefined || period === undefined || !isSound) {
      return undefined;
    }
    const facts = factsOf(latest, files);
    return { history, facts, from: period, through: period, memory };
  };

  const rated = async (files: Files, month: string): Promise<RatedMonth | undefined> => {
    const input = inputOf(files, month);
    const plan = input?.history.plans.at(-1)?.plan;
    if (input === undefined || plan === undefined) return undefined;
    const [period] = (await rateContract(input)).periods;
    return period && { plan, period };
  };

  const known = async (files: Files, month: string): Promise<RatedMonth | undefined> => {
    const key = JSON.stringify([month, files]);
    if (!remembered.has(key)) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      remembered.set(key, await rated(files, month));
    }
    return remembered.get(key);
  };

  return {
    facts({ tables }) {
      stored = new Map(tables.map((table) => [table.file, table]));
      remembered.clear();
      bound = undefined;
      return null;
    },
    async preview({ files, month, against }) {
      const start = performance.now();
      const isOwn = against !== null && isSame(files, against);
      const before = against === null ? undefined : await known(against, month);
      const begun = performance.now();
      const after = isOwn ? before : await rated(files, month);
      if (after === undefined) return { kind: 'unsound' };
      const { total, knownOn } = after.period;
      const was = before?.period.total ?? total;
      const took = performance.now() - (isOwn ? start : begun);
      performance.measure('avenant.preview', { start: begun });
      return {
        ...{ kind: 'rated', month, knownOn, total, before: was, took },
        currency: after.plan.contract.currency,
        difference: differenceOf(total, was),
        ...compareMonths(after, before),
      };
    },
    async explain({ files, month, line, language }) {
      const input = inputOf(files, month);
      const found = input && (await explainLine(input, input.through, line));
      if (found === undefined) return null;
      const { clause, id } = found.line;
      return {
        ...{ line: id, clause, others: found.others },
        tree: shownTree(found.explanation, language),
      };
    },
    async feasibility({ files, month, months }) {
      const input = inputOf(files, month);
      if (input === undefined) return null;
      const { history, from } = input;
      const [compilation, tables] = [compiled(files), tablesOf(files, stored)];
      return judged({ compilation, history, tables, from, months });
    },
    async examples({ files }) {
      const compilation = compiled(files);
      const [sources, tables] = [sourcesOf(files), tablesOf(files, stored)];
      const results = await runExamples(compilation, sources, tables);
      return { results, coverage: await coverExamples(compilation, sources, tables) };
    },
  };
}
