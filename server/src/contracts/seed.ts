// Contracts, demo: a folder of contract text and data -> a contract published by demo people, with
// its parties. In: a folder. Out: the contract, and the data files that an importer is to load.
// Doing it again, or after a stop half way, ends in the same place.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compilation, type FileAst, parseFiles, placed } from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { decoded, readCsv } from '../files/csv.ts';
import { createAccount } from '../parties/account.ts';
import { createCustomer, createEntity, type LegalEntity } from '../parties/party.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { approveVersion } from './approval.ts';
import { compileVersion, testVersion } from './check.ts';
import { compilationOf } from './compilation.ts';
import { createContract } from './contract.ts';
import { createDraft } from './draft.ts';
import { type ContractFiles, sourcesOf } from './files.ts';
import { publishVersion } from './publish.ts';
import { type ContractVersion, listVersions } from './version.ts';

/** A contract of a folder, published, and what is left to load. */
export interface SeededContract {
  readonly contract: string;
  readonly version: number;
  readonly account: string;
  /** The data files that the text names: the name of each dataset, and where its file is. */
  readonly datasets: readonly { readonly dataset: string; readonly path: string }[];
}

/** Who writes the demo contracts, and who approves and publishes them. */
export interface SeedPeople {
  readonly author: Actor;
  readonly publisher: Actor;
}

const DEMO_PEOPLE: SeedPeople = {
  author: { person: 'demo-be', roles: ['BE'] },
  publisher: { person: 'demo-bm', roles: ['BM'] },
};

/** Made-up companies with numbers of the right form, by contract. */
const BILLED: Readonly<Record<string, Pick<LegalEntity, 'country' | 'registration' | 'vatId'>>> = {
  'CTR-HELV-001': { country: 'FR', registration: '900000019', vatId: 'FR25900000019' },
  'CTR-CORV-002': { country: 'FR', registration: '900000027', vatId: 'FR49900000027' },
  'CTR-BRIG-003': { country: 'GB', registration: '99000003', vatId: 'GB990000003' },
};
const UNKNOWN = { country: 'FR', registration: null, vatId: null };
const ISSUER: LegalEntity = {
  entity: 'ISS-DEMO',
  name: 'Réseaux du Ponant',
  role: 'issuer',
  country: 'FR',
  registration: '900000035',
  vatId: 'FR73900000035',
};

/**
 * Brings the contract of a folder in, up to its publication by the service's clock: what is asked
 * as known on an earlier day finds nothing published.
 * @throws Error when the folder has no sound contract: it is part of what we ship.
 */
export async function seedContract(
  service: Service,
  folder: string,
  people: SeedPeople = DEMO_PEOPLE,
): Promise<SeededContract> {
  const files = textsIn(folder);
  const compilation = compilationOf(files);
  const contract = compilation.latest?.contract.id;
  if (contract === undefined) throw new Error(`no contract in ${folder}`);
  const account = await makeParties(service, people.author, compilation, contract);
  const datasets = filesNamedIn(compilation.trees)
    .filter((name) => files[name] === undefined)
    .map((dataset) => ({ dataset, path: join(folder, dataset) }));
  const facts = new Map(datasets.map(({ dataset, path }) => [dataset, readData(dataset, path)]));
  const { version } = await bringForth(service, people, { contract, files, facts });
  return { contract, version, account, datasets };
}

/** The contract text, and the price tables that it keeps in files: they belong to the version. */
function textsIn(folder: string): ContractFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.avn'));
  const texts = Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const tables = filesNamedIn(parseFiles(sourcesOf(texts)).value, (kind) => kind === 'table');
  const read = (name: string): string => decoded(readFileSync(join(folder, name)));
  return { ...texts, ...Object.fromEntries(tables.map((name) => [name, read(name)])) };
}

function readData(name: string, path: string): RawTable {
  const table = readCsv(name, decoded(readFileSync(path)));
  if ('badLine' in table) throw new Error(`${path}:${table.badLine}: quotes that never close`);
  return table;
}

function filesNamedIn(
  trees: readonly FileAst[],
  isWanted: (kind: string) => boolean = () => true,
): string[] {
  const names = trees.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      'file' in block && block.file !== undefined && isWanted(block.kind) ? [block.file] : [],
    ),
  );
  return [...new Set(names)].sort();
}

/** Makes the parties that are not there yet; gives the account that pays. */
async function makeParties(
  service: Service,
  actor: Actor,
  { latest, trees }: Compilation,
  contract: string,
): Promise<string> {
  const [head] = placed(trees, 'contract');
  const named = head?.block.sentences.find(({ kind }) => kind === 'customer');
  const name = named?.kind === 'customer' ? named.text : contract;
  const suffix = contract.replace(/^CTR-/, '');
  const [customer, account, entity] = [`CUS-${suffix}`, `BA-${suffix}`, `LE-${suffix}`];
  const language = head?.tree.language ?? 'en';
  await unlessThere(createCustomer(service, actor, { customer, name, language }));
  const billed = { entity, name, role: 'billed' as const, ...(BILLED[contract] ?? UNKNOWN) };
  for (const one of [ISSUER, billed]) await unlessThere(createEntity(service, actor, one));
  const parties = { customer, parent: null, billedEntity: entity, issuer: ISSUER.entity };
  const currency = latest?.contract.currency ?? 'EUR';
  await unlessThere(createAccount(service, actor, { account, ...parties, currency }));
  const title = latest?.contract.title ?? contract;
  await unlessThere(createContract(service, actor, { contract, customer, title, account }));
  return account;
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'S0306')) throw error;
  }
}

/** Takes the first version from wherever it stands to its publication. */
async function bringForth(
  service: Service,
  { author, publisher }: SeedPeople,
  input: {
    readonly contract: string;
    readonly files: ContractFiles;
    readonly facts: ReadonlyMap<string, RawTable>;
  },
): Promise<ContractVersion> {
  const { contract, files, facts } = input;
  const versions = await listVersions(service, author, { contract });
  let version = versions.at(-1) ?? (await createDraft(service, author, { contract, files }));
  const sound = (reached: ContractVersion): ContractVersion => {
    if (reached.state !== version.state) return reached;
    throw new Error(`${contract} stays ${reached.state}`);
  };
  for (;;) {
    if (version.state === 'draft') {
      version = sound((await compileVersion(service, author, version)).version);
    } else if (version.state === 'compiled') {
      version = sound((await testVersion(service, author, { ...version, facts })).version);
    } else if (version.state === 'tested') {
      version = await approveVersion(service, publisher, version);
    } else if (version.state === 'approved') {
      version = (await publishVersion(service, publisher, version)).version;
    } else return version;
  }
}
