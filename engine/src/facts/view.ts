// Views: all facts as known on a day. In: bound facts and a day. Out: a view whose handles are made
// when asked for; the latest views are kept, so that asking again gives the same handles.
import type { Day } from '@avenant/dsl/values';
import type { BoundSeries, Facts } from './bound.ts';
import type { FactsOfType, SeriesKnown, View } from './fact.ts';
import { StoredFacts } from './handles.ts';
import { layoutOf } from './layout.ts';
import { seriesKnown } from './series-known.ts';

const kept = new WeakMap<Facts, Map<Day | null, View>>();
const KEPT_MAX = 24;

/** The facts as known on a day (the day's own rows included); `null`: all that is known. */
export function knownOn(facts: Facts, day: Day | null): View {
  const views = kept.get(facts) ?? new Map<Day | null, View>();
  kept.set(facts, views);
  const found = views.get(day);
  if (found !== undefined) return found;
  if (views.size >= KEPT_MAX) views.delete(views.keys().next().value ?? null);
  const view = new StoredView(facts, day);
  views.set(day, view);
  return view;
}

class StoredView implements View {
  readonly knownOn: Day | null;
  readonly #facts: Facts;
  readonly #types = new Map<string, StoredFacts>();
  readonly #series = new Map<string, SeriesKnown>();
  readonly #published = new Map<Day, View>();

  constructor(facts: Facts, day: Day | null) {
    this.#facts = facts;
    this.knownOn = day;
  }

  type(name: string): FactsOfType {
    const made = this.#types.get(name);
    if (made !== undefined) return made;
    const bound = this.#facts.types.get(name);
    if (bound === undefined) throw new RangeError(`no stored type of this name: ${name}`);
    const facts = new StoredFacts(bound, layoutOf(bound, this.knownOn), this);
    this.#types.set(name, facts);
    return facts;
  }

  series(name: string): SeriesKnown | undefined {
    const made = this.#series.get(name);
    if (made !== undefined) return made;
    const bound: BoundSeries | undefined = this.#facts.series.get(name);
    if (bound === undefined) return undefined;
    const known = seriesKnown(bound, this.knownOn);
    this.#series.set(name, known);
    return known;
  }

  publishedBy(day: Day): View {
    if (this.knownOn !== null && this.knownOn <= day) return this;
    const made = this.#published.get(day);
    if (made !== undefined) return made;
    const series = new Map<string, SeriesKnown>();
    const view: View = {
      knownOn: this.knownOn,
      type: (name) => this.type(name),
      series: (name) => {
        const bound = this.#facts.series.get(name);
        const known = series.get(name) ?? (bound && seriesKnown(bound, day, this.knownOn));
        if (known !== undefined) series.set(name, known);
        return known;
      },
      publishedBy: (other) => this.publishedBy(Math.min(day, other)),
    };
    this.#published.set(day, view);
    return view;
  }
}
