// Draft review, findings: what the controls found, the gravest first, and what is done about it:
// explained, corrected by an adjustment, waived by another with a reason.
import { Button, Group, Menu, Paper, Text as Words } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  type Draft,
  type Finding,
  runControls,
  type Treatment,
  treatFinding,
  useFindings,
} from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Person } from '../../parts/person.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { FINDINGS, STEPS } from './draft.texts.ts';
import { findingWords } from './finding-words.ts';
import { isOpen } from './open.ts';

const route = getRouteApi('/drafts/$contract/$draft');

interface Asked {
  readonly finding: Finding;
  readonly how: 'explain' | 'waive' | 'reopen';
}

/** The findings of a draft. */
export function Findings({ draft }: { readonly draft: Draft }) {
  const speech = useSpeech();
  const { t } = speech;
  const { data, error, isPending, refetch } = useFindings(draft);
  const { contract, isChecked } = draft;
  const [asked, setAsked] = useState<Asked>();
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.length === 0) {
    return isChecked ? <Empty title={t(FINDINGS.none)} /> : <Unchecked draft={draft} />;
  }
  return (
    <Paper withBorder>
      {!isChecked && (
        <Words size="sm" p="xs" className="less" role="status">
          {t(FINDINGS.stale)}
        </Words>
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(FINDINGS.severity)}</Table.Th>
            <Table.Th>{t(FINDINGS.control)}</Table.Th>
            <Table.Th>{t(FINDINGS.what)}</Table.Th>
            <Table.Th ta="right">{t(FINDINGS.atRisk)}</Table.Th>
            <Table.Th>{t(FINDINGS.state)}</Table.Th>
            <Table.Th>{t(FINDINGS.owner)}</Table.Th>
            <Table.Th aria-label={t(FINDINGS.actions)} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((finding) => (
            <Table.Tr key={finding.finding}>
              <Table.Td>
                <StateBadge of="severity" state={finding.severity} />
              </Table.Td>
              <Table.Td>
                {finding.control}
                <Words size="xs" className="quiet">
                  {t(finding.title)}
                </Words>
              </Table.Td>
              <Table.Td>
                <ToItsPlace finding={finding}>
                  {findingWords(finding, draft.currency, speech)}
                </ToItsPlace>
                {finding.explanation !== '' && (
                  <Words size="xs" className="quiet">
                    {finding.explanation}
                  </Words>
                )}
              </Table.Td>
              <Table.Td className="amount">
                <Amount value={finding.atRisk} currency={draft.currency} />
              </Table.Td>
              <Table.Td>
                <StateBadge of="finding" state={finding.state} />
              </Table.Td>
              <Table.Td>
                <Person id={finding.owner} />
              </Table.Td>
              <Table.Td ta="right">
                <Treat draft={draft} finding={finding} ask={(how) => setAsked({ finding, how })} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {asked !== undefined && (
        <Confirm
          opened
          onClose={() => setAsked(undefined)}
          title={t(FINDINGS[asked.how])}
          does={t(FINDINGS[asked.how])}
          reason={{ place: `finding/${contract}/${asked.finding.finding}/${asked.how}` }}
          act={(words) => treatFinding(draft, asked.finding.finding, asked.how, words)}
        >
          <Words size="sm" fw={500}>
            {findingWords(asked.finding, draft.currency, speech)}
          </Words>
          {asked.how !== 'reopen' && (
            <Words size="sm" className="quiet">
              {t(asked.how === 'waive' ? FINDINGS.waiveAbout : FINDINGS.explainAbout)}
            </Words>
          )}
        </Confirm>
      )}
    </Paper>
  );
}

// From a finding to the lines, or to what is held, that it speaks of.
function ToItsPlace({
  finding: { contract, draft, of, evidence },
  children,
}: {
  readonly finding: Finding;
  readonly children: ReactNode;
}) {
  const { subject, clause } = evidence;
  const tab = PLACES[of];
  if (tab === undefined || typeof subject !== 'string') return children;
  const find = typeof clause === 'string' ? `${clause} ${subject}` : subject;
  return (
    <Link
      to="/drafts/$contract/$draft"
      params={{ contract, draft }}
      className="plain"
      search={(before) => ({ ...before, tab, find, line: undefined })}
    >
      {children}
    </Link>
  );
}

const PLACES: Readonly<Partial<Record<Finding['of'], 'lines' | 'held'>>> = {
  ...{ line: 'lines', charge: 'lines', subject: 'lines', held: 'held' },
};

function Unchecked({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const may = useMay();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => runControls(draft) });
  return (
    <Empty title={t(FINDINGS.unchecked)}>
      {t(FINDINGS.uncheckedAbout)}
      <Refusal error={error} />
      {may('finding.treat') && (
        <Button loading={isPending} onClick={() => mutate()}>
          {t(STEPS.controls)}
        </Button>
      )}
    </Empty>
  );
}

function Treat({
  draft,
  finding,
  ask,
}: {
  readonly draft: Draft;
  readonly finding: Finding;
  readonly ask: (how: Asked['how']) => void;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const go = route.useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (how: Treatment) => treatFinding(draft, finding.finding, how),
  });
  const { state, severity } = finding;
  const open = state === 'open' || state === 'assigned';
  const canClose =
    state === 'corrected' ||
    state === 'waived' ||
    (state === 'explained' && severity !== 'blocking');
  if (!may('finding.treat') && !may('finding.waive')) return null;
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Refusal error={error} />
      {open && may('finding.treat') && (
        <Button size="compact-xs" variant="light" onClick={() => ask('explain')}>
          {t(FINDINGS.explain)}
        </Button>
      )}
      {isOpen(finding) && may('finding.waive') && (
        <Button size="compact-xs" variant="light" onClick={() => ask('waive')}>
          {t(FINDINGS.waive)}
        </Button>
      )}
      {may('finding.treat') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={isPending}
              aria-label={`${t(FINDINGS.actions)} ${finding.control} ${finding.subject}`}
            >
              <IconDots size={14} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {open && <Menu.Item onClick={() => mutate('assign')}>{t(FINDINGS.assign)}</Menu.Item>}
            {isOpen(finding) && may('adjustment.create') && (
              <Menu.Item
                onClick={() =>
                  void go({ search: (before) => ({ ...before, tab: 'adjustments' as const }) })
                }
              >
                {t(FINDINGS.correct)}
              </Menu.Item>
            )}
            {canClose && <Menu.Item onClick={() => mutate('close')}>{t(FINDINGS.close)}</Menu.Item>}
            {!open && <Menu.Item onClick={() => ask('reopen')}>{t(FINDINGS.reopen)}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
