// Contracts, publication: an approved version takes the place of the published one, in one
// transaction that makes all publishers of the contract wait; where it says something else about
// what was already invoiced, that is to be rated again.
import type { RatingPlan } from '@avenant/dsl';
import { type Day, formatDay, formatMonth, monthIndexOf, parseDay } from '@avenant/dsl/values';
import { firstDifference, reachOf } from '@avenant/engine';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { mustBeApproved, mustNotBeAuthor } from './approval.ts';
import { compilationOf } from './compilation.ts';
import { lockContract } from './draft.ts';
import type { ContractFiles } from './files.ts';
import { publishedOn } from './published.ts';
import { openReRate, type ReRateJob } from './re-rate.ts';
import {
  type ContractVersion,
  changeVersion,
  contextOf,
  findVersion,
  idOf,
  lockVersion,
  mustBe,
  type VersionId,
} from './version.ts';

/**
 * Publishes an approved version: it is what is rated from now on.
 * @returns The version, and the job that rates invoiced periods again, where there are such.
 * @throws Problem S0102 when it is not approved, S0202 when the actor wrote it, S0305 when its text
 * is not the approved one, S0307 when a later version is in force.
 */
export async function publishVersion(
  service: Service,
  actor: Actor,
  id: VersionId,
): Promise<{ readonly version: ContractVersion; readonly reRate: ReRateJob | undefined }> {
  const { database } = service;
  const read = await findVersion(database.db, id);
  service.may(actor, 'contract.publish', await contextOf(service.database.db, actor, read));
  mustNotBeAuthor(actor, read);
  mustBe(read, 'approved');
  // Compiled before anybody waits: inside of the transaction both are remembered.
  const published = await publishedOn(database.db, id.contract);
  for (const { files } of [read, ...(published === undefined ? [] : [published])]) planOf(files);
  return inTransaction(database, async (transaction) => {
    await lockContract(transaction, id.contract);
    const version = await lockVersion(transaction, id);
    mustBe(version, 'approved');
    await mustBeApproved(transaction, version);
    const by = { service, actor };
    const before = await publishedOn(transaction, id.contract);
    const after = planOf(version.files);
    if (before !== undefined) {
      mustBeLater(version, before);
      const superseded = await lockVersion(transaction, before);
      const set = { state: 'superseded' as const };
      await changeVersion(transaction, by, superseded, { action: 'contract.supersede', set });
    }
    const changed = before === undefined ? undefined : changeOf(planOf(before.files), after);
    const made = await changeVersion(transaction, by, version, {
      action: 'contract.publish',
      set: {
        state: 'published',
        published_at: service.now().toISOString(),
        effective_from: before === undefined ? after.contract.from : (changed?.day ?? null),
      },
    });
    const reRate =
      changed === undefined
        ? undefined
        : await openReRate(transaction, by, {
            contract: id.contract,
            cause: 'version',
            reference: idOf(version),
            firstPeriod: changed.period,
          });
    return { version: made, reRate };
  });
}

// Who wrote an earlier version had not read the one in force.
function mustBeLater(version: ContractVersion, { version: found }: VersionId): void {
  if (version.version > found) return;
  throw new Problem('S0307', { id: idOf(version), found: `${found}` });
}

/** The first service day and billing period that two plans may bill otherwise; undefined: none. */
function changeOf(
  before: RatingPlan,
  after: RatingPlan,
): { readonly day: string; readonly period: string } | undefined {
  const different = firstDifference(before, after);
  if (different === undefined) return undefined;
  const plans = [before, after];
  const start = Math.min(...plans.map(({ contract }) => dayOf(contract.from)));
  const felt = Math.min(...plans.map((plan) => reachOf(plan).firstFelt(different)));
  const day = Math.max(start, felt);
  // An invoice drawn at the end of a month bills in advance the month after it.
  const ahead = plans.some(
    ({ contract, rules }) =>
      contract.drawn === 'end' && rules.some(({ timing }) => timing === 'advance'),
  );
  return { day: formatDay(day), period: formatMonth(monthIndexOf(day) - (ahead ? 1 : 0)) };
}

function planOf(files: ContractFiles): RatingPlan {
  const { latest } = compilationOf(files);
  if (latest === undefined) throw new Error('a published text without a contract');
  return latest;
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`not a date: ${text}`);
  return day;
}
