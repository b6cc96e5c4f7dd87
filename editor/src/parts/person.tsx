// Parts, person: somebody by their name, as everywhere. In: the id that an object holds. Out: the
// name, its id at hand; the id itself of who has no name here, such as a worker.
import { useCallback } from 'react';
import { useNames } from '../api/people.ts';

/** Somebody by name; nothing for nobody. */
export function Person({ id }: { readonly id: string | null }) {
  const nameOf = usePersonName();
  if (id === null || id === '') return null;
  return (
    <span title={id} className="whole">
      {nameOf(id)}
    </span>
  );
}

/** What people are called, for sentences and lists. */
export function usePersonName(): (id: string | null) => string {
  const names = useNames();
  return useCallback((id) => names.get(id ?? '') ?? id ?? '', [names]);
}
