// Command line, coverage: what the examples reach, a short table for each part of the contract. A
// line says what, then by which examples, or where it stands when none reaches it.
import type { Coverage, CoveredPart, CoveredPoint, PointKind, Proposals } from '@avenant/engine';
import type { Output } from '../output.ts';

type Words = { readonly en: string; readonly fr: string };

const PARTS: Readonly<Record<CoveredPart['kind'], Words>> = {
  clause: { en: 'clause', fr: 'clause' },
  amendment: { en: 'amendment', fr: 'avenant' },
  definition: { en: 'definition', fr: 'définition' },
  'derived set': { en: 'derived set', fr: 'ensemble dérivé' },
  table: { en: 'table', fr: 'table' },
  revision: { en: 'price revision', fr: 'révision de prix' },
};

/** The words of a point, by the way it goes where it has two. */
const POINTS: Readonly<Record<PointKind, Words>> = {
  charge: { en: 'charges', fr: 'facture' },
  selector: { en: 'where', fr: 'dont' },
  condition: { en: 'when', fr: 'lorsque' },
  branch: { en: 'if', fr: 'si' },
  fallback: { en: 'known:', fr: 'connu :' },
  bound: { en: 'bound reached:', fr: 'borne atteinte :' },
  band: { en: 'band', fr: 'tranche' },
  row: { en: 'row', fr: 'ligne' },
  exception: { en: 'takes effect:', fr: 'prend effet :' },
  revision: { en: 'falls due:', fr: 'échoit :' },
};

const NOT: Words = { en: 'not', fr: 'pas' };

const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^replaces /, 'remplace '],
  [/^suspends /, 'suspend '],
  [/^reinstates /, 'rétablit '],
];

const SHOWN_MAX = 3;
const WIDTH = 64;

/** Prints the points of every part, then how many are reached. */
export function printCoverage({ reached, total, parts }: Coverage, output: Output): void {
  const { language } = output;
  for (const part of parts) {
    const done = part.points.filter(({ examples }) => examples.length > 0).length;
    const { file, line } = part.place;
    const name = [PARTS[part.kind][language], part.name, part.title, amendmentOf(part, language)];
    const heading = name.filter((word) => word !== '').join(' ');
    output.out('');
    output.out(`${heading}  ${done}/${part.points.length}  (${file}:${line})`);
    for (const point of part.points) output.out(pointText(point, language));
  }
  const all = total === 0 ? 100 : Math.floor((reached * 100) / total);
  output.out('');
  output.out(
    language === 'en'
      ? `the examples reach ${reached} of ${total} points (${all} %)`
      : `les exemples atteignent ${reached} points sur ${total} (${all} %)`,
  );
}

function amendmentOf(
  { amendment }: { readonly amendment?: string },
  language: Output['language'],
): string {
  if (amendment === undefined) return '';
  return language === 'en' ? `(amendment ${amendment})` : `(avenant ${amendment})`;
}

function pointText(point: CoveredPoint, language: Output['language']): string {
  const { kind, way, text, examples, place } = point;
  const own = VERBS.reduce(
    (so, [verb, fr]) => (language === 'fr' ? so.replace(verb, fr) : so),
    text,
  );
  const words = [way === 'no' ? NOT[language] : '', POINTS[kind][language], own];
  const plain = words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/ ?:$/, '');
  const whole = `${plain} ${amendmentOf(point, language)}`.trim();
  const what = whole.length > WIDTH ? `${whole.slice(0, WIDTH - 1)}…` : whole.padEnd(WIDTH);
  if (examples.length === 0) {
    const never = language === 'en' ? 'never' : 'jamais';
    return `  ✗ ${what}  ${never}  ${place.file}:${place.line}`;
  }
  const more = examples.length - SHOWN_MAX;
  const rest = more > 0 ? ` +${more}` : '';
  return `  ✓ ${what}  ${examples.slice(0, SHOWN_MAX).join(' ; ')}${rest}`;
}

/** Prints proposed examples as a contract file; what could not be proposed is noted beside it. */
export function printProposals({ text, count, missed }: Proposals, output: Output): void {
  const { language } = output;
  if (text !== '') output.out(text.trimEnd());
  for (const { title, place } of missed) {
    const why = language === 'en' ? 'no example made for' : 'pas d’exemple trouvé pour';
    output.note(`${why} ${title}  (${place.file}:${place.line})`);
  }
  output.note(
    language === 'en'
      ? `${count} boundary cases proposed, to be confirmed by a person`
      : `${count} cas limites proposés, à confirmer par une personne`,
  );
}
