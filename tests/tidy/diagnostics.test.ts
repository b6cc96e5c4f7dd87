// Every code of the catalogue has its page and its example of a contract that draws it, and no
// page or example outlives its code.
import { describe, expect, it } from 'vitest';
import { scan } from '../../scripts/support/scan.ts';
import { namesIn, typescriptIn } from '../../scripts/support/sources.ts';

const plainKey = /(?<![\w$.])([CR]\d{4})\s*:/g;
const quotedKey = /(?:(['"])([CR]\d{4})\1\s*:)|(?:\bcode\s*:\s*(['"])([CR]\d{4})\3)/g;
const pageName = /^([CR]\d{4})\.md$/;
const exampleName = /^([CR]\d{4})-./;
const pagesAside = ['README.md', 'index.md'];
const catalogue = /^dsl\/src\/diagnostics\/catalogue[^/]*\.ts$|^dsl\/src\/diagnostics\/catalogue\//;

type Parity = {
  readonly codes: readonly string[];
  readonly pages: readonly string[];
  readonly examples: readonly string[];
};

function codesIn(text: string): readonly string[] {
  const { bare, code } = scan(text);
  const plain = [...bare.matchAll(plainKey)].map((hit) => hit[1] ?? '');
  const quoted = [...code.matchAll(quotedKey)].map((hit) => hit[2] ?? hit[4] ?? '');
  const found = [...plain, ...quoted];
  return [...new Set(found)].toSorted();
}

function disparities({ codes, pages, examples }: Parity): readonly string[] {
  const pageCodes = pages.map((name) => pageName.exec(name)?.[1] ?? name);
  const exampleCodes = examples.map((name) => exampleName.exec(name)?.[1] ?? name);
  return [
    ...codes.filter((code) => !pageCodes.includes(code)).map((code) => `${code} has no page`),
    ...codes.filter((code) => !exampleCodes.includes(code)).map((code) => `${code} has no example`),
    ...pageCodes.filter((code) => !codes.includes(code)).map((code) => `page ${code} has no code`),
    ...exampleCodes.filter((code) => !codes.includes(code)).map((code) => `${code}-* has no code`),
  ];
}

describe('diagnostics', () => {
  it('have a page in docs/diagnostics and an example in contracts-examples/bad each', () => {
    const sources = typescriptIn('dsl/src/diagnostics');
    const codes = sources
      .filter(({ path }) => catalogue.test(path))
      .flatMap(({ text }) => codesIn(text));
    const pages = namesIn('docs/diagnostics').files.filter((name) => !pagesAside.includes(name));
    const examples = namesIn('contracts-examples/bad').folders;
    expect(codes.length, 'codes in the catalogue').toBeGreaterThanOrEqual(sources.length && 1);
    expect(disparities({ codes, pages, examples })).toEqual([]);
  });

  it('out of parity are seen when planted', () => {
    expect(codesIn("const a = { C0101: 1, 'R0203': 2 }; // C0999: 3")).toEqual(['C0101', 'R0203']);
    expect(codesIn("f({ code: 'C0404', title: 'see C0101: a' })")).toEqual(['C0404']);
    const whole = { codes: ['C0101'], pages: ['C0101.md'], examples: ['C0101-stray'] };
    expect(disparities(whole)).toEqual([]);
    expect(disparities({ ...whole, pages: [] })).toHaveLength(1);
    expect(disparities({ ...whole, examples: [] })).toHaveLength(1);
    expect(disparities({ ...whole, codes: [] })).toHaveLength(2);
    expect(disparities({ ...whole, pages: ['C0101.md', 'notes.txt'] })).toHaveLength(1);
    expect(disparities({ ...whole, examples: ['C0101-stray', 'odd'] })).toHaveLength(1);
  });
});
