// Bench, bulk: loaded into a process before it begins. In: the path of a file, from the
// environment. Out: in that file, at the end of the process, what it took in memory, processor time
// and calls of json-rules-engine.
import { writeFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';

const run = Engine.prototype.run;
let rules = 0;

Engine.prototype.run = async function timed(this: Engine, ...args) {
  const start = performance.now();
  try {
    return await run.apply(this, args);
  } finally {
    rules += performance.now() - start;
  }
};

process.once('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1000;
  const { BENCH_REPORT: file = '' } = process.env;
  writeFileSync(file, JSON.stringify({ memory: maxRSS * 1024, cpu, rules }));
});
