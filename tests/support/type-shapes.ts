// Support: the shapes of TypeScript types, read from the sources that declare them. It knows the
// part of the language that plain data is declared in: no functions, no conditional types.
import { objectOf, type Shape, unionOf } from './shape.ts';

const TOKEN = /'[^']*'|[A-Za-z_$][\w$]*|\d+|[{}[\]()<>|&:;,?=-]/g;
const PLAIN = ['string', 'number', 'boolean', 'unknown'];

/** Reads the declarations of some sources. */
export class TypeShapes {
  readonly #text: string;

  constructor(sources: readonly string[]) {
    const bare = sources.map((text) =>
      text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, ''),
    );
    this.#text = bare.join('\n');
  }

  /** The shape of a declared type. */
  of(name: string): Shape {
    const head = new RegExp(`\\b(?:type ${name} =|interface ${name} )`).exec(this.#text);
    if (head === null) throw new Error(`no type ${name}`);
    const rest = this.#text.slice(head.index + head[0].length);
    const tokens = rest.slice(0, declarationEnd(rest)).match(TOKEN) ?? [];
    return new Reader(tokens, this).type();
  }

  /** The names of the types that are nothing but another name. */
  renamed(name: string): string {
    const alias = new RegExp(`\\btype ${name} = (\\w+);`).exec(this.#text)?.[1];
    return alias === undefined || PLAIN.includes(alias) ? name : this.renamed(alias);
  }
}

// A declaration ends where the next one starts.
function declarationEnd(text: string): number {
  const next = /\n(?:export|import|interface|type|const|function|class|declare) ?/.exec(text);
  return next?.index ?? text.length;
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #types: TypeShapes;
  #at = 0;

  constructor(tokens: readonly string[], types: TypeShapes) {
    this.#tokens = tokens;
    this.#types = types;
  }

  type(): Shape {
    this.#skip('|');
    const parts = [this.#intersection()];
    while (this.#skip('|')) parts.push(this.#intersection());
    return unionOf(parts);
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #next(): string {
    this.#at += 1;
    return this.#tokens[this.#at - 1] ?? '';
  }

  #skip(token: string): boolean {
    const found = this.#peek() === token;
    if (found) this.#at += 1;
    return found;
  }

  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) throw new Error(`expected ${token}, found ${found}`);
  }

  #intersection(): Shape {
    let shape = this.#array();
    while (this.#skip('&')) shape = this.#both(shape, this.#array());
    return shape;
  }

  // Properties of both sides, for each of the alternatives.
  #both(a: Shape, b: Shape): Shape {
    if ('ref' in a) return this.#both(this.#types.of(a.ref), b);
    if ('ref' in b) return this.#both(a, this.#types.of(b.ref));
    if ('union' in a) return unionOf(a.union.map((part) => this.#both(part, b)));
    if ('union' in b) return unionOf(b.union.map((part) => this.#both(a, part)));
    if (!('object' in a && 'object' in b)) throw new Error('an intersection of no objects');
    return objectOf([...Object.entries(a.object), ...Object.entries(b.object)]);
  }

  #array(): Shape {
    this.#skip('readonly');
    let shape = this.#one();
    while (this.#peek() === '[') {
      this.#expect('[');
      this.#expect(']');
      shape = { array: shape };
    }
    return shape;
  }

  #one(): Shape {
    const token = this.#next();
    if (token === '(') {
      const inner = this.type();
      this.#expect(')');
      return inner;
    }
    if (token === '{') return this.#object();
    if (token === '[') return { tuple: this.#list(']') };
    if (token.startsWith("'")) return { literal: token.slice(1, -1) };
    if (token === '-') return { literal: -Number(this.#next()) };
    if (/^\d/.test(token)) return { literal: Number(token) };
    if (token === 'true' || token === 'false') return { literal: token === 'true' };
    if (token === 'null') return { literal: null };
    if (PLAIN.includes(token)) return { plain: token };
    return this.#skip('<') ? this.#generic(token, this.#list('>')) : this.#named(token);
  }

  #named(name: string): Shape {
    return { ref: this.#types.renamed(name) };
  }

  #generic(name: string, [first, second]: readonly Shape[]): Shape {
    if (first === undefined) throw new Error(`${name} of nothing`);
    if (name === 'Readonly') return first;
    if (second === undefined) throw new Error(`${name} of one type`);
    if (name === 'Record') return { map: second };
    if (name !== 'Exclude' || !('ref' in first)) throw new Error(`unknown ${name}`);
    const all = this.#types.of(first.ref);
    const left = 'union' in all ? all.union : [all];
    return unionOf(left.filter((part) => JSON.stringify(part) !== JSON.stringify(second)));
  }

  #list(end: string): readonly Shape[] {
    const items: Shape[] = [];
    while (!this.#skip(end)) {
      items.push(this.type());
      this.#skip(',');
    }
    return items;
  }

  #object(): Shape {
    const properties: [string, Shape][] = [];
    while (!this.#skip('}')) {
      this.#skip('readonly');
      const name = this.#next();
      const optional = this.#skip('?') ? '?' : '';
      this.#expect(':');
      properties.push([`${name}${optional}`, this.type()]);
      if (!this.#skip(';')) this.#skip(',');
    }
    return objectOf(properties);
  }
}
