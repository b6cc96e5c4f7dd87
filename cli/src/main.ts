#!/usr/bin/env node
// Command line, front door: `avenant COMMAND PATH [options]`. The only file that reads the
// arguments and writes to the terminal. Exit codes: 0 good, 1 problems, 2 usage.
import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { text } from './commands/consolidated.ts';
import { demo } from './commands/demo.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { feasibility } from './commands/feasibility.ts';
import { rate } from './commands/rate.ts';
import { PROCESSES, runProcess } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { test } from './commands/test.ts';
import { compile, format, translate } from './commands/text.ts';
import type { Output } from './output.ts';
import { USAGE } from './usage.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  check: { type: 'boolean' },
  coverage: { type: 'boolean' },
  propose: { type: 'boolean' },
  help: { type: 'boolean' },
  lang: { type: 'string' },
  period: { type: 'string' },
  through: { type: 'string' },
  'known-on': { type: 'string' },
  on: { type: 'string' },
  against: { type: 'string' },
  'against-known-on': { type: 'string' },
  inventory: { type: 'string' },
  line: { type: 'string' },
  lines: { type: 'string' },
  rejects: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  months: { type: 'string' },
  data: { type: 'string', multiple: true },
  seek: { type: 'string' },
  total: { type: 'string' },
  port: { type: 'string' },
} as const;

type Language = 'en' | 'fr';

async function main(args: readonly string[], language: Language): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const output: Output = {
    language,
    json: values.json === true,
    out: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  };
  const [command, path, ...rest] = positionals;
  if (values.help === true) {
    process.stdout.write(USAGE[language]);
    return 0;
  }
  if (values.lang !== undefined && values.lang !== 'en' && values.lang !== 'fr') {
    throw new UsageError({ en: '--lang needs en or fr', fr: '--lang demande en ou fr' });
  }
  if (command === undefined) {
    throw new UsageError({ en: 'a command is needed', fr: 'il faut une commande' }, true);
  }
  if (command === 'demo') return demo(output);
  const started = PROCESSES.find((name) => name === command);
  if (started !== undefined && path === undefined) {
    return runProcess(started, { port: values.port, data: values.data?.at(-1) }, output);
  }
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (command === 'diff' && path !== undefined && rest.length < 2) {
    return diff(path, rest[0] ?? path, values, output);
  }
  if (run === undefined && command !== 'diff') {
    const fr = `il n’y a pas de commande ${command}`;
    throw new UsageError({ en: `there is no command ${command}`, fr }, true);
  }
  if (run === undefined || path === undefined || rest.length > 0) {
    throw new UsageError({ en: 'one path is needed', fr: 'il faut un chemin, et un seul' }, true);
  }
  return run(path, values, output);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const COMMANDS: Readonly<
  Record<string, (path: string, values: Values, output: Output) => number | Promise<number>>
> = {
  check: (path, { rejects }, output) => check(path, rejects, output),
  format: (path, values, output) => format(path, values.check === true, output),
  translate: (path, { to }, output) => translate(path, to, output),
  compile: (path, _values, output) => compile(path, output),
  rate: (path, { period, through, lines, rejects, 'known-on': knownOn }, output) =>
    rate(path, { period, through, knownOn, lines, rejects }, output),
  explain: (path, { period, line, 'known-on': knownOn }, output) =>
    explain(path, { period, line, knownOn }, output),
  text: (path, { on, against, lang, 'known-on': knownOn }, output) =>
    text(
      path,
      { on, against, knownOn, lang: lang === 'en' || lang === 'fr' ? lang : undefined },
      output,
    ),
  feasibility: (path, { from, months, data = [], inventory }, output) =>
    feasibility(path, { from, months, data, inventory }, output),
  simulate: (path, { from, months, data = [], inventory, seek, total }, output) =>
    simulate(path, { from, months, data, inventory, seek, total }, output),
  test: (path, { coverage, propose }, output) =>
    test(path, { coverage: coverage === true, propose: propose === true }, output),
};

/** The language asked for, wherever it stands: also for arguments that cannot be read. */
function languageIn(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  return args.includes('--lang=fr') || (at >= 0 && args[at + 1] === 'fr') ? 'fr' : 'en';
}

/** Errors of usage are told in a line; others are ours and keep their stack. */
function told(error: unknown, language: Language): number {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
  if (error instanceof UsageError) {
    process.stderr.write(`avenant: ${error.words[language]}\n`);
    if (error.withHelp) process.stderr.write(`\n${USAGE[language]}`);
  } else if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`avenant: ${error.message}\n\n${USAGE[language]}`);
  } else if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'ENOSPC' ||
    code === 'ENOTDIR' ||
    code === 'EADDRINUSE'
  ) {
    // The system's own words name the file.
    process.stderr.write(`avenant: ${error instanceof Error ? error.message : code}\n`);
  } else throw error;
  return 2;
}

// A reader that has seen enough, as `head` has, ends the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const args = process.argv.slice(2);
const [major = '0'] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(`avenant needs Node 26 and runs on ${process.version}: use npx avenant\n`);
  process.exitCode = 2;
} else {
  const language = languageIn(args);
  try {
    process.exitCode = await main(args, language);
  } catch (error) {
    process.exitCode = told(error, language);
  }
}
