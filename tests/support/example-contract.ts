// Test support: a contract with a type of every way to hold in time, for examples to stand on.
import {
  type BlockOf,
  type Compilation,
  compileContract,
  createSourceFile,
  type RatingPlan,
  type SourceFile,
  wordsOf,
} from '@avenant/dsl';
import { type ExampleResult, type RawTable, runExamples } from '../../engine/src/index.ts';

const CONTRACT = `language en

contract "X" "Examples"
  currency EUR
  in force from 2026-01-01
  invoiced at the end of each month

item site from "sites.csv"
  key site
  country : text
  share : %

item access from "accesses.csv"
  key circuit
  site : site optional
  bandwidth : Mbps in column mbps
  active : flag
  drift : number optional
  installed : date optional
  in service from start until end
  known from recorded

item lease from "leases.csv"
  key lease
  price : EUR per month
  in service from first through last

item desk from "desks.csv"
  key desk
  seats : number
  in service from start until the next row

record call from "calls.csv"
  key call
  length : minutes
  dated at started

record order from "orders.csv"
  access : access
  dated on done

record usage from "usage.csv"
  volume : GB
  dated in month period

record outage from "outages.csv"
  key ticket
  lasting from opened to closed

series index monthly from "index.csv"

table price by bandwidth
  bandwidth (Mbps) | monthly (EUR per month)
  100 | 300
  1000 | 900

clause 1 "Access"
  for each access where active = yes
  charge monthly of price

clause 2 "Lease"
  for each lease
  charge price

clause 3 "Calls"
  for each call
  charge 0.10 EUR per minute * length

clause 4 "Outage"
  for each outage
  credit 6 EUR per hour * duration

clause 5 "Desks"
  for each desk
  charge 10 EUR per month * seats

clause 6 "Traffic"
  for each usage
  charge 0.01 EUR per MB * volume

clause 7 "Orders"
  for each order
  charge 15 EUR

clause 8 "Fee"
  each quarter
  charge 40 EUR * index for 2026-01
`;

/** A compiled contract with examples. */
export interface WithExamples {
  readonly files: readonly SourceFile[];
  readonly compilation: Compilation;
  readonly plan: RatingPlan;
}

/** Compiles the contract with examples after it; throws when they do not compile. */
export function withExamples(examples: string): WithExamples {
  const files = [createSourceFile('contract.avn', `${CONTRACT}\n${examples}`)];
  const compilation = compileContract({ files });
  const { latest: plan, problems } = compilation;
  const told = problems.map((item) => `${item.code} ${wordsOf(item, 'en').message}`);
  if (plan === undefined || told.length > 0) throw new Error(told.join('\n'));
  return { files, compilation, plan };
}

/** An example of these sentences, as a block. */
export function exampleOf(sentences: string): WithExamples & { block: BlockOf<'example'> } {
  const made = withExamples(`example "one"\n${sentences}`);
  const blocks = made.compilation.trees.flatMap((tree) => tree.blocks);
  const block = blocks.find((item): item is BlockOf<'example'> => item.kind === 'example');
  if (block === undefined) throw new Error('no example');
  return { ...made, block };
}

/** What comes of an example of these sentences. */
export async function judged(
  sentences: string,
  tables: ReadonlyMap<string, RawTable> = new Map(),
): Promise<readonly ExampleResult[]> {
  const { compilation, files } = exampleOf(sentences);
  return await runExamples(compilation, files, tables);
}
