// Command line, mistakes of usage: told to the user in a line of their language, without a stack.
import type { Bilingual } from '@avenant/dsl';

/** A path, an option or an id that is not there. */
export class UsageError extends Error {
  readonly words: Bilingual;
  /** Whether the help text goes with it. */
  readonly withHelp: boolean;

  constructor(words: Bilingual, withHelp = false) {
    super(words.en);
    this.words = words;
    this.withHelp = withHelp;
  }
}
