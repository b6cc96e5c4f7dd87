// Studies, worker: the computation off the main thread. In: questions. Out: answers.
import { type Port, serve } from '../../contract/serve.ts';
import { computeStudy, type StudyCalls } from './compute.ts';

serve<StudyCalls>(globalThis as unknown as Port, { compute: computeStudy }, new Set());
