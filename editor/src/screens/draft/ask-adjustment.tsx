// Draft review, asking for an adjustment. In: words, an amount, a cause and a reason; they are kept
// until it is asked for. Out: an adjustment that another decides.
import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { askAdjustment, type Draft } from '../../api/drafts.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { placesOf, typedMoney } from '../../parts/typed-amount.ts';
import { useSpeech } from '../../texts/language.tsx';
import { ADJUST, ADJUSTMENT_CAUSES } from './draft.texts.ts';

const BLANK = { label: '', amount: '', cause: 'error', reason: '' };

/** The dialog that asks for an adjustment. */
export function AskAdjustment({
  draft,
  opened,
  onClose,
}: {
  readonly draft: Draft;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  return (
    <Dialog opened={opened} onClose={onClose} title={t(ADJUST.ask)}>
      <Form draft={draft} onClose={onClose} />
    </Dialog>
  );
}

function Form({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const { t } = useSpeech();
  const kept = useKept(`new/adjustment/${draft.contract}/${draft.draft}`, BLANK);
  const { value: typed, set: keep, forget } = kept;
  const { label, amount, cause, reason } = typed;
  const exact = typedMoney(amount, draft.currency);
  const digits = placesOf(draft.currency);
  const isWhole = exact !== undefined && label.trim() !== '' && reason.trim() !== '';
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      askAdjustment(draft, {
        adjustment: `${draft.draft}-${crypto.randomUUID().slice(0, 8)}`,
        ...{ label: label.trim(), amount: exact ?? '', cause, reason: reason.trim() },
      }),
    onSuccess: () => {
      forget();
      onClose();
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
        <TextInput
          label={t(ADJUST.label)}
          value={label}
          onChange={({ currentTarget: { value } }) => keep({ ...typed, label: value })}
          maxLength={500}
          required
          data-autofocus
        />
        <SimpleGrid cols={2}>
          <TextInput
            label={t(ADJUST.amount, { currency: draft.currency })}
            value={amount}
            inputMode="decimal"
            description={t(ADJUST.amountAbout)}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={amount !== '' && exact === undefined && t(ADJUST.badAmount, { digits })}
            onChange={({ currentTarget: { value } }) => keep({ ...typed, amount: value })}
            required
          />
          <Select
            label={t(ADJUST.cause)}
            description={t(ADJUST.causeAbout)}
            inputWrapperOrder={['label', 'input', 'description']}
            data={Object.entries(ADJUSTMENT_CAUSES).map(([value, words]) => ({
              value,
              label: t(words),
            }))}
            value={cause}
            onChange={(value) => keep({ ...typed, cause: value ?? cause })}
            allowDeselect={false}
          />
        </SimpleGrid>
        <Textarea
          label={t(ADJUST.reason)}
          value={reason}
          onChange={({ currentTarget: { value } }) => keep({ ...typed, reason: value })}
          required
          autosize
          minRows={2}
        />
        <FormFoot
          kept={kept}
          sending={{ error, isPending }}
          does={t(ADJUST.send)}
          isMissing={!isWhole}
        />
      </Stack>
    </form>
  );
}
