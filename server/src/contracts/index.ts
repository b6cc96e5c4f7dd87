// Front door of the contracts folder: contracts, their versions and what publishing one brings.
export { approveVersion, rejectVersion } from './approval.ts';
export {
  compileVersion,
  type DiagnosticWords,
  type TextProblem,
  testVersion,
} from './check.ts';
export { compilationOf } from './compilation.ts';
export { type ContractHead, createContract, listContracts } from './contract.ts';
export { createDraft, editDraft } from './draft.ts';
export { type ContractFiles, referenceTables } from './files.ts';
export { publishVersion } from './publish.ts';
export { type PublishedVersion, publishedOn } from './published.ts';
export { listReRates, openReRate, type ReRateJob } from './re-rate.ts';
export { type SeededContract, type SeedPeople, seedContract } from './seed.ts';
export {
  type ContractVersion,
  listVersions,
  readVersion,
  type VersionId,
  type VersionState,
} from './version.ts';
