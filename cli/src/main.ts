#!/usr/bin/env node
// Command line, front door: `avenant COMMAND PATH [options]`. The only file that reads the arguments
// and writes to the terminal. Exit codes: 0 good, 1 problems, 2 usage.
import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { explain } from './commands/explain.ts';
import { rate } from './commands/rate.ts';
import { test } from './commands/test.ts';
import { compile, format, translate } from './commands/text.ts';
import { UsageError } from './folder.ts';
import type { Output } from './output.ts';
import { USAGE } from './usage.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean' },
  lang: { type: 'string' },
  period: { type: 'string' },
  through: { type: 'string' },
  'known-on': { type: 'string' },
  line: { type: 'string' },
  lines: { type: 'string' },
  to: { type: 'string' },
} as const;

function usage(message: string, language: 'en' | 'fr'): number {
  if (message !== '') process.stderr.write(`avenant: ${message}\n\n`);
  process.stderr.write(USAGE[language]);
  return 2;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const language = values.lang === 'fr' ? 'fr' : 'en';
  const output: Output = {
    language,
    json: values.json === true,
    out: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  };
  const [command, path, ...rest] = positionals;
  if (command === 'demo') return demo(output);
  if (values.help === true || command === undefined) {
    process.stdout.write(USAGE[language]);
    return command === undefined && values.help !== true ? 2 : 0;
  }
  if (path === undefined || rest.length > 0) return usage('one path is needed', language);
  const { period, through, line, lines } = values;
  const knownOn = values['known-on'];
  switch (command) {
    case 'check':
      return check(path, output);
    case 'format':
      return format(path, values.check === true, output);
    case 'translate':
      return translate(path, values.to, output);
    case 'compile':
      return compile(path, output);
    case 'rate':
      return rate(path, { period, through, knownOn, lines }, output);
    case 'explain':
      return explain(path, { period, line, knownOn }, output);
    case 'test':
      return test(path, output);
    default:
      return usage(`there is no command ${command}`, language);
  }
}

/** Errors of usage are told in a line; others are ours and keep their stack. */
try {
  const [major = '0'] = process.versions.node.split('.');
  if (Number(major) < 24) {
    process.stderr.write(`avenant needs Node 26 and runs on ${process.version}: use npx avenant\n`);
    process.exitCode = 2;
  } else process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? `${error.code}` : '';
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
    process.exitCode = usage((error as Error).message, 'en');
  } else throw error;
}
