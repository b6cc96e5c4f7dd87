// HTTP, documentation: the OpenAPI document as a page that needs no script and no network. In: the
// document, a language. Out: HTML.
import { PROBLEMS } from '../problem/catalogue.ts';
import type { Language } from './deps.ts';

interface Described {
  readonly description?: string;
}

interface RouteDoc {
  readonly summary?: string;
  readonly 'x-summary-fr'?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: object;
  }[];
  readonly requestBody?: { readonly content?: object };
  readonly responses?: Readonly<Record<string, Described & { readonly content?: object }>>;
}

/** What the page needs of an OpenAPI document. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: object;
  readonly components?: { readonly schemas?: object };
}

/** The stylesheet of the page. */
export const DOCS_STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{background:#f4f5f7;padding:.8rem;overflow:auto}
details{border:1px solid #d5d8de;border-radius:6px;margin:.4rem 0;padding:.4rem .8rem}
summary{cursor:pointer}summary b{display:inline-block;width:4.2rem}table{border-collapse:collapse}
td,th{border-bottom:1px solid #e3e5ea;padding:.2rem .8rem .2rem 0;text-align:left}
@media(prefers-color-scheme:dark){body{background:#15171c;color:#e4e6eb}pre{background:#20232b}
a{color:#8ab4ff}details,td,th{border-color:#343844}}`;

const WORDS = {
  en: {
    document: 'The document for tools',
    parameter: 'parameter',
    body: 'Body',
    answers: 'Answers',
    shapes: 'Shapes',
    problems: 'Problems',
    needed: 'needed',
  },
  fr: {
    document: 'Le document pour les outils',
    parameter: 'paramètre',
    body: 'Contenu',
    answers: 'Réponses',
    shapes: 'Formes',
    problems: 'Problèmes',
    needed: 'requis',
  },
} as const;

/** The page of an OpenAPI document. */
export function docsPage(document: ApiDocument, language: Language): string {
  const words = WORDS[language];
  const { title, version } = document.info;
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, RouteDoc>).map(([method, route]) => ({
      ...{ path, method: method.toUpperCase(), route },
    })),
  );
  const tags = [...new Set(routes.map(({ route }) => route.tags?.[0] ?? ''))];
  const sections = tags.map((tag) => {
    const own = routes.filter(({ route }) => (route.tags?.[0] ?? '') === tag);
    return `<h2>${escaped(tag)}</h2>${own.map((one) => routeText(one, language)).join('')}`;
  });
  const shapes = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="${escaped(name)}"><summary>${escaped(name)}</summary>${code(schema)}</details>`,
  );
  const problems = Object.entries(PROBLEMS).map(
    ([name, { status, title, detail }]) =>
      `<tr id="${name}"><td>${name}</td><td>${status}</td><td>${escaped(title[language])}</td>` +
      `<td>${escaped(detail[language])}</td></tr>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<link rel="stylesheet" href="/api/docs.css"><h1>${escaped(title)} ${escaped(version)}</h1>
<p><a href="/api/v1/openapi.json">${words.document}</a></p>${sections.join('')}
<h2>${words.shapes}</h2>${shapes.join('')}
<h2>${words.problems}</h2><table>${problems.join('')}</table></html>`;
}

function routeText(
  { path, method, route }: { path: string; method: string; route: RouteDoc },
  language: Language,
): string {
  const words = WORDS[language];
  const summary = (language === 'fr' ? route['x-summary-fr'] : undefined) ?? route.summary ?? '';
  const cell = (html: string): string => `<td>${html}</td>`;
  const inCode = (text: string): string => `<code>${escaped(text)}</code>`;
  const parameters = (route.parameters ?? []).map(({ name, in: where, required, schema }) => {
    const place = `${where}${required ? `, ${words.needed}` : ''}`;
    const cells = [inCode(name), place, inCode(JSON.stringify(schema))];
    return `<tr>${cells.map(cell).join('')}</tr>`;
  });
  const answers = Object.entries(route.responses ?? {}).map(
    ([status, { description = '', content }]) =>
      `<p><b>${status}</b> ${escaped(description)}</p>` +
      (content === undefined ? '' : code(content)),
  );
  const body = route.requestBody?.content;
  const head = `<tr><th colspan="3">${words.parameter}</th></tr>`;
  return [
    `<details><summary><b>${method}</b>${inCode(path)} ${escaped(summary)}</summary>`,
    parameters.length > 0 ? `<table>${head}${parameters.join('')}</table>` : '',
    body === undefined ? '' : `<h4>${words.body}</h4>${code(body)}`,
    `<h4>${words.answers}</h4>${answers.join('')}</details>`,
  ].join('\n');
}

const code = (value: unknown): string => `<pre>${escaped(JSON.stringify(value, null, 1))}</pre>`;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
