// Rendering: an explanation as a person reads it. In: a tree and a language. Out: the tree in
// words, or a line for every node, its children below it and further in.
import type { Language } from '@avenant/dsl';
import type { Explanation, Origin } from './explanation.ts';
import { shownDays, shownOrigin } from './render-origins.ts';
import { filled, shownDate, shownNumber, shownValue } from './render-values.ts';
import { AROUND, FRENCH, MODES, OPERATIONS } from './words.ts';

const COLON = { en: ': ', fr: ' : ' } as const;

// Inputs that the engine names itself.
const OWN_ORIGINS: ReadonlySet<Origin['kind']> = new Set(['period', 'clause', 'charge']);

type Step = Extract<Explanation, { kind: 'step' }>;

/** Of more children than this, the rest are only counted. */
const CHILDREN_MAX = 40;

/** A node of an explanation in a reader's words. */
export interface ShownNode {
  /** What it is. */
  readonly label: string;
  readonly value: string;
  /** Where an input comes from, in words; empty where its label says it, and for steps. */
  readonly from: string;
  /** Where an input comes from, as data. */
  readonly origin?: Origin;
  readonly of: readonly ShownNode[];
  /** Children beyond the first ones, which are only counted. */
  readonly more: number;
}

/** An explanation in a reader's words, as a tree. */
export function shownTree(node: Explanation, language: Language): ShownNode {
  const value = shownValue(node, language);
  if (node.kind === 'input') {
    const { origin } = node;
    const from = shownOrigin(origin, language);
    return { label: inputLabel(node, language), value, from, origin, of: [], more: 0 };
  }
  const of = node.of.slice(0, CHILDREN_MAX).map((child) => shownTree(child, language));
  const more = node.of.length - of.length;
  return { label: stepLabel(node, language), value, from: '', of, more };
}

/** Readable lines of an explanation, children indented under their step. */
export function renderText(explanation: Explanation, language: Language): string[] {
  return linesOf(shownTree(explanation, language), language, '');
}

function linesOf(node: ShownNode, language: Language, indent: string): string[] {
  const { label, value, from, of, more } = node;
  const place = from === '' ? '' : ` (${from})`;
  const rest = more > 0 ? [`${indent}  ${filled(AROUND.more, language, `${more}`)}`] : [];
  return [
    `${indent}${label}${COLON[language]}${value}${place}`,
    ...of.flatMap((child) => linesOf(child, language, `${indent}  `)),
    ...rest,
  ];
}

function inputLabel(node: Extract<Explanation, { kind: 'input' }>, language: Language): string {
  const { name, origin } = node;
  if (name === '') return AROUND.value[language];
  // Names from the data and the contract are not ours to translate.
  return OWN_ORIGINS.has(origin.kind) ? own(name, language) : name;
}

function own(name: string, language: Language): string {
  return language === 'fr' ? (FRENCH.get(name) ?? name) : name;
}

function stepLabel(step: Step, language: Language): string {
  const { name, parameters = {} } = step;
  const { bandFrom, bandTo, type, from, to, clause, moment } = parameters;
  if (name === 'band' || bandFrom !== undefined || bandTo !== undefined) {
    return bandLabel(bandFrom, bandTo, language);
  }
  if (clause !== undefined && moment !== undefined) {
    return filled(AROUND.indexed, language, clause, shownDate(moment, language));
  }
  const words = operationLabel(step, language);
  const label = name === undefined ? words : own(name, language);
  const rounded = name !== undefined && step.operation === 'round' ? `${label}, ${words}` : label;
  if (type === undefined) return rounded;
  const set = type === '#charges' ? AROUND.charges[language] : type;
  const over = filled(AROUND.over, language, rounded, set);
  const days = from === undefined || to === undefined ? '' : shownDays(from, to, language);
  return days === '' ? over : `${over}, ${days}`;
}

function bandLabel(from: string | undefined, to: string | undefined, language: Language): string {
  if (from !== undefined && to !== undefined) {
    return filled(AROUND.band, language, edge(from, language), edge(to, language));
  }
  if (from !== undefined) return filled(AROUND.bandFrom, language, edge(from, language));
  if (to !== undefined) return filled(AROUND.bandTo, language, edge(to, language));
  return AROUND.bandOpen[language];
}

// An edge is a shown number and perhaps its unit's label.
function edge(text: string, language: Language): string {
  const [number = '', ...label] = text.split(' ');
  const unit = label.length === 0 ? undefined : { label: label.join(' '), factor: '1' };
  return shownNumber(number, unit, language);
}

function operationLabel(step: Step, language: Language): string {
  const { operation, parameters = {}, unit } = step;
  const words = OPERATIONS[operation];
  switch (operation) {
    case 'round': {
      const size = shownNumber(parameters.step ?? '', unit, language);
      return filled(words, language, size, MODES[parameters.mode ?? '']?.[language] ?? '');
    }
    case 'percentile':
    case 'top':
      return filled(words, language, shownNumber(parameters.parameter ?? '', undefined, language));
    case 'compare':
      return filled(words, language, parameters.relation ?? '');
    case 'logic':
      return filled(words, language, own(parameters.operator ?? '', language));
    case 'builtin': {
      const name = own(parameters.function ?? '', language);
      const day = parameters.moment;
      return filled(
        words,
        language,
        day === undefined ? name : `${name} ${shownDate(day, language)}`,
      );
    }
    default:
      return words[language];
  }
}
