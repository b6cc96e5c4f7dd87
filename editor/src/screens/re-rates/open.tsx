// Re-rates, opening: issued months are to be rated again for what opens no re-rate by itself.
import { Select, Stack, TextInput, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { openReRate, type ReRate } from '../../api/re-rates.ts';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { isMonth } from '../../parts/months.ts';
import { useSpeech } from '../../texts/language.tsx';
import { CAUSES, RE_RATES } from './re-rates.texts.ts';

const BY_HAND = ['facts', 'index', 'error'] as const satisfies readonly ReRate['cause'][];

interface Typed {
  /** Null: the contract at hand. */
  readonly contract: string | null;
  readonly cause: (typeof BY_HAND)[number];
  readonly reference: string;
  readonly firstPeriod: string;
}

const BLANK: Typed = { contract: null, cause: 'facts', reference: '', firstPeriod: '' };

interface Opening {
  readonly onClose: () => void;
  /** The contract at hand. */
  readonly of: string | undefined;
}

/** The dialog that opens a re-rate. */
export function OpenReRate({ opened, ...opening }: Opening & { readonly opened: boolean }) {
  const { t } = useSpeech();
  return (
    <Dialog opened={opened} onClose={opening.onClose} title={t(RE_RATES.open)} size="md">
      <Form {...opening} />
    </Dialog>
  );
}

function Form({ onClose, of }: Opening) {
  const { t } = useSpeech();
  const go = useNavigate();
  const kept = useKept('new/re-rate', BLANK);
  const { value: typed, forget } = kept;
  const { cause, reference, firstPeriod } = typed;
  const set = (next: Partial<Typed>) => kept.set({ ...typed, ...next });
  const contract = useContract(typed.contract ?? of);
  const opening = useMutation({
    mutationFn: async (asked: string) => {
      const json = { cause, reference: reference.trim(), firstPeriod };
      const job = await openReRate(asked, json);
      forget();
      await go({ to: '/re-rates/$contract/$job', params: { contract: asked, job: `${job}` } });
    },
  });
  const isMissing = contract === undefined || reference.trim() === '' || !isMonth(firstPeriod);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) opening.mutate(contract);
      }}
    >
      <Stack gap="sm">
        <ContractChoice value={contract} onChange={(next) => set({ contract: next })} />
        <Select
          label={t(RE_RATES.cause)}
          allowDeselect={false}
          data={BY_HAND.map((value) => ({ value, label: t(CAUSES[value]) }))}
          value={cause}
          onChange={(next) => set({ cause: BY_HAND.find((one) => one === next) ?? cause })}
        />
        <TextInput
          label={t(RE_RATES.reference)}
          required
          value={reference}
          onChange={({ currentTarget }) => set({ reference: currentTarget.value })}
        />
        <TextInput
          type="month"
          label={t(RE_RATES.firstPeriod)}
          required
          value={firstPeriod}
          onChange={({ currentTarget }) => set({ firstPeriod: currentTarget.value })}
        />
        <Words size="xs" className="quiet">
          {t(RE_RATES.openAbout)}
        </Words>
        <FormFoot
          kept={kept}
          sending={opening}
          does={t(RE_RATES.open)}
          isMissing={isMissing}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
