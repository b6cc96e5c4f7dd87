// Draft review, steps: what may be done with the draft now: taken, controlled, held, rejected,
// validated by another, reopened. In: the draft. Out: buttons of who may; refusals where they
// happened.
import { Button, Menu, Text as Words } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type Draft,
  isStanding,
  type ReviewStep,
  reviewDraft,
  runControls,
  useContent,
  validateDraft,
} from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { isReady, useOpenWords } from '../../parts/still-open.ts';
import { useSpeech } from '../../texts/language.tsx';
import { STEPS } from './draft.texts.ts';
import { useReadiness } from './readiness.ts';

type Asked = 'hold' | 'sendBack' | 'reject' | 'reopen' | 'validate' | undefined;

const ABOUT = {
  sendBack: STEPS.sendBackAbout,
  hold: STEPS.holdAbout,
  reject: STEPS.rejectAbout,
  reopen: STEPS.reopenAbout,
} as const;

/** The buttons of a review. */
export function Steps({ draft }: { readonly draft: Draft }) {
  const { t, money } = useSpeech();
  const may = useMay();
  const { open, refusal } = useReadiness(draft);
  const openWords = useOpenWords();
  const [asked, setAsked] = useState<Asked>();
  const { data: content } = useContent(draft);
  const step = useMutation({ mutationFn: (how: ReviewStep) => reviewDraft(draft, how) });
  const controls = useMutation({ mutationFn: () => runControls(draft) });
  const { state } = draft;
  const prepares = may('draft.prepare');
  const validates = may('draft.validate');
  const still = openWords.findings(open);
  const stands = isStanding(draft);
  const close = () => setAsked(undefined);
  const place = `draft/${draft.contract}/${draft.draft}`;
  return (
    <>
      <Refusal error={step.error ?? controls.error} />
      {prepares && state === 'generated' && (
        <Button loading={step.isPending} onClick={() => step.mutate('take')}>
          {t(STEPS.take)}
        </Button>
      )}
      {prepares && state === 'on_hold' && (
        <Button loading={step.isPending} onClick={() => step.mutate('release')}>
          {t(STEPS.release)}
        </Button>
      )}
      {may('finding.treat') && stands && (
        <Button variant="default" loading={controls.isPending} onClick={() => controls.mutate()}>
          {t(STEPS.controls)}
        </Button>
      )}
      {validates && !prepares && state === 'in_review' && (
        <Button variant="default" onClick={() => setAsked('sendBack')}>
          {t(STEPS.sendBack)}
        </Button>
      )}
      {validates && state === 'in_review' && (
        <Button
          leftSection={<IconCheck size={14} />}
          disabled={!isReady(open) || refusal !== undefined}
          onClick={() => setAsked('validate')}
        >
          {t(STEPS.validate)}
        </Button>
      )}
      {may('invoice.issue') && state === 'validated' && refusal === undefined && (
        <Link to="/invoices" search={{ issue: draft.account, period: draft.period }}>
          <Button component="span">{t(STEPS.issue)}</Button>
        </Link>
      )}
      {(prepares || validates) && (stands || state === 'validated') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDots size={14} />}>
              {t(STEPS.more)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['hold', 'reject', 'reopen'] as const)
              .filter((one) =>
                one === 'hold'
                  ? state !== 'on_hold' && (prepares || state === 'validated')
                  : one === 'reject'
                    ? stands
                    : state === 'validated',
              )
              .map((one) => (
                <Menu.Item key={one} onClick={() => setAsked(one)}>
                  {t(STEPS[one])}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked !== undefined && asked !== 'validate' && (
        <Confirm
          opened
          onClose={close}
          title={t(STEPS[asked])}
          does={t(STEPS[asked])}
          danger={asked === 'reject'}
          reason={{ place: `${place}/${asked}` }}
          act={(reason) => reviewDraft(draft, asked === 'sendBack' ? 'hold' : asked, reason)}
        >
          <Words size="sm">{t(ABOUT[asked])}</Words>
        </Confirm>
      )}
      {content !== undefined && (
        <Confirm
          opened={asked === 'validate'}
          onClose={close}
          title={t(STEPS.validateTitle)}
          does={t(STEPS.validate)}
          reason={{ place: `${place}/validate`, isOptional: true }}
          act={(comment) => validateDraft(draft, content.hash, comment)}
        >
          <Words size="sm">
            {t(STEPS.validateAbout, {
              count: content.lines,
              amount: money(content.net, draft.currency),
            })}
          </Words>
          {still !== '' && (
            <Words size="sm" fw={500} className="less">
              {t(STEPS.stillOpen, { findings: still })}
            </Words>
          )}
        </Confirm>
      )}
    </>
  );
}
