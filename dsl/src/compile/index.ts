// Front door of the compile folder.
export { type Compilation, type CompileInput, compileContract, placed } from './compile.ts';
export { consolidate } from './consolidate.ts';
export type { Use } from './context.ts';
export { exampleBlocks, placeInTree } from './examples.ts';
export type { Symbols } from './symbols.ts';
export type { TableFile } from './tables.ts';
export { type Type, typeText } from './types.ts';
