// Command line, stand-ins: files read instead of a contract's data while it is studied. In: a
// folder and `--data NAME=FILE` options. Out: the folder with those files in their places; nothing
// on disk changes.
import { existsSync, readFileSync } from 'node:fs';
import { type BlockOf, compileContract, parseFiles } from '@avenant/dsl';
import { normalizeColumn, normalizeName } from '@avenant/dsl/values';
import { type DataFile, decoded, isBinary, readCsv } from '@avenant/server/csv';
import { type Folder, readFolder } from './folder.ts';
import { type Prepared, prepareFolder } from './rating.ts';
import { typeReading } from './type-reading.ts';
import { UsageError } from './usage-error.ts';

/** A folder made ready to study, and the files read instead of its own. */
export interface Studied extends Prepared {
  /** `access` from `forecast.csv`, in the order given. */
  readonly standIns: readonly { readonly name: string; readonly file: string }[];
}

type Holder = BlockOf<'item' | 'record' | 'series' | 'table'>;

/** What a study reads instead of the contract's own data. */
export interface StandIns {
  /** `NAME=FILE`, one for each replaced file. */
  readonly data: readonly string[];
  /** A planned inventory: the file of the item whose columns it has. */
  readonly inventory: string | undefined;
}

/** Reads a folder, its data replaced by the files that some options name. */
export function prepareStudy(path: string, { data, inventory }: StandIns): Studied {
  const folder = readFolder(path);
  const options = inventory === undefined ? data : [planned(folder, inventory), ...data];
  const holders = parseFiles(folder.files).value.flatMap(({ blocks }) =>
    blocks.filter((block): block is Holder => isHolder(block)),
  );
  const tables = new Map(folder.tables);
  const standIns = options.map((option) => {
    const at = option.indexOf('=');
    if (at <= 0 || at === option.length - 1) {
      const fr = '--data demande NOM=FICHIER, tel que accès=prévision.csv';
      throw new UsageError({ en: '--data needs NAME=FILE, such as access=forecast.csv', fr });
    }
    const [name, file] = [option.slice(0, at).trim(), option.slice(at + 1).trim()];
    const holder = holderOf(holders, name);
    tables.set(holder.file ?? holder.name.text, withOptional(holder, readStandIn(file)));
    return { name: holder.name.text, file };
  });
  const replaced = new Set(
    [...tables.keys()].filter((name) => tables.get(name) !== folder.tables.get(name)),
  );
  const problems = folder.problems.filter(({ place }) => !replaced.has(place.file));
  return { ...prepareFolder({ ...folder, tables, problems }), standIns };
}

function planned(folder: Folder, file: string): string {
  const { latest } = compileContract({ files: folder.files, tables: folder.tables });
  return `${typeReading(readStandIn(file), latest?.types ?? []).name}=${file}`;
}

const isHolder = (block: { readonly kind: string }): boolean =>
  ['item', 'record', 'series', 'table'].includes(block.kind);

function holderOf(holders: readonly Holder[], name: string): Holder {
  const inText = (block: Holder): boolean =>
    block.file === undefined && (block.kind === 'series' || block.kind === 'table');
  const found = holders.find((block) => normalizeName(block.name.text) === normalizeName(name));
  if (found !== undefined && !inText(found)) return found;
  const list = holders.flatMap((block) => (inText(block) ? [] : [block.name.text])).join(', ');
  if (found !== undefined) {
    throw new UsageError({
      en: `${name} has its values in the contract: change them there`,
      fr: `${name} a ses valeurs dans le contrat : changez-les là`,
    });
  }
  throw new UsageError({
    en: `the contract reads no ${name}; it reads ${list}`,
    fr: `le contrat ne lit pas ${name} ; il lit ${list}`,
  });
}

function readStandIn(file: string): DataFile {
  const fault = (en: string, fr: string): UsageError => new UsageError({ en, fr });
  if (!existsSync(file)) throw fault(`there is no file ${file}`, `il n’y a pas de fichier ${file}`);
  const bytes = readFileSync(file);
  if (isBinary(bytes)) throw fault(`${file} is not a text file`, `${file} n’est pas un texte`);
  const table = readCsv(file, decoded(bytes));
  if (!('badLine' in table)) return table;
  const line = table.badLine;
  throw fault(
    `${file}: the quotes of line ${line} are not closed`,
    `${file} : les guillemets de la ligne ${line} ne sont pas fermés`,
  );
}

/** A forecast need not say when rows became known, nor when what it foresees ends. */
function withOptional(holder: Holder, table: DataFile): DataFile {
  if (holder.kind !== 'item' && holder.kind !== 'record') return table;
  const named = new Set(table.columns.map(normalizeColumn));
  const absent = holder.sentences.flatMap((sentence): string[] => {
    if (sentence.kind === 'known from') return [sentence.column.text];
    if (sentence.kind === 'in service') return sentence.to === undefined ? [] : [sentence.to.text];
    return [];
  });
  const added = absent.filter((column) => !named.has(normalizeColumn(column)));
  if (added.length === 0) return table;
  const width = table.columns.length;
  const rows = table.rows.map((row) => {
    const filled = [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => '')];
    return row.length > width ? row : [...filled, ...added.map(() => '')];
  });
  return { ...table, columns: [...table.columns, ...added], rows };
}
