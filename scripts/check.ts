// Everything that must hold before a change lands: lint, types, tests, benches in smoke size.
// Every stage runs even after one failed. A skipped or unwritten test fails. The last line is
// `N passed, N failed`: the tests, with each failed stage counted as one more failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Outcome = { readonly passed: number; readonly failed: number; readonly reasons: string[] };

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
console.log(`Node ${process.version}`);

const stages: readonly (readonly [name: string, run: () => Outcome])[] = [
  ['lint', () => command('npm run --silent lint')],
  ['typecheck', () => command('npm run --silent typecheck')],
  ['tests', runTests],
  ...(existsSync('bench/run.ts')
    ? [['bench', () => command('npm run --silent bench -- --smoke')] as const]
    : []),
];

const results = stages.map(([name, run]) => {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const outcome = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return { name, seconds, ...outcome };
});

console.log('\n== summary');
for (const { name, seconds, failed, reasons } of results) {
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(6)} s`);
  for (const reason of reasons) console.log(`         ${reason}`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function command(line: string): Outcome {
  const { status } = spawnSync(line, { shell: true, stdio: 'inherit' });
  return status === 0
    ? { passed: 0, failed: 0, reasons: [] }
    : { passed: 0, failed: 1, reasons: [`${line}: exit code ${status ?? 'none'}`] };
}

function runTests(): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'avenant-check-'));
  const file = join(folder, 'tests.json');
  try {
    const reporters = `--reporter=default --reporter=json --outputFile.json="${file}"`;
    const ended = command(`npm run --silent test -- ${reporters}`);
    if (!existsSync(file)) return { ...ended, failed: 1, reasons: ['the tests left no report'] };
    return judge(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, ended.failed === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(report: VitestReport, endedWell: boolean): Outcome {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const notRun = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status !== 'passed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const reasons = [
    ...tests.filter(({ status }) => status === 'failed').map((test) => `failed: ${test.fullName}`),
    ...notRun.map((test) => `${test.status}, and no test may be left out: ${test.fullName}`),
    ...brokenFiles.map((file) => `could not run ${file.name}`),
  ];
  if (tests.length === 0) reasons.push('no test ran');
  if (!endedWell && reasons.length === 0) reasons.push('an error outside of any test');
  return { passed: report.numPassedTests, failed: reasons.length, reasons };
}
