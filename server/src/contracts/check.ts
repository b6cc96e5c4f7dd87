// Contracts, checks: a draft compiles when its text has no error, and is tested when every one of
// its own examples holds. Both are worked out outside of the transaction, which then makes sure
// that the text is still the one that was worked on.
import { type Compilation, type Diagnostic, wordsOf } from '@avenant/dsl';
import { type ExampleResult, type RawTable, runExamples } from '@avenant/engine';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { compilationOf } from './compilation.ts';
import { referenceTables, sourcesOf } from './files.ts';
import {
  type ContractVersion,
  changeVersion,
  contextOf,
  findVersion,
  idOf,
  lockVersion,
  mustBe,
  type VersionId,
  type VersionState,
} from './version.ts';

/** The words of a diagnostic in one language. */
export type DiagnosticWords = ReturnType<typeof wordsOf>;

/** A problem of a text, with its words in both languages. */
export interface TextProblem extends Diagnostic {
  readonly words: { readonly en: DiagnosticWords; readonly fr: DiagnosticWords };
}

/**
 * Compiles a draft. With an error in its text it stays a draft; the problems say why.
 * @throws Problem S0102 when it is no draft, S0304 when the text is another contract's, S0318 when
 * it bills in another currency than the account that pays, S0301 when it was edited meanwhile.
 */
export async function compileVersion(
  service: Service,
  actor: Actor,
  id: VersionId,
): Promise<{ readonly version: ContractVersion; readonly problems: readonly TextProblem[] }> {
  const read = await findVersion(service.database.db, id);
  service.may(actor, 'contract.draft', await contextOf(service.database.db, actor, read));
  mustBe(read, 'draft');
  const compilation = compilationOf(read.files);
  const problems = compilation.problems.map(worded);
  const isSound = !problems.some(({ severity }) => severity === 'error');
  if (!isSound || compilation.latest === undefined) return { version: read, problems };
  await mustFit(service, read, compilation);
  const set = { state: 'compiled' as const, plan_hash: compilation.latest.hash };
  const change = { action: 'contract.compile', set };
  return { version: await changeRead(service, actor, read, ['draft'], change), problems };
}

/**
 * Runs the examples of a compiled version. It is tested when there are some and all hold.
 * @param id.facts Tables of facts by the names that the text gives them, for examples that bring
 * none of their own.
 * @throws Problem S0102 when it is not compiled, S0301 when it was edited meanwhile.
 */
export async function testVersion(
  service: Service,
  actor: Actor,
  id: VersionId & { readonly facts?: ReadonlyMap<string, RawTable> },
): Promise<{ readonly version: ContractVersion; readonly results: readonly ExampleResult[] }> {
  const read = await findVersion(service.database.db, id);
  service.may(actor, 'contract.draft', await contextOf(service.database.db, actor, read));
  mustBe(read, 'compiled', 'tested');
  const { files } = read;
  const tables = new Map([...(id.facts ?? []), ...referenceTables(files)]);
  const results = await runExamples(compilationOf(files), sourcesOf(files), tables);
  const holds = results.length > 0 && results.every((result) => result.holds);
  // What held once may fail on other facts: then it is tested no more.
  const state = holds ? ('tested' as const) : ('compiled' as const);
  if (state === read.state) return { version: read, results };
  const change = { action: 'contract.test', set: { state } };
  return { version: await changeRead(service, actor, read, [read.state], change), results };
}

/** A diagnostic with its words. */
function worded(problem: Diagnostic): TextProblem {
  return { ...problem, words: { en: wordsOf(problem, 'en'), fr: wordsOf(problem, 'fr') } };
}

async function changeRead(
  service: Service,
  actor: Actor,
  read: ContractVersion,
  wanted: readonly VersionState[],
  change: Parameters<typeof changeVersion>[3],
): Promise<ContractVersion> {
  return inTransaction(service.database, async (transaction) => {
    const version = await lockVersion(transaction, read);
    mustBe(version, ...wanted);
    if (version.sourceHash !== read.sourceHash) throw new Problem('S0301', { id: idOf(version) });
    return changeVersion(transaction, { service, actor }, version, change);
  });
}

async function mustFit(
  service: Service,
  version: ContractVersion,
  { latest }: Compilation,
): Promise<void> {
  const { contract } = version;
  const found = latest?.contract;
  if (found === undefined) return;
  if (found.id !== contract) throw new Problem('S0304', { id: idOf(version), found: found.id });
  const { account, currency } = await service.database.db
    .selectFrom('contract')
    .innerJoin('billing_account', 'billing_account.account', 'contract.account')
    .select(['billing_account.account', 'billing_account.currency'])
    .where('contract', '=', contract)
    .executeTakeFirstOrThrow();
  if (currency === found.currency) return;
  throw new Problem('S0318', { account, found: currency, wanted: found.currency });
}
