// Support: people of a journey. In: a stage, a language. Out: somebody who came in by the sign-in
// page, with the mouse; a second person of a role, whom the administrator enters.
import { SIGN_IN } from '../../editor/src/shell/shell.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import { DEMO_PASSWORD } from '../../server/src/access/demo.ts';
import { ROLES, type Role } from '../../server/src/access/roles.ts';
import { LARGE, type Size, type Stage } from './browser.ts';
import type { Person } from './hands.ts';

type Language = Person['language'];

/** Somebody at a page, signed in. */
export async function personOf(
  stage: Stage,
  who: string,
  language: Language,
  size: Size = LARGE,
): Promise<Person> {
  const page = await stage.page(who, language, size);
  return { page, origin: stage.server.origin, language };
}

/** Somebody who chooses the demo account of a role on the sign-in page. */
export async function comesIn(stage: Stage, role: Role, language: Language): Promise<Person> {
  const page = await stage.page(null, language, LARGE);
  await page.goto(stage.server.origin);
  await page.getByText(say(SIGN_IN.demoAbout, language)).waitFor();
  await page.getByRole('button', { name: ROLES[role][language], exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  return { page, origin: stage.server.origin, language };
}

/** Enters a second person of a role, with the password of the demo accounts. */
export async function enterColleague(stage: Stage, who: string, role: Role): Promise<void> {
  const { page, origin } = await personOf(stage, 'ad', 'en');
  const json = { id: who, name: who, email: `${who}@demo.example`, password: DEMO_PASSWORD };
  const headers = { origin };
  const people = `${origin}/api/v1/people`;
  const made = await page.request.post(people, { data: json, headers });
  const given = await page.request.put(`${people}/${who}/roles/${role}`, { data: {}, headers });
  for (const answer of [made, given]) if (!answer.ok()) throw new Error(await answer.text());
  await page.context().close();
}
