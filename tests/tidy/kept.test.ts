// Nothing typed is lost: no field that is typed into is held by state that ends with the page. What
// is typed stands in `useKept`, on a desk, or in the address.
import { describe, expect, it } from 'vitest';
import { lineAt } from '../../scripts/support/scan.ts';
import { type RepoFile, typescriptIn } from '../../scripts/support/sources.ts';

/** What is typed into. Own components join them when they are told by their props what stands. */
const FIELDS = ['TextInput', 'Textarea', 'NumberInput', 'Autocomplete', 'TagsInput', 'PillsInput'];
const PLAIN = ['PasswordInput', 'JsonInput', 'ColorInput', 'input', 'textarea'];

/** Fields that may be held so, as `path: element`, and why. */
const allowed: Readonly<Record<string, string>> = {
  'editor/src/shell/sign-in.tsx: TextInput': 'nobody is known yet whose it would be',
  'editor/src/shell/sign-in.tsx: PasswordInput': 'a secret',
  'editor/src/parts/grid/head.tsx: input': 'a filter: it is in the address once typing rests',
  'editor/src/contract/grid-view.tsx: input': 'left with the page, and its text is taken then',
  'editor/src/screens/invoices/ask-note.tsx: TextInput': 'looks for lines, says nothing',
  'editor/src/screens/inventory/inventory.tsx: AsOf': 'the day of a slider while it is moved',
};
/** Fields without a value of their own, as `path: element`, and what holds what is in them. */
const uncontrolled: Readonly<Record<string, string>> = {
  'editor/src/parts/grid/cell-input.tsx: input': 'left with the page, and its text is taken then',
};

/** Who may reach the browser's storage: what keeps what is typed, and preferences. */
const storing = [
  ...['parts/kept.ts', 'parts/first-steps.ts', 'parts/grid/views.ts'],
  ...['shell/shell.tsx', 'texts/language.tsx'],
].map((path) => `editor/src/${path}`);
const STORAGE = /\b(?:localStorage|sessionStorage|useLocalStorage|useSessionStorage)\b/;

interface Element {
  readonly name: string;
  readonly at: number;
  /** Its tag without the name. */
  readonly tag: string;
}

/** The elements of some names in a text. */
function elementsOf(text: string, names: readonly string[]): readonly Element[] {
  return [...text.matchAll(new RegExp(`<(${names.join('|')})(?=[\\s/>])`, 'g'))].map((found) => {
    const start = found.index + found[0].length;
    let depth = 0;
    let end = start;
    for (; end < text.length && !(depth === 0 && text[end] === '>'); end += 1) {
      if (text[end] === '{') depth += 1;
      if (text[end] === '}') depth -= 1;
    }
    return { name: found[1] ?? '', at: found.index, tag: text.slice(start, end) };
  });
}

/** The functions at the margin of a file, each with its text. */
const functionsOf = (text: string): readonly (readonly [string, string])[] =>
  text
    .split(/^(?=(?:export )?function )/m)
    .map((part) => [/^(?:export )?function (\w+)/.exec(part)?.[1] ?? '', part] as const);

/** Names of bare state and what sets it. */
const statesOf = (text: string): readonly string[] =>
  [...text.matchAll(/const \[(\w+), (\w+)\] = useState\b/g)].flatMap(([, now = '', set = '']) => [
    now,
    set,
  ]);

const says = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);

/** What of a tag says what stands in the field and who hears of it. */
const wiring = (tag: string): string =>
  [...tag.matchAll(/\b(?:value|defaultValue|on\w+|set\w*|\w*[Tt]yped|\.\.\.)\s*=?\{?/g)]
    .map(({ index }) => {
      const rest = tag.slice(index);
      const open = rest.indexOf('{');
      let depth = 0;
      for (let end = Math.max(open, 0); end < rest.length; end += 1) {
        if (rest[end] === '{') depth += 1;
        if (rest[end] === '}') depth -= 1;
        if (depth === 0) return rest.slice(0, end + 1);
      }
      return rest;
    })
    .join(' ');

/** Fields, and components of the house that hand them on: those told by props what stands. */
function fieldsIn(files: readonly RepoFile[]): readonly string[] {
  let names: readonly string[] = [...FIELDS, ...PLAIN];
  for (;;) {
    const more = files
      .flatMap(({ text }) => functionsOf(text))
      .filter(([name, text]) => /^[A-Z]/.test(name) && !names.includes(name) && isTold(text, names))
      .map(([name]) => name);
    if (more.length === 0) return names;
    names = [...names, ...more];
  }
}

const OWN = /\b(?:useKept|useTyped|useContent|useSearch|useState|desk\.write)\b/;
const isTold = (text: string, names: readonly string[]): boolean =>
  elementsOf(text, names).length > 0 && !OWN.test(text);

function faultsIn(file: RepoFile, names: readonly string[]): readonly string[] {
  return functionsOf(file.text).flatMap(([, text]) => {
    const states = statesOf(text);
    return elementsOf(text, names)
      .filter(({ tag }) => states.some((name) => says(wiring(tag), name)))
      .map(({ name }) => `${file.path}: ${name}`);
  });
}

const sources = typescriptIn('editor/src').filter(({ path }) => path.endsWith('.tsx'));

describe('what is typed', () => {
  it('is held by nothing that ends with the page', () => {
    const names = fieldsIn(sources);
    const faults = sources.flatMap((file) => faultsIn(file, names));
    expect(faults.filter((fault) => !(fault in allowed))).toEqual([]);
    expect(Object.keys(allowed).filter((one) => !faults.includes(one))).toEqual([]);
  });

  it('is known to the screen, or said to be taken when the field is left', () => {
    const bare = sources.flatMap(({ path, text }) =>
      elementsOf(text, [...FIELDS, ...PLAIN])
        .filter(({ tag }) => !/\bvalue=|\{\.\.\./.test(tag))
        .map(({ name }) => `${path}: ${name}`),
    );
    expect(bare).toEqual(Object.keys(uncontrolled));
  });

  it('reaches the storage of the browser in one way', () => {
    const others = typescriptIn('editor/src').flatMap(({ path, text }) => {
      const at = text.search(STORAGE);
      return at < 0 || storing.includes(path) ? [] : [`${path}:${lineAt(text, at)}`];
    });
    expect(others).toEqual([]);
  });

  it.each([
    ["const [a, setA] = useState('');\n <TextInput value={a} onChange={setA} />", 1],
    ["const [a, setA] = useState('');\n <Textarea {...x} onChange={(e) => { setA(e); }} />", 1],
    ["const [a, setA] = useState('');\n <Own typed={a} onText={(next) => setA(next)} />", 1],
    ["const { value, set } = useKept('a', '');\n <TextInput value={value} onChange={set} />", 0],
    ["const [a, setA] = useState('');\n <TextInput value={b} label={a} onChange={set} />", 0],
  ])('is found by this rule: %j', (body, count) => {
    const own = 'export function Own({ typed, onText }) {\n <TextInput value={typed} /> }\n';
    const file = { path: 'a.tsx', text: `${own}function B() { ${body} }` };
    expect(faultsIn(file, fieldsIn([file]))).toHaveLength(count);
  });
});
