// Rendering.
import type { Language } from '@avenant/dsl';
import type { Explanation } from './explanation.ts';

/** Readable lines of an explanation, indented by depth. */
export function renderText(explanation: Explanation, language: Language): string[] {
  return [`${language} ${explanation.value}`];
}
