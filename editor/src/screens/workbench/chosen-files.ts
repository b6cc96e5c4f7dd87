// Workbench, chosen files: texts and price tables of this machine. In: files as a browser gives
// them. Out: their texts by name.

/** What a version can be made of, as a browser asks for it. */
export const KINDS = '.avn,.csv';

/** The texts of chosen files, by name. */
export async function textsOf(chosen: readonly File[]): Promise<Readonly<Record<string, string>>> {
  const texts = chosen.map(async (file) => [file.name, await file.text()] as const);
  return Object.fromEntries(await Promise.all(texts));
}
