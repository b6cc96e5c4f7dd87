// Studies, signature: the offer was signed. In: an answered study, one of its scenarios, and the
// contract that was registered for it. Out: a draft of that contract with the text and the examples
// of the scenario, which then goes the way of all versions; the study says which contract it
// became. Planned data was a forecast: what is delivered is imported as inventory.
import { createSourceFile, parseFiles } from '@avenant/dsl';
import { lockContract, writeDraft } from '../contracts/draft.ts';
import { type ContractVersion, standingOf } from '../contracts/version.ts';
import { type ContractFiles, isContractText } from '../files/version-files.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { changeStudy, lockStudy, mustBe, type Scenario, type Study } from './study.ts';

/** What a study became. */
export interface Signed {
  readonly study: Study;
  /** The draft, the actor's own. */
  readonly version: ContractVersion;
}

/**
 * Makes a draft of a registered contract of a study.
 * @param input.scenario The place of the scenario that was signed; 0: what was offered.
 * @throws Problem S0102 unless it was answered, not by a no, and has become none yet; S0101 without
 * such a contract or scenario.
 */
export async function signStudy(
  service: Service,
  actor: Actor,
  input: { readonly study: string; readonly contract: string; readonly scenario: number },
): Promise<Signed> {
  const { study, contract, scenario } = input;
  return inTransaction(service.database, async (transaction) => {
    const found = await lockStudy(transaction, study);
    const is = await standingOf(transaction, contract);
    service.may(actor, 'contract.draft', { kind: 'contract', id: contract, contract, is });
    mustBe(found, 'answered');
    const stands = found.answer === 'no go' ? 'no go' : found.contract;
    if (stands !== null) {
      throw new Problem('S0102', { kind: 'study', id: study, state: stands, wanted: 'go' });
    }
    const chosen = (found.scenarios as readonly Scenario[])[scenario];
    if (chosen === undefined) {
      throw new Problem('S0101', { kind: 'scenario', id: `${study}/${scenario}` });
    }
    await lockContract(transaction, contract);
    const files = numbered(chosen.files, contract);
    const note = `${study} · ${chosen.name}`;
    const doing = { service, actor };
    const version = await writeDraft(transaction, doing, { contract, files, note });
    const set = { contract };
    return { version, study: await changeStudy(transaction, doing, study, 'study.link', set) };
  });
}

// The text of an offer has a number of its own: the contract's takes its place in the heading.
function numbered(files: ContractFiles, contract: string): ContractFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      if (!isContractText(name)) return [name, text];
      const [tree] = parseFiles([createSourceFile(name, text)]).value;
      const heading = tree?.blocks.find(({ kind }) => kind === 'contract');
      if (heading === undefined) return [name, text];
      const own = text.slice(heading.start);
      const other = own.replace(HEADING, (_, word: string) => `${word}"${contract}"`);
      return [name, text.slice(0, heading.start) + other];
    }),
  );
}

const HEADING = /^(\S+\s+)(?:"[^"\n]*"|\S+)/;
