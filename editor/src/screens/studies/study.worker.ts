// Studies, worker: the computation off the main thread. In: questions. Out: answers.
import { type Port, serve } from '../../contract/serve.ts';
import { computeStudy, type StudyAsked, type StudyFound } from './compute.ts';
import { type SeekAsked, type SeekFound, seekInStudy } from './sought.ts';

/** The questions that the worker answers. */
export interface StudyCalls {
  readonly compute: { readonly input: StudyAsked; readonly answer: StudyFound };
  readonly seek: { readonly input: SeekAsked; readonly answer: SeekFound };
}

const handlers = { compute: computeStudy, seek: seekInStudy };
serve<StudyCalls>(globalThis as unknown as Port, handlers, new Set());
