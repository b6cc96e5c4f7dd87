// Re-rates, opening: issued months are to be rated again for what opens no re-rate by itself.
import { Button, Group, Select, Stack, TextInput, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { openReRate, type ReRate } from '../../api/re-rates.ts';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { isMonth } from '../../parts/months.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CAUSES, RE_RATES } from './re-rates.texts.ts';

const BY_HAND = ['facts', 'index', 'error'] as const satisfies readonly ReRate['cause'][];

/** The dialog that opens a re-rate. */
export function OpenReRate({
  opened,
  onClose,
  of,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The contract at hand. */
  readonly of: string | undefined;
}) {
  const { t } = useSpeech();
  const go = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const contract = useContract(chosen ?? of);
  const [cause, setCause] = useState<(typeof BY_HAND)[number]>('facts');
  const [reference, setReference] = useState('');
  const [firstPeriod, setFirstPeriod] = useState('');
  const opening = useMutation({
    mutationFn: async (asked: string) => {
      const json = { cause, reference: reference.trim(), firstPeriod };
      const job = await openReRate(asked, json);
      await go({ to: '/re-rates/$contract/$job', params: { contract: asked, job: `${job}` } });
    },
  });
  const isMissing = contract === undefined || reference.trim() === '' || !isMonth(firstPeriod);
  return (
    <Dialog opened={opened} onClose={onClose} title={t(RE_RATES.open)} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing) opening.mutate(contract);
        }}
      >
        <Stack gap="sm">
          <ContractChoice value={contract} onChange={setChosen} />
          <Select
            label={t(RE_RATES.cause)}
            allowDeselect={false}
            data={BY_HAND.map((value) => ({ value, label: t(CAUSES[value]) }))}
            value={cause}
            onChange={(next) => setCause(BY_HAND.find((one) => one === next) ?? cause)}
          />
          <TextInput
            label={t(RE_RATES.reference)}
            required
            value={reference}
            onChange={({ currentTarget }) => setReference(currentTarget.value)}
          />
          <TextInput
            type="month"
            label={t(RE_RATES.firstPeriod)}
            required
            value={firstPeriod}
            onChange={({ currentTarget }) => setFirstPeriod(currentTarget.value)}
          />
          <Words size="xs" className="quiet">
            {t(RE_RATES.openAbout)}
          </Words>
          <Refusal error={opening.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t(RE_RATES.cancel)}
            </Button>
            <Button type="submit" loading={opening.isPending} disabled={isMissing}>
              {t(RE_RATES.open)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
