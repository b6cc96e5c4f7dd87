// My work, first steps: a guide on the example data: the steps that one may take, ticked as they
// are done or by hand, put away for good. What was done is kept in the browser.
import { ActionIcon, Checkbox, Group, Paper, SimpleGrid, Text as Words } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { FIRST_STEPS, type FirstStep, useFirstSteps } from '../../parts/first-steps.ts';
import { useSpeech } from '../../texts/language.tsx';
import { FIRST, FIRST_WORDS } from './home.texts.ts';

const HELVARION = 'CTR-HELV-001';

/** What a step takes: who may not do it is not led to it. */
const NEEDS: Readonly<Record<FirstStep, string>> = {
  price: 'contract.draft',
  invoice: 'contract.draft',
  explain: 'draft.read',
  run: 'run.launch',
};

const ANNEX = {
  to: '/contracts/$contract',
  params: { contract: HELVARION },
  search: { file: 'annex-prices.avn' },
} as const;

const PLACE: Readonly<Record<FirstStep, Pick<LinkProps, 'to' | 'search' | 'params'>>> = {
  price: ANNEX,
  invoice: ANNEX,
  explain: { to: '/drafts' },
  run: { to: '/runs', search: { launch: true } },
};

/** The guide; nothing once it was put away. */
export function FirstSteps() {
  const { t, pair } = useSpeech();
  const [{ taken, isAway }, keep] = useFirstSteps();
  const may = useMay();
  const steps = FIRST_STEPS.filter((step) => may(NEEDS[step], true));
  if (isAway || steps.length === 0) return null;
  const toggle = (step: FirstStep) =>
    keep({
      taken: taken.includes(step) ? taken.filter((one) => one !== step) : [...taken, step],
      isAway,
    });
  return (
    <Paper withBorder p="sm" component="section" aria-label={t(FIRST.title)}>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Words fw={600} size="sm">
          {t(FIRST.title)}{' '}
          <Words span size="xs" className="quiet" fw={400}>
            {t(FIRST.about)}
          </Words>
        </Words>
        <ActionIcon aria-label={t(FIRST.away)} onClick={() => keep({ taken, isAway: true })}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <SimpleGrid cols={2} verticalSpacing={6}>
        {steps.map((step) => (
          <Group key={step} gap={6} wrap="nowrap">
            <Checkbox
              size="xs"
              label={t(FIRST_WORDS[step])}
              checked={taken.includes(step)}
              onChange={() => toggle(step)}
            />
            <Link
              className="plain whole"
              {...PLACE[step]}
              aria-label={pair(t(FIRST.go), t(FIRST_WORDS[step]))}
            >
              {t(FIRST.go)}
            </Link>
          </Group>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
