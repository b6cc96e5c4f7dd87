// Plan, paths: what a condition's fact such as `country of site` is. In: the declared types and a
// path. Out: the attributes to follow and what the last one holds.
import type { PlanAttribute, PlanType } from './plan.ts';

/** A path made ready: attribute names from the subject on; all but the last refer. */
export interface ResolvedPath {
  readonly steps: readonly string[];
  readonly attribute: PlanAttribute;
}

/**
 * Finds what a path of a type leads to; undefined when it is no stored attribute. An attribute's
 * name may itself hold the word `of`, so every way to cut the words is tried, the shortest last
 * step first.
 */
export function resolvePath(
  types: readonly PlanType[],
  type: string,
  path: string,
): ResolvedPath | undefined {
  return search(types, type, path.split(' of '));
}

function search(
  types: readonly PlanType[],
  type: string,
  words: readonly string[],
): ResolvedPath | undefined {
  const name = words.join(' of ');
  const whole = attributeOf(types, type, name);
  if (whole !== undefined) return { steps: [name], attribute: whole };
  for (let cut = words.length - 1; cut > 0; cut -= 1) {
    const holder = words.slice(cut).join(' of ');
    const held = attributeOf(types, type, holder)?.type;
    if (held?.kind !== 'reference') continue;
    const rest = search(types, held.type, words.slice(0, cut));
    if (rest !== undefined) return { ...rest, steps: [holder, ...rest.steps] };
  }
  return undefined;
}

function attributeOf(
  types: readonly PlanType[],
  type: string,
  name: string,
): PlanAttribute | undefined {
  const holder = types.find((one) => one.name === type);
  return holder?.attributes.find((attribute) => attribute.name === name);
}
