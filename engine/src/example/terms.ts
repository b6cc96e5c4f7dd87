// Examples, walking terms. In: a term. Out: it and every term inside it, outermost first, in the
// order in which the contract's words stand.
import type { SetTerm, Term, Window } from '@avenant/dsl';

/** A term and all the terms inside it. */
export function termsIn(term: Term): readonly Term[] {
  return [term, ...partsOf(term).flatMap(termsIn)];
}

function partsOf(term: Term): readonly Term[] {
  switch (term.op) {
    case 'choose':
      return [...term.branches.flatMap(({ when, then }) => [when, then]), term.otherwise];
    case 'scale':
      return [
        term.by,
        ...present(term.on),
        ...present(term.size),
        ...term.bands.flatMap(({ from, to, value }) => [...present(from), ...present(to), value]),
      ];
    case 'aggregate':
      return [...present(term.value), ...present(term.parameter), ...setTerms(term.set)];
    case 'times':
      return setTerms(term.set);
    case 'charges':
      return [...present(term.of), ...windowTerms(term.window)];
    case 'over time':
      return [...term.of, ...windowTerms(term.window), ...present(term.during)];
    case 'in period':
      return [...term.of, ...windowTerms(term.window)];
    case 'over series':
      return windowTerms(term.window);
    case 'lookup':
      return term.keys;
    case 'series':
      return [term.at];
    case 'convert':
      return [...term.of, term.at];
    case 'round':
      return [...term.of, term.step];
    case 'times merged':
      return [...term.of, term.gap];
    case 'times cut':
      return [...term.of, term.length];
    case 'times units':
      return [...term.of, term.size];
    case 'attribute':
    case 'when':
    case 'key':
      return [term.of];
    case 'defined':
      return present(term.of);
    default:
      return 'of' in term ? term.of : [];
  }
}

const present = (term: Term | undefined): readonly Term[] => (term === undefined ? [] : [term]);

function setTerms({ where, window }: SetTerm): readonly Term[] {
  return [...present(where), ...windowTerms(window)];
}

function windowTerms(window: Window): readonly Term[] {
  if (window.kind === 'months') return [window.count];
  return window.kind === 'range' ? [window.from, window.to] : [];
}
