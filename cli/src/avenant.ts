// Command line, one command: its arguments -> what it writes and its exit code: 0 good, 1 problems,
// 2 usage. The process around it is `main.ts`.
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

/** Where a command writes, text as it is. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs a command to its end: the exit code. Errors of usage are told on the terminal.
 * @throws Error of ours, which is for its stack to tell
 */
export async function avenant(args: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageIn(args);
  try {
    return await command(args, language, terminal);
  } catch (error) {
    return told(error, language, terminal);
  }
}

async function command(
  args: readonly string[],
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const output: Output = {
    language,
    json: values.json === true,
    out: (line) => terminal.out(`${line}\n`),
    note: (line) => terminal.err(`${line}\n`),
  };
  const [name, path, ...rest] = positionals;
  if (values.help === true) {
    terminal.out(USAGE[language]);
    return 0;
  }
  if (values.lang !== undefined && values.lang !== 'en' && values.lang !== 'fr') {
    throw new UsageError({ en: '--lang needs en or fr', fr: '--lang demande en ou fr' });
  }
  if (name === undefined) {
    throw new UsageError({ en: 'a command is needed', fr: 'il faut une commande' }, true);
  }
  if (name === 'demo') return demo(output);
  const started = PROCESSES.find((one) => one === name);
  if (started !== undefined && path === undefined) {
    return runProcess(started, { port: values.port, data: values.data?.at(-1) }, output);
  }
  const perform = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === 'diff' && path !== undefined && rest.length < 2) {
    return diff(path, rest[0] ?? path, values, output);
  }
  if (perform === undefined && name !== 'diff') {
    const fr = `il n’y a pas de commande ${name}`;
    throw new UsageError({ en: `there is no command ${name}`, fr }, true);
  }
  if (perform === undefined || path === undefined || rest.length > 0) {
    throw new UsageError({ en: 'one path is needed', fr: 'il faut un chemin, et un seul' }, true);
  }
  return perform(path, values, output);
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
function told(error: unknown, language: Language, terminal: Terminal): number {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
  if (error instanceof UsageError) {
    terminal.err(`avenant: ${error.words[language]}\n`);
    if (error.withHelp) terminal.err(`\n${USAGE[language]}`);
  } else if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) {
    terminal.err(`avenant: ${error.message}\n\n${USAGE[language]}`);
  } else if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'ENOSPC' ||
    code === 'ENOTDIR' ||
    code === 'EADDRINUSE'
  ) {
    // The system's own words name the file.
    terminal.err(`avenant: ${error instanceof Error ? error.message : code}\n`);
  } else throw error;
  return 2;
}
