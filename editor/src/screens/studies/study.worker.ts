// Studies, worker: the computation off the main thread. In: questions. Out: answers of the same
// number.
import { computeStudy, type StudyAsked, type StudyFound } from './compute.ts';

/** A question on its way. */
export interface StudyQuestion {
  readonly id: number;
  readonly asked: StudyAsked;
}

/** Its answer. */
export type StudyReply =
  | { readonly id: number; readonly found: StudyFound }
  | { readonly id: number; readonly failed: string };

const scope = globalThis as unknown as {
  postMessage(reply: StudyReply): void;
  addEventListener(kind: 'message', hear: (event: { readonly data: StudyQuestion }) => void): void;
};

scope.addEventListener('message', ({ data: { id, asked } }) => {
  computeStudy(asked).then(
    (found) => scope.postMessage({ id, found }),
    (error: unknown) => scope.postMessage({ id, failed: String(error) }),
  );
});
