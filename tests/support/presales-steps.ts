// Support: what a pre-sales engineer does from a template to a feasible offer, a step a function. In:
// somebody at a page with a mouse. Out: the steps done; the words are those of the screens.
import { STUDIES } from '../../editor/src/screens/studies/studies.texts.ts';
import { TEMPLATES } from '../../editor/src/screens/studies/templates.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { button } from './expert-steps.ts';
import { handsOf, type Person } from './hands.ts';
import { paste, retype } from './typing.ts';

/** A part of a study. */
export type Part = 'plan' | 'text' | 'verdicts' | 'projection' | 'compare';

const field = ({ page, language }: Person, text: Text) =>
  page.getByRole('textbox', { name: say(text, language), exact: true });

/** Starts a study from the first template. */
export async function startStudy(
  who: Person,
  {
    study,
    title,
    about,
  }: { readonly study: string; readonly title: string; readonly about: string },
): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(STUDIES.title, language));
  await hands.press(button(who, STUDIES.create));
  await hands.write(field(who, STUDIES.identifier), study);
  await hands.write(field(who, STUDIES.name), title);
  await hands.write(field(who, STUDIES.about), about);
  const template = page.getByRole('combobox', { name: say(STUDIES.template, language) });
  const [first] = TEMPLATES;
  await hands.choose(template, first === undefined ? '' : say(first.name, language));
  await hands.press(button(who, STUDIES.start));
  await page.getByRole('heading', { name: title }).waitFor();
}

/** Shows a part of the open study. */
export async function showPart(who: Person, part: Part): Promise<void> {
  const name = say(STUDIES[part], who.language);
  await handsOf(who).press(who.page.getByRole('tab', { name, exact: true }));
}

/** Pastes planned lines of a spreadsheet into the grid. */
export async function pastePlan(who: Person, dataset: string, lines: string): Promise<void> {
  const { page, language } = who;
  await showPart(who, 'plan');
  const grid = page.getByRole('grid', { name: say(STUDIES.planGrid, language, { dataset }) });
  // Below the headings and the filters.
  await grid.getByRole('row').nth(2).getByRole('gridcell').first().click();
  await paste(page, lines);
}

/** Pastes clauses at the end of the text of the offer. */
export async function pasteClauses(who: Person, clauses: string): Promise<void> {
  const { page } = who;
  await showPart(who, 'text');
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+End');
  await paste(page, clauses);
}

/** Copies the scenario as another of a name, and puts other words in the place of some in it. */
export async function tryOtherwise(
  who: Person,
  name: string,
  words: string,
  others: string,
): Promise<void> {
  const hands = handsOf(who);
  await hands.press(button(who, STUDIES.addScenario));
  await hands.write(field(who, STUDIES.scenarioName), name);
  await showPart(who, 'text');
  await who.page.locator('.monaco-editor .view-line').first().waitFor();
  await retype(who.page, words, others);
}
