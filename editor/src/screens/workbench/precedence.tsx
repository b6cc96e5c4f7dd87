// Workbench, precedence: which clause puts which off, or on again. In: pairs of clauses. Out: a
// clause to go to.
import { Anchor, Group, Text as Words } from '@mantine/core';
import type { Precedence } from '../../contract/protocol.ts';
import { useSpeech } from '../../texts/language.tsx';
import type { Text } from '../../texts/text.ts';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

/** What overrides what, by the clause that is overridden. */
export function PrecedenceList({
  precedence,
  onClause,
}: {
  readonly precedence: readonly Precedence[];
  readonly onClause: (clause: string) => void;
}) {
  const { t } = useSpeech();
  if (precedence.length === 0) {
    return (
      <Words size="xs" className="quiet" p={8}>
        {t(WORKBENCH.noPrecedence)}
      </Words>
    );
  }
  const verbs: Readonly<Record<string, Text>> = WORKBENCH;
  const go = (clause: string) => (
    <Anchor component="button" type="button" fz="xs" fw={600} onClick={() => onClause(clause)}>
      {clause}
    </Anchor>
  );
  return (
    <ul className={classes.list}>
      {[...Map.groupBy(precedence, ({ target }) => target)].map(([target, own]) => (
        <li key={target}>
          <Group gap={6} px={8} py={3}>
            {go(target)}
            {own.map(({ clause, verb }) => (
              <Group key={`${clause} ${verb}`} gap={4}>
                <Words size="xs" className="quiet">
                  ←
                </Words>
                {go(clause)}
                <Words size="xs">{t(verbs[verb] ?? { en: verb, fr: verb })}</Words>
              </Group>
            ))}
          </Group>
        </li>
      ))}
    </ul>
  );
}
