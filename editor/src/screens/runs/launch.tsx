// Runs, launch: asks for a run. In: what for, which month, which contracts. Out: the run, opened.
// What was typed is kept until it is launched.
import {
  Checkbox,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
  Text as Words,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { contractsQuery, unpublishedQuery } from '../../api/contracts.ts';
import { useDrafts } from '../../api/drafts.ts';
import { launchRun, type RunMode } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { markStep } from '../../parts/first-steps.ts';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { isMonth, monthAfter } from '../../parts/months.ts';
import { useSpeech } from '../../texts/language.tsx';
import { LAUNCH, MODES, MODES_ABOUT, RUNS } from './runs.texts.ts';

interface Typed {
  readonly mode: RunMode;
  /** Null: the one that comes next for the contracts. */
  readonly period: string | null;
  readonly contracts: readonly string[];
  readonly knownOn: string;
  readonly reason: string;
  /** Null: by what it is for, its period and the moment. */
  readonly name: string | null;
  readonly mark: string;
}

const BLANK: Typed = {
  ...{ mode: 'draft', period: null, contracts: [], knownOn: '', reason: '', name: null, mark: '' },
};

const MARK_BYTES = 3;

// A name is asked for once: it must not be that of another run of the same month.
function freshMark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(MARK_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The dialog that asks for a run. */
export function Launch({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  return (
    <Dialog opened={opened} onClose={onClose} title={t(RUNS.launch)} size="lg">
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech();
  const may = useMay();
  const go = useNavigate();
  const modes: RunMode[] = may('run.launch')
    ? ['draft', 'simulate', 're_rate', 'off_cycle']
    : ['simulate'];
  const [blank] = useState(() => ({ ...BLANK, mark: freshMark() }));
  const kept = useKept('new/run', blank);
  const isOwn = modes.includes(kept.value.mode);
  const typed = isOwn ? kept.value : { ...kept.value, mode: 'simulate' as const };
  const { mode, contracts, knownOn, reason } = typed;
  const next = useNextMonths();
  const period = typed.period ?? earliest(next, contracts) ?? '';
  const name = typed.name ?? `${period || '…'}-${mode}-${typed.mark}`;
  const set = (change: Partial<Typed>) => kept.set({ ...typed, ...change });
  const isWhole = isMonth(period) && contracts.length > 0 && name.trim() !== '';
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      launchRun({
        ...{ run: name.trim(), mode, period, contracts: [...contracts] },
        ...(knownOn === '' ? {} : { knownOn }),
        ...(reason.trim() === '' ? {} : { reason }),
      }),
    onSuccess: () => {
      kept.forget();
      markStep('run');
      onClose();
      void go({ to: '/runs/$run', params: { run: name.trim() } });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) mutate();
      }}
    >
      <Stack gap="sm">
        <div>
          <SegmentedControl
            aria-label={t(RUNS.mode)}
            data={modes.map((value) => ({ value, label: t(MODES[value]) }))}
            value={mode}
            onChange={(value) => set({ mode: value })}
          />
          <Words size="xs" className="quiet" mt={4}>
            {t(MODES_ABOUT[mode])}
          </Words>
        </div>
        <SimpleGrid cols={2}>
          <TextInput
            type="month"
            label={t(RUNS.period)}
            placeholder={t(LAUNCH.noMonth)}
            value={period}
            onChange={({ currentTarget: { value } }) => set({ period: value })}
            required
            data-autofocus
          />
          <TextInput
            type="date"
            label={t(LAUNCH.knownOn)}
            description={t(LAUNCH.knownOnAbout)}
            inputWrapperOrder={['label', 'input', 'description']}
            value={knownOn}
            onChange={({ currentTarget: { value } }) => set({ knownOn: value })}
          />
        </SimpleGrid>
        <Contracts chosen={contracts} next={next} choose={(chosen) => set({ contracts: chosen })} />
        <Textarea
          label={t(LAUNCH.reason)}
          value={reason}
          onChange={({ currentTarget: { value } }) => set({ reason: value })}
          autosize
          maxRows={6}
        />
        <TextInput
          label={t(LAUNCH.name)}
          description={t(LAUNCH.nameAbout)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={name}
          onChange={({ currentTarget: { value } }) => set({ name: value })}
          maxLength={200}
        />
        <FormFoot
          kept={kept}
          sending={{ error, isPending }}
          does={t(LAUNCH.go)}
          isMissing={!isWhole}
        />
      </Stack>
    </form>
  );
}

// The month after the last one that each contract has a draft of.
function useNextMonths(): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useDrafts({}, may('draft.read'));
  return useMemo(() => {
    const last = new Map<string, string>();
    for (const { contract, period, state } of data?.items ?? []) {
      const counts = state !== 'simulated' && state !== 'rejected' && state !== 'superseded';
      if (counts && period > (last.get(contract) ?? '')) last.set(contract, period);
    }
    return new Map([...last].map(([contract, month]) => [contract, monthAfter(month)]));
  }, [data]);
}

// A run is of one month: of contracts that wait for several, the first is theirs to catch up with.
function earliest(
  next: ReadonlyMap<string, string>,
  contracts: readonly string[],
): string | undefined {
  const months = (contracts.length > 0 ? contracts : [...next.keys()]).flatMap(
    (contract) => next.get(contract) ?? [],
  );
  return months.toSorted()[0];
}

function Contracts({
  chosen,
  next,
  choose,
}: {
  readonly chosen: readonly string[];
  readonly next: ReadonlyMap<string, string>;
  readonly choose: (chosen: readonly string[]) => void;
}) {
  const { t, month } = useSpeech();
  const { data = [] } = useQuery(contractsQuery);
  const { data: unpublished } = useQuery(unpublishedQuery);
  // Without a published text there is nothing to rate by.
  const without = new Set(unpublished?.map(({ contract }) => contract));
  const rated = unpublished === undefined ? [] : data.filter((one) => !without.has(one.contract));
  const all = rated.map(({ contract }) => contract);
  const isAll = all.length > 0 && all.every((one) => chosen.includes(one));
  return (
    <Checkbox.Group
      label={t(LAUNCH.contracts)}
      value={[...chosen]}
      onChange={choose}
      description={t(LAUNCH.noContract)}
      required
    >
      <Stack gap={6} mt={4} mah={220} style={{ overflow: 'auto' }}>
        <Checkbox
          size="xs"
          label={t(LAUNCH.all)}
          checked={isAll}
          indeterminate={!isAll && chosen.length > 0}
          onChange={() => choose(isAll ? [] : all)}
        />
        {rated.map(({ contract, title }) => (
          <Checkbox
            key={contract}
            size="xs"
            value={contract}
            label={
              <>
                {`${contract} · ${title}`}
                {next.has(contract) && (
                  <span className="quiet">
                    {' · '}
                    {t(LAUNCH.next, { month: month(next.get(contract) ?? '') })}
                  </span>
                )}
              </>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
