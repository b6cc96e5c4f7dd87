// Proofs in the language services: an editor shows them as it shows other problems, with their
// fixes.
import { expect, test } from 'vitest';
import { createLanguageService } from '../../../../dsl/src/index.ts';
import { STANDARD } from '../../../support/compiled.ts';

const text = `${STANDARD}
table care price by country
  country | monthly (EUR per month)
  FR | 50

clause 1 "Care"
  for each site
  charge monthly of care price
`;

test('a missing row is shown in both languages, and mended by its code action', () => {
  const service = createLanguageService();
  service.update([{ name: 'c.avn', text }]);
  const at = text.indexOf('FR | 50');
  const [problem, ...rest] = service.diagnosticsIn('fr');
  expect(rest).toEqual([]);
  expect(problem).toMatchObject({ code: 'C0901', severity: 'warning', from: at });
  expect(problem?.message).toBe('la table `care price` n’a pas de ligne pour `country = DE`');
  const [first] = service.codeActions('c.avn', { from: at, to: at });
  const edit = first?.edits[0];
  if (edit === undefined) throw new Error('no edit');
  const mended = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  expect(mended).toContain('  FR | 50\n  DE | not sold\n');
  service.update([{ name: 'c.avn', text: mended }]);
  expect(service.diagnosticsIn('en')).toEqual([]);
});
