// Worker: rates the parts of runs until it is stopped. Any number of them, in any processes and on
// any machines, share the runs.
import type { Service } from '../service/service.ts';
import type { Queue } from './queue.ts';
import { losePart, ratePart } from './rate-part.ts';

/** Starts to work on the queue's jobs; closing the queue ends it after the job at hand. */
export async function startWorker(service: Service, queue: Queue): Promise<void> {
  await queue.work(
    (part, isLast) => ratePart(service, part, isLast),
    (part) => losePart(service, part),
  );
}
