// Studies, addresses: what of a study is shown. In: an address. Out: what it asks.
import { type GridView, readView } from '../../parts/grid/view.ts';

/** The parts of a study's screen. */
export const PARTS = ['plan', 'text', 'verdicts', 'projection', 'seek', 'compare'] as const;

/** What the screen of a study shows. */
export interface StudySearch {
  readonly part?: (typeof PARTS)[number];
  /** The place of the scenario, 0 for the first. */
  readonly scenario?: number;
  readonly dataset?: string;
  /** The file of the text that is shown. */
  readonly file?: string;
  readonly view?: GridView;
  /** The number of the text that is looked for, by its place, and the total that it shall make. */
  readonly number?: string;
  readonly total?: string;
}

/** A study's part of an address; what makes no sense is left out. */
export function readStudySearch(told: Record<string, unknown>): StudySearch {
  const part = PARTS.find((one) => one === told.part);
  const view = readView(told.view);
  return {
    ...(part === undefined ? {} : { part }),
    ...(Number.isInteger(told.scenario) ? { scenario: told.scenario as number } : {}),
    ...(typeof told.dataset === 'string' ? { dataset: told.dataset } : {}),
    ...(typeof told.file === 'string' ? { file: told.file } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
    ...(typeof told.number === 'string' ? { number: told.number } : {}),
    ...(typeof told.total === 'string' ? { total: told.total } : {}),
  };
}
