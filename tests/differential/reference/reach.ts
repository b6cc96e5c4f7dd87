// Differential tests, reference interpreter: the facts that a fact reaches through its references.
import { attributeOf } from './facts.ts';
import type { Scope } from './scope.ts';
import type { Thing } from './thing.ts';
import { Withheld } from './value.ts';

/** A fact and all that it refers to on a day, and what those refer to; nearest first. */
export function reachedFrom(start: Thing, day: number, scope: Scope): readonly Thing[] {
  const found: Thing[] = [];
  let next: readonly Thing[] = [start];
  while (next.length > 0) {
    const fresh = next.filter(
      (one) => !found.some(({ type, key }) => type === one.type && key === one.key),
    );
    found.push(...fresh);
    next = fresh.flatMap((one) => neighbours(one, { ...scope, moment: day }));
  }
  return found;
}

function neighbours(thing: Thing, scope: Scope): readonly Thing[] {
  const { plan } = scope.world;
  const derivation = plan.derivations.find(({ name }) => name === thing.type);
  const type = plan.types.find(({ name }) => name === thing.type);
  const fields = [...(derivation?.keys ?? []), ...(derivation?.fields ?? [])];
  const names = [...fields, ...(type?.attributes ?? [])].map(({ name }) => name);
  const referred = names.flatMap((name) => referredTo(thing, name, scope));
  const { base, members } = thing.made ?? {};
  return base !== undefined && members === undefined ? [...referred, base] : referred;
}

function referredTo(thing: Thing, name: string, scope: Scope): readonly Thing[] {
  try {
    const value = attributeOf(thing, name, scope);
    return value.is === 'thing' ? [value.value] : [];
  } catch (problem) {
    if (problem instanceof Withheld) return [];
    throw problem;
  }
}
