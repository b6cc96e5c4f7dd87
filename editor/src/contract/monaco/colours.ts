// Contract, editor: the colours of words, light and dark. In: nothing (data). Out: themes. Every
// colour has a contrast of at least 4.5 to its ground.
import type { TokenKind } from '@avenant/dsl';
import type { editor } from 'monaco-editor/editor';

/** The kinds of words, in the order by which the editor is told of them. */
export const KINDS: readonly TokenKind[] = [
  ...(['keyword', 'number', 'money', 'date', 'text', 'clause', 'type', 'attribute'] as const),
  ...(['table', 'column', 'define', 'function', 'comment', 'unit', 'enumeration'] as const),
];

type Shades = Readonly<Record<TokenKind, string>>;

const ON_LIGHT: Shades = {
  keyword: '1f5f8b',
  number: '8a3b00',
  money: '8a3b00',
  date: '8a3b00',
  text: '2b6a2f',
  clause: '7a1f6d',
  type: '0b6e6e',
  attribute: '2a2f36',
  table: '5b3fa8',
  column: '5b3fa8',
  define: '5b3fa8',
  function: '1f5f8b',
  comment: '636b74',
  unit: '7d5a00',
  enumeration: '2b6a2f',
};

const ON_DARK: Shades = {
  keyword: '7fb8e6',
  number: 'f0b37e',
  money: 'f0b37e',
  date: 'f0b37e',
  text: '9ccf9f',
  clause: 'e39bd6',
  type: '74cfcf',
  attribute: 'd5dae0',
  table: 'b9a6f2',
  column: 'b9a6f2',
  define: 'b9a6f2',
  function: '7fb8e6',
  comment: '98a1ab',
  unit: 'd9bf77',
  enumeration: '9ccf9f',
};

const STRONG: ReadonlySet<TokenKind> = new Set(['keyword', 'clause']);

function rulesOf(shades: Shades): editor.ITokenThemeRule[] {
  return KINDS.map((token) => ({
    token,
    foreground: shades[token],
    ...(STRONG.has(token) ? { fontStyle: 'bold' } : {}),
    ...(token === 'comment' ? { fontStyle: 'italic' } : {}),
  }));
}

/** The theme by day. */
export const LIGHT: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: rulesOf(ON_LIGHT),
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#6b7580',
    'editorInlayHint.foreground': '#59636e',
    'editorInlayHint.background': '#eef1f4',
  },
};

/** The theme by night. */
export const DARK: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: rulesOf(ON_DARK),
  colors: {
    'editor.background': '#1a1b1e',
    'editorLineNumber.foreground': '#8b949e',
    'editorInlayHint.foreground': '#a8b0b9',
    'editorInlayHint.background': '#2a2c31',
  },
};
