// Every relative link of a page leads to a file or folder, and every #heading to a heading.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveFrom } from '../../scripts/support/imports.ts';
import { lineAt } from '../../scripts/support/scan.ts';
import {
  pathsUnder,
  type RepoFile,
  readRepoFile,
  repoRoot,
} from '../../scripts/support/sources.ts';

const inlineLink = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const namedLink = /^\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm;
const codeBlock = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm;
const codeSpan = /(`+)[^`\n]+\1/g;

const blank = (part: string) => part.replace(/[^\n]/g, ' ');

function brokenLinks(page: RepoFile, textOf: (path: string) => string | undefined) {
  const prose = page.text.replace(codeBlock, blank).replace(codeSpan, blank);
  return [...prose.matchAll(inlineLink), ...prose.matchAll(namedLink)].flatMap((hit) => {
    const target = hit[1] ?? '';
    if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
    const [file = '', heading] = decodeURI(target).split('#');
    const path = file === '' ? page.path : resolveFrom(page.path, file);
    const text = textOf(path);
    const where = `${page.path}:${lineAt(prose, hit.index)}: ${target}`;
    if (text === undefined) return [where];
    if (heading === undefined || !path.endsWith('.md')) return [];
    return headingsOf(text).includes(heading) ? [] : [`${where} (no such heading)`];
  });
}

function headingsOf(text: string): readonly string[] {
  const headings = text.replace(codeBlock, blank).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return [...headings].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function textInRepo(path: string): string | undefined {
  if (path.startsWith('..') || !existsSync(join(repoRoot, path))) return undefined;
  return path.endsWith('.md') ? readRepoFile(path).text : '';
}

describe('links between pages', () => {
  it('resolve', () => {
    const pages = pathsUnder('.').filter((path) => path.endsWith('.md'));
    expect(pages.flatMap((path) => brokenLinks(readRepoFile(path), textInRepo))).toEqual([]);
  });

  it('are seen when planted broken', () => {
    const there: Readonly<Record<string, string>> = { 'docs/a.md': '# The Walk, in short\n' };
    const broken = (text: string) =>
      brokenLinks({ path: 'docs/b.md', text }, (path) => there[path]);
    expect(broken('[a](a.md) [w](a.md#the-walk-in-short) [x](https://x.test/y)')).toEqual([]);
    expect(broken('`[a](gone.md)`\n\n```\n[a](gone.md)\n```\n')).toEqual([]);
    expect(broken('see\n[a](gone.md)')).toEqual(['docs/b.md:2: gone.md']);
    expect(broken('[a]: ../a.md')).toHaveLength(1);
    expect(broken('[a](a.md#elsewhere)')).toHaveLength(1);
    expect(broken('[a](#not-here)')).toHaveLength(1);
  });
});
