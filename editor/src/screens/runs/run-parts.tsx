// Runs, parts: the contracts of a run, each with its state, its figures and its draft; a failure
// opens to its reason and what to do about it.
import { Alert, Button, Paper, Progress, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { RunPart, RunProgress } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { REMEDIES, REMEDY, RUN } from './runs.texts.ts';

const COLUMNS = 7;

/** The table of a run's contracts. */
export function RunParts({
  run,
  onlyFailed,
}: {
  readonly run: RunProgress;
  readonly onlyFailed: boolean;
}) {
  const { t } = useSpeech();
  const parts = run.parts.filter(({ state }) => !onlyFailed || state === 'failed');
  return (
    <Paper withBorder>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(RUN.contract)}</Table.Th>
            <Table.Th>{t(RUN.state)}</Table.Th>
            <Table.Th w={160}>{t(RUN.progress)}</Table.Th>
            <Table.Th ta="right">{t(RUN.lines)}</Table.Th>
            <Table.Th ta="right">{t(RUN.held)}</Table.Th>
            <Table.Th ta="right">{t(RUN.amount)}</Table.Th>
            <Table.Th aria-label={t(RUN.draft)} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => (
            <PartRows key={part.contract} run={run} part={part} isOpen={onlyFailed} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function PartRows({
  run,
  part,
  isOpen,
}: {
  readonly run: RunProgress;
  readonly part: RunPart;
  readonly isOpen: boolean;
}) {
  const { t, count } = useSpeech();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const { contract, state, failure } = part;
  const isShown = failure !== null && (opened || isOpen);
  const percent = state === 'done' ? 100 : part.total === 0 ? 0 : (100 * part.done) / part.total;
  return (
    <Fragment>
      <Table.Tr>
        <Table.Td fw={500}>
          {may('contract.read') ? (
            <Link className="plain" to="/contracts/$contract" params={{ contract }}>
              {contract}
            </Link>
          ) : (
            contract
          )}
        </Table.Td>
        <Table.Td>
          <StateBadge of="run" state={state} />
        </Table.Td>
        <Table.Td>
          <Progress value={percent} aria-label={`${t(RUN.progress)} ${contract}`} size="sm" />
        </Table.Td>
        <Table.Td className="amount">{count(part.lines)}</Table.Td>
        <Table.Td className="amount">{count(part.held)}</Table.Td>
        <Table.Td className="amount">
          <Amount value={part.amount} currency={part.currency} />
        </Table.Td>
        <Table.Td ta="right">
          {failure !== null && (
            <Button
              variant="default"
              size="compact-xs"
              aria-expanded={isShown}
              onClick={() => setOpened(!opened)}
            >
              {t(RUN.why)}
            </Button>
          )}
          {state === 'done' && run.state !== 'discarded' && <Made run={run} contract={contract} />}
        </Table.Td>
      </Table.Tr>
      {isShown && (
        <Table.Tr>
          <Table.Td colSpan={COLUMNS}>
            <Reason part={part} failure={failure} />
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}

function Made({ run, contract }: { readonly run: RunProgress; readonly contract: string }) {
  const { t } = useSpeech();
  return run.mode === 're_rate' ? (
    <Link className="plain" to="/re-rated/$contract/$run" params={{ contract, run: run.run }}>
      {t(RUN.difference)}
    </Link>
  ) : (
    <Link className="plain" to="/drafts/$contract/$draft" params={{ contract, draft: run.run }}>
      {t(RUN.draft)}
    </Link>
  );
}

function Reason({
  part: { attempt },
  failure: { code, title, detail },
}: {
  readonly part: RunPart;
  readonly failure: NonNullable<RunPart['failure']>;
}) {
  const { t } = useSpeech();
  return (
    <Alert color="red" title={t(title)} p="xs">
      <Stack gap={4}>
        <Words size="sm">
          {t(detail)}{' '}
          <span className="quiet">
            {code} · {t(RUN.tries, { count: attempt })}
          </span>
        </Words>
        <Words size="sm">
          <strong>{t(RUN.remedy)}</strong>: {t(REMEDIES[code] ?? REMEDY)}
        </Words>
      </Stack>
    </Alert>
  );
}
