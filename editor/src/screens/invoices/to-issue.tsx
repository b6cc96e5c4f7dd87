// Invoices, issue: validated drafts by account and month, which are issued together once it is
// confirmed what will happen. In: validated drafts. Out: invoices, or the refusal.
import { Button, Group, Paper, Text as Words } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type DraftOverview, useDrafts } from '../../api/drafts.ts';
import { issueMonth } from '../../api/invoices.ts';
import { useRefusals } from '../../api/work.ts';
import { Amount } from '../../parts/amount.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ISSUE } from './invoices.texts.ts';

/** What can be issued. */
export function ToIssue({
  asked,
  period,
}: {
  /** The account whose month the address asks to issue. */
  readonly asked: string | undefined;
  readonly period: string | undefined;
}) {
  const { t, month } = useSpeech();
  const go = useNavigate();
  const { data } = useDrafts({ state: 'validated' });
  const [chosen, choose] = useState<readonly DraftOverview[]>();
  const groups = Object.values(
    Object.groupBy(data?.items ?? [], (one) => `${one.account} ${one.period}`),
  ).filter((group) => group !== undefined);
  const wanted = groups.find(
    ([first]) => asked !== undefined && first?.account === asked && first.period === period,
  );
  const refusal = useRefusals('issue', true);
  const refusalOf = (group: readonly DraftOverview[]) =>
    group.map(refusal).find((one) => one !== undefined);
  const open = chosen ?? (wanted === undefined || refusalOf(wanted) ? undefined : wanted);
  const [first] = open ?? [];
  if (groups.length === 0) return null;
  const close = () => {
    choose(undefined);
    void go({ to: '/invoices', search: {}, replace: true });
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label={t(ISSUE.ready)}>
      <Words fw={600} size="sm" mb={6}>
        {t(ISSUE.ready)}
      </Words>
      {groups.map((group) => {
        const [one] = group;
        const refused = refusalOf(group);
        return one === undefined ? null : (
          <Group key={`${one.account} ${one.period}`} gap="md" py={2}>
            <Words size="sm" w={150}>
              {one.account}
            </Words>
            <Words size="sm" w={130}>
              {month(one.period)}
            </Words>
            <Words size="sm" flex={1} component="div">
              {group.map((each) => (
                <span key={each.draft}>
                  {each.contract} <Amount value={each.net} currency={each.currency} />{' '}
                </span>
              ))}
            </Words>
            {refused === undefined ? (
              <Button size="compact-xs" onClick={() => choose(group)}>
                {t(ISSUE.issue)}
              </Button>
            ) : (
              <Words size="xs" className="quiet">
                {t(refused.detail)}
              </Words>
            )}
          </Group>
        );
      })}
      {open !== undefined && first !== undefined && (
        <Confirm
          opened
          onClose={close}
          title={t(ISSUE.title, { account: first.account, month: month(first.period) })}
          does={t(ISSUE.issue)}
          act={() => issueMonth(first.account, first.period)}
        >
          {open.map((each) => (
            <Group key={each.draft} justify="space-between" fz="sm" fw={500}>
              {each.contract} <Amount value={each.net} currency={each.currency} />
            </Group>
          ))}
          <Words size="sm">{t(ISSUE.about, { count: open.length })}</Words>
        </Confirm>
      )}
    </Paper>
  );
}
