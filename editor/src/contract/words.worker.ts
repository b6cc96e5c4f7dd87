// Contract, worker of words: the language services off the main thread. In: questions. Out:
// answers.
import type { WordCalls } from './protocol.ts';
import { type Port, serve } from './serve.ts';
import { wordHandlers } from './words.ts';

serve<WordCalls>(globalThis as unknown as Port, wordHandlers(), new Set(['facts', 'update']));
