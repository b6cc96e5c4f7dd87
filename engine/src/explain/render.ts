// Rendering: an explanation as lines that a person reads. In: a tree and a language. Out: a line
// for every node, its children below it and further in.
import type { Language } from '@avenant/dsl';
import type { Explanation } from './explanation.ts';
import { shownDays, shownOrigin } from './render-origins.ts';
import { filled, shownDate, shownNumber, shownValue } from './render-values.ts';
import { AROUND, FRENCH, MODES, OPERATIONS } from './words.ts';

const COLON = { en: ': ', fr: ' : ' } as const;

type Step = Extract<Explanation, { kind: 'step' }>;

/** Of more children than this, the rest are only counted. */
const CHILDREN_MAX = 40;

/** Readable lines of an explanation, children indented under their step. */
export function renderText(explanation: Explanation, language: Language): string[] {
  const lines: string[] = [];
  render(explanation, language, '', lines);
  return lines;
}

function render(node: Explanation, language: Language, indent: string, lines: string[]): void {
  const value = shownValue(node, language);
  if (node.kind === 'input') {
    const origin = shownOrigin(node.origin, language);
    const label = inputLabel(node, language);
    const from = origin === '' ? '' : ` (${origin})`;
    lines.push(`${indent}${label}${COLON[language]}${value}${from}`);
    return;
  }
  lines.push(`${indent}${stepLabel(node, language)}${COLON[language]}${value}`);
  for (const child of node.of.slice(0, CHILDREN_MAX)) {
    render(child, language, `${indent}  `, lines);
  }
  const rest = node.of.length - CHILDREN_MAX;
  if (rest > 0) lines.push(`${indent}  ${filled(AROUND.more, language, `${rest}`)}`);
}

function inputLabel(node: Extract<Explanation, { kind: 'input' }>, language: Language): string {
  const { name, origin } = node;
  if (name === '') return AROUND.value[language];
  // Names from the data and the contract are not ours to translate.
  return origin.kind === 'period' || origin.kind === 'clause' ? own(name, language) : name;
}

function own(name: string, language: Language): string {
  return language === 'fr' ? (FRENCH.get(name) ?? name) : name;
}

function stepLabel(step: Step, language: Language): string {
  const { name, parameters = {} } = step;
  const { bandFrom, bandTo, type, from, to } = parameters;
  if (name === 'band' || bandFrom !== undefined || bandTo !== undefined) {
    return bandLabel(bandFrom, bandTo, language);
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
