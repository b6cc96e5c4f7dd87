// Prove, priced twice: two clauses that charge the same price to the same subject with nothing said
// between them. In: the rules of a plan. Out: warnings with an item and a month that both charge.
import type { Diagnostic, Language, QuickFix } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import type { Rule } from '../plan/index.ts';
import type { Place } from '../source/place.ts';
import { decidablePart, toConditions } from './conditions.ts';
import { type Days, daysOf, shared } from './days.ts';
import { priceSource } from './price-source.ts';
import { type Assignment, type Part, type Root, satisfy } from './satisfy.ts';
import type { Ground } from './tables.ts';
import { inBoth, joined, keyword, phraseOf } from './words.ts';

interface Charging {
  readonly rule: Rule;
  readonly days: Days;
  readonly prices: readonly string[];
}

/** Warns of pairs of clauses that charge the same. */
export function proveOnce(ground: Ground): Diagnostic[] {
  const groups = new Map<string, Charging[]>();
  for (const rule of ground.plan.rules) {
    const days = daysOf(rule, ground.plan.contract);
    if (!charges(rule) || days === undefined) continue;
    const source = priceSource(rule, ground.plan, ground.paths);
    if (source === undefined) continue;
    const key = JSON.stringify([rule.subject, rule.occasion, source.text]);
    const group = groups.get(key);
    const charging = { rule, days, prices: source.prices };
    if (group === undefined) groups.set(key, [charging]);
    else group.push(charging);
  }
  const told = new Set<string>();
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).flatMap((other) => {
        const pair = `${one.rule.clause}\u0000${other.rule.clause}`;
        if (told.has(pair)) return [];
        const found = pairProblem(one, other, ground);
        if (found.length > 0) told.add(pair);
        return found;
      }),
    ),
  );
}

function charges({ kind, sign, amount }: Rule): boolean {
  const isCharge = kind === 'recurring' || kind === 'one-off' || kind === 'usage';
  return isCharge && sign === 1 && (amount.kind === 'rate' || amount.kind === 'sum');
}

function pairProblem(a: Charging, b: Charging, ground: Ground): Diagnostic[] {
  const [one, other] = comesFirst(a.rule.span, b.rule.span) ? [a, b] : [b, a];
  const days = shared(one.days, other.days);
  const isOrdered =
    one.rule.clause === other.rule.clause ||
    names(one.rule, other.rule, ground) ||
    names(other.rule, one.rule, ground);
  if (days === undefined || isOrdered || bothGuarded(one.rule, other.rule)) return [];
  const root: Root = { type: one.rule.subject };
  const parts = [...asked(one.rule, root), ...asked(other.rule, root)];
  const off = puttingOff([one.rule, other.rule], root, ground);
  if (off === undefined) return [];
  const answer = satisfy([...parts, ...off], new Map(), ground.paths);
  if (answer === 'none' || answer === 'unknown') return [];
  const who = inBoth((language) => subjectWords(one.rule, root, answer, ground, language));
  const values = {
    other: one.rule.clause,
    clause: other.rule.clause,
    price: one.prices.join(', '),
    who: who.en,
    qui: who.fr,
    month: days.from.slice(0, 7),
  };
  const text = { en: 'charged here too', fr: 'facturé ici aussi' };
  const labels = [{ place: one.rule.span, text }];
  const fixes = orderFixes(one.rule, other.rule, ground);
  return [problem('C0906', other.rule.span, { values, labels, fixes })];
}

function comesFirst(a: Place, b: Place): boolean {
  if (a.file !== b.file) return a.file < b.file;
  return a.line < b.line;
}

/** Whether a clause says what it is to another: replaces it, suspends it, adds to it. */
function names(rule: Rule, other: Rule, { notes }: Ground): boolean {
  return (
    rule.overrides.some(({ target }) => target === other.clause) ||
    notes.adds.get(rule.clause)?.includes(other.clause) === true
  );
}

// Two computed conditions may well exclude each other: nothing is said of them.
function bothGuarded({ guard: a }: Rule, { guard: b }: Rule): boolean {
  const isOpen = (guard: Rule['guard']): boolean =>
    guard !== undefined && toConditions(guard) === undefined;
  return isOpen(a) && isOpen(b);
}

/** What a rule asks of its subject, as far as it can be decided. */
export function asked({ conditions, guard }: Rule, root: Root): Part[] {
  const own = conditions === undefined ? [] : [{ root, condition: conditions, holds: true }];
  if (guard === undefined) return own;
  return [...own, { root, condition: decidablePart(guard), holds: true }];
}

// Those whom other clauses put off are charged once. Undefined: it cannot be told for whom.
function puttingOff(
  rules: readonly Rule[],
  root: Root,
  { plan }: Ground,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const { subject, conditions, guard, overrides } of plan.rules) {
    const isMeant = overrides.some(
      ({ verb, target }) => verb !== 'reinstates' && rules.some(({ clause }) => clause === target),
    );
    if (!isMeant || guard !== undefined) continue;
    if (subject !== root.type || conditions === undefined) return undefined;
    parts.push({ root, condition: conditions, holds: false });
  }
  return parts;
}

function subjectWords(
  { subject }: Rule,
  root: Root,
  answer: Assignment,
  { paths }: Ground,
  language: Language,
): string {
  if (subject === undefined) return language === 'en' ? 'the contract' : 'le contrat';
  const phrases = [...(answer.get(root) ?? [])].map(([path, set]) => {
    const type = paths.typeOf(subject, path) ?? { kind: 'text' };
    return phraseOf(path, set, type, language);
  });
  const each = `${keyword('ForEach', language).replace(/^\S+ /, '')} \`${subject}\``;
  if (phrases.length === 0) return each;
  return `${each} ${keyword('Where', language)} \`${joined(phrases, language)}\``;
}

function orderFixes(one: Rule, other: Rule, { notes }: Ground): QuickFix[] {
  const { file, line } = other.span;
  const language = notes.languages.get(file);
  if (language === undefined) return [];
  const place = { file, line: line + 1, column: 1, endLine: line + 1, endColumn: 1 };
  return (['replaces', 'adds to'] as const).map((verb) => {
    const sentence = `${keyword('Verb', language, verb)} ${one.clause}`;
    return {
      title: { en: `write \`${sentence}\``, fr: `écrire \`${sentence}\`` },
      edits: [{ place, text: `  ${sentence}\n` }],
    };
  });
}
