// HTTP, validation: what does not fit the shape of a request -> S0103 with each place. In: the
// findings of zod. Out: a problem whose words are ours, in both languages.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Words } from '../problem/catalogue.ts';
import { Problem } from '../problem/problem.ts';
import type { AppEnv } from './deps.ts';

/** A place of a request that is not as asked. */
export interface BadPlace {
  /** `query limit`, `json files/contract.avn`. */
  readonly place: string;
  readonly en: string;
  readonly fr: string;
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
}

const SHOWN = 20;
const PLACE_MAX = 200;

function wordsOf({ code, expected, maximum, minimum, values, keys }: Issue): Words {
  switch (code) {
    case 'invalid_type':
      return { en: `must be ${expected}`, fr: `doit être du type ${expected}` };
    case 'too_big':
      return { en: `at most ${maximum}`, fr: `au plus ${maximum}` };
    case 'too_small':
      return { en: `at least ${minimum}`, fr: `au moins ${minimum}` };
    case 'invalid_value': {
      const all = (values ?? []).join(', ');
      return { en: `one of ${all}`, fr: `l’un de ${all}` };
    }
    case 'unrecognized_keys':
      return { en: `not known: ${keys?.join(', ')}`, fr: `inconnu : ${keys?.join(', ')}` };
    default:
      return { en: 'not in the form that is asked for', fr: 'pas dans la forme demandée' };
  }
}

/** The problem of places that do not fit. */
export function invalid(target: string, issues: readonly Issue[]): Problem {
  const places = issues.slice(0, SHOWN).map((issue): BadPlace => {
    const place = [target, issue.path.map(String).join('/')].join(' ').trim();
    return { place: place.slice(0, PLACE_MAX).toWellFormed(), ...wordsOf(issue) };
  });
  const said = (language: 'en' | 'fr'): string =>
    places.map((one) => `${one.place}: ${one[language]}`).join('; ');
  return new Problem('S0103', { places: { en: said('en'), fr: said('fr') } }, places);
}

/** An area of routes, whose requests are refused with places when they do not fit. */
export function area(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error.issues as readonly Issue[]);
    },
  });
}
