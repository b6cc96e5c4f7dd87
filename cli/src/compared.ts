// Command line, sides of a comparison: a folder, or its text on a date, or as known on a date ->
// its trees and its plan; an inventory -> the same facts for both.
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import {
  compileContract,
  type Diagnostic,
  type FileAst,
  knownFrom,
  type Language,
  parseFiles,
  placed,
  type RatingPlan,
  type SourceFile,
} from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { consolidated } from './commands/consolidated.ts';
import { type Folder, readFolder, readTable } from './folder.ts';
import { typeReading } from './type-reading.ts';
import { UsageError } from './usage-error.ts';

/** One side of a comparison. */
export interface ComparedSide {
  readonly folder: Folder;
  readonly trees: readonly FileAst[];
  readonly files: readonly SourceFile[];
  readonly plan: RatingPlan | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Which text of a folder is meant; days are ISO. */
export interface Asked {
  readonly on?: string;
  readonly knownOn?: string;
  readonly language: Language;
}

/** Reads a side. */
export function readSide(path: string, { on, knownOn, language }: Asked): ComparedSide {
  const folder = readFolder(path);
  if (on !== undefined) {
    const known = knownOn === undefined ? {} : { knownOn };
    const { files, problems } = consolidated(folder, { on, language, ...known });
    const { latest } = compileContract({ files, tables: folder.tables });
    const trees = parseFiles(files).value;
    return { folder, trees, files, plan: latest, problems: [...folder.problems, ...problems] };
  }
  const { files, tables } = folder;
  const { trees, history, problems } = compileContract({ files, tables });
  const plans = history?.plans ?? [];
  const known = plans.filter(
    ({ knownFrom }) => knownOn === undefined || knownFrom === null || knownFrom <= knownOn,
  );
  const all = [...folder.problems, ...problems];
  return {
    folder,
    trees: knownTrees(trees, knownOn),
    files,
    plan: known.at(-1)?.plan,
    problems: all,
  };
}

function knownTrees(trees: readonly FileAst[], knownOn: string | undefined): FileAst[] {
  const later = new Set<object>(
    placed(trees, 'amendment')
      .map(({ block }) => block)
      .filter((one) => knownOn !== undefined && knownFrom(one) > knownOn),
  );
  return trees.map((tree) => ({
    ...tree,
    blocks: tree.blocks.filter((block) => !later.has(block)),
  }));
}

/** The data files of each side when both are asked about one inventory. */
export function inventoryOf(
  path: string,
  sides: readonly ComparedSide[],
  problems: Diagnostic[],
): ReadonlyMap<string, RawTable>[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const fr = `il n’y a ni fichier ni dossier ${path}`;
    throw new UsageError({ en: `there is no file or folder ${path}`, fr });
  }
  const isFolder = stats.isDirectory();
  const one = isFolder ? undefined : readTable(dirname(path), basename(path), problems);
  const types = sides.flatMap(({ plan }) => plan?.types ?? []);
  const target = one === undefined ? undefined : typeReading(one, types);
  // What the inventory does not hold comes from the first side that has it, for both alike.
  const fallback = new Map(sides.toReversed().flatMap(({ folder }) => [...folder.tables]));
  return sides.map(({ plan, folder }) => {
    const files = new Map<string, RawTable>(folder.tables);
    for (const type of plan?.types ?? []) {
      if (type.file === undefined) continue;
      const found = isFolder
        ? (readTable(path, type.file, problems) ?? readTable(path, basename(type.file), problems))
        : type.name === target?.name
          ? one
          : fallback.get(type.file);
      if (found === undefined) files.delete(type.file);
      else files.set(type.file, { ...found, file: type.file });
    }
    return files;
  });
}
