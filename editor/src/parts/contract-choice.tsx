// Parts, contract choice: which contract a screen is about. In: the one chosen, if any. Out: the
// choice; the first one while none is chosen.
import { Select } from '@mantine/core';
import { useContracts } from '../api/contracts.ts';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT_CHOICE } from './contract-choice.texts.ts';

/** The contract that is meant: the one chosen, else the first one; undefined: none is known yet. */
export function useContract(chosen: string | undefined): string | undefined {
  const { data } = useContracts();
  return chosen ?? data?.[0]?.contract;
}

/** The choice of a contract. */
export function ContractChoice({
  value,
  isLabelled = false,
  onChange,
  w = 380,
}: {
  readonly value: string | undefined;
  /** Whether its name stands above it, as those of the fields beside it do. */
  readonly isLabelled?: boolean;
  readonly onChange: (contract: string) => void;
  /** How wide it is. */
  readonly w?: number | string;
}) {
  const { t } = useSpeech();
  const { data } = useContracts();
  const choices = (data ?? []).map(({ contract, title }) => ({
    value: contract,
    label: `${contract} · ${title}`,
  }));
  return (
    <Select
      {...{ [isLabelled ? 'label' : 'aria-label']: t(CONTRACT_CHOICE.contract) }}
      w={w}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t(CONTRACT_CHOICE.none)}
      data={choices}
      value={value ?? null}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
    />
  );
}
