// Contract, worker of money: the engine off the main thread, beside the words so that neither waits
// for the other. In: questions. Out: answers.
import { moneyHandlers } from './money.ts';
import type { MoneyCalls } from './protocol.ts';
import { type Port, serve } from './serve.ts';

serve<MoneyCalls>(
  globalThis as unknown as Port,
  moneyHandlers(),
  new Set(['facts', 'preview', 'explain', 'examples', 'feasibility']),
);
