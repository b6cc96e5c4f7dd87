// Parts, kept: typed text as state that a reload, a closed tab or a refusal does not lose. In: a
// place, such as `comment/CTR-1/D-1`, and what stands there while nothing was typed. Out: what was
// typed there in this browser by who is signed in, until it is sent or dropped. Never for what is
// secret, such as a password; filters are in the address.
import { deepEqual } from '@tanstack/react-router';
import { type SetStateAction, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useSession } from '../api/session.ts';
import { type Keeper, Shelf } from './shelf.ts';

const shelf = new Shelf(localStorage);
window.addEventListener('storage', ({ key }) => shelf.heard(key));
// A cell that is being typed into is left, so that what is in it counts; then all is kept.
window.addEventListener('pagehide', () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
});
window.addEventListener('pagehide', () => shelf.flush());

/** Something typed, kept. */
export interface Kept<T> {
  readonly value: T;
  /** Whether it differs from what stood there at first. */
  readonly isTyped: boolean;
  /** What was found here from before: when it was typed, an ISO instant. */
  readonly since: string | undefined;
  /** Whether the browser's storage is full: it lasts as long as the page. */
  readonly isFull: boolean;
  set(next: SetStateAction<T>): void;
  /** Forgets it; given what was sent, only unless something else was typed since. */
  forget(sent?: T): void;
}

const usePerson = (): string => useSession().data?.person ?? '';

/** What keeps a text on a desk at a place, for who is signed in. */
export function useKeeper(place: string): Keeper {
  const person = usePerson();
  return useMemo(() => shelf.at(`${person}.${place}`), [person, place]);
}

/** What is typed at a place; JSON must be able to hold it. */
export function useKept<T>(place: string, empty: T): Kept<T> {
  const key = `${usePerson()}.${place}`;
  const held = useSyncExternalStore(shelf.subscribe, () => shelf.read(key));
  const isFull = useSyncExternalStore(shelf.subscribe, () => shelf.isFull);
  const [found, setFound] = useState({ key, since: held?.at });
  if (found.key !== key) setFound({ key, since: held?.at });
  const set = useCallback(
    (next: SetStateAction<T>) => {
      const before = fitting(shelf.read(key)?.value, empty);
      const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
      if (!deepEqual(after, empty)) shelf.write(key, after);
      else {
        shelf.drop(key);
        setFound({ key, since: undefined });
      }
    },
    [key, empty],
  );
  const forget = useCallback(
    (sent?: T) => {
      if (sent !== undefined && !deepEqual(fitting(shelf.read(key)?.value, empty), sent)) return;
      shelf.drop(key);
      setFound({ key, since: undefined });
    },
    [key, empty],
  );
  const value = useMemo(() => fitting(held?.value, empty), [held, empty]);
  const since = held === undefined ? undefined : found.since;
  return { value, isTyped: held !== undefined, since, isFull, set, forget };
}

// What an earlier version of a form kept may lack what was added to it since.
function fitting<T>(kept: unknown, empty: T): T {
  if (kept === undefined || kept === null || typeof kept !== typeof empty) return empty;
  if (typeof kept !== 'object' || Array.isArray(kept)) return kept as T;
  return { ...empty, ...kept };
}
