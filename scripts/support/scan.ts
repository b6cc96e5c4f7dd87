// Takes TypeScript text apart into code, strings and comments, so that a rule about code is not
// fooled by a word in a message. Not a compiler: it knows quotes, templates, comments and, by the
// token before the slash, regular expressions. Every result is as long as the text it came from.

/** One text seen three ways, with what is left out turned into spaces (newlines stay). */
export type Scanned = {
  /** Code and strings, no comments. */
  readonly code: string;
  /** Code only: comments gone, the contents of strings and regular expressions too. */
  readonly bare: string;
  /** Comments only. */
  readonly comments: string;
};

type Kind = 'code' | 'string' | 'comment';

const comment = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const quoted = /'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?/y;
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y;
const beforeRegex = /(?:^|[(,=:[!&|?{};+*%<>~^-]|\b(?:return|typeof|case|in|of|do|else|void))\s*$/;

/** Takes a TypeScript text apart. */
export function scan(text: string): Scanned {
  const kinds = kindsOf(text);
  const keep = (kept: (kind: Kind) => boolean) =>
    kinds.map(({ kind, part }) => (kept(kind) ? part : part.replace(/[^\n]/g, ' '))).join('');
  return {
    code: keep((kind) => kind !== 'comment'),
    bare: keep((kind) => kind === 'code'),
    comments: keep((kind) => kind === 'comment'),
  };
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function kindsOf(text: string): readonly { kind: Kind; part: string }[] {
  const parts: { kind: Kind; part: string }[] = [];
  const openTemplates: number[] = []; // brace depth at which each open template goes on
  let depth = 0;
  let at = 0;
  let code = '';
  const take = (kind: Kind, part: string) => {
    parts.push({ kind, part });
    at += part.length;
    if (kind !== 'comment') code = kind === 'code' ? code.slice(-20) + part : '""';
  };
  const template = () => {
    take('string', match(templateText, text, at));
    if (text.startsWith('${', at)) {
      openTemplates.push(depth);
      depth += 1;
      take('code', '${');
    } else if (at < text.length) take('code', '`');
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    const commentHere = char === '/' ? match(comment, text, at) : '';
    if (commentHere !== '') {
      take('comment', commentHere);
    } else if (char === "'" || char === '"') {
      take('string', match(quoted, text, at));
    } else if (char === '`') {
      take('code', char);
      template();
    } else if (char === '/' && beforeRegex.test(code) && match(regex, text, at) !== '') {
      take('string', match(regex, text, at));
    } else {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      take('code', char);
      if (char === '}' && openTemplates.at(-1) === depth) {
        openTemplates.pop();
        template();
      }
    }
  }
  return parts;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
