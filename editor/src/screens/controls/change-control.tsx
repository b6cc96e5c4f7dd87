// Controls, change: another severity, other thresholds, in use or not, asked for with a reason. In:
// a control. Out: a change that another approves; the refusal is shown here.
import { Select, Stack, Switch, Textarea, TextInput, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { client, queries, read } from '../../api/client.ts';
import { useStateWord } from '../../parts/badges.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { typedAmount } from '../../parts/typed-amount.ts';
import { useSpeech } from '../../texts/language.tsx';
import { thresholdName } from './control-words.ts';
import { CONTROLS } from './controls.texts.ts';
import type { Control } from './controls.tsx';

interface Typed {
  readonly severity: Control['severity'];
  readonly isEnabled: boolean;
  readonly levels: Readonly<Record<string, string>>;
  readonly reason: string;
}

const SEVERITIES = ['blocking', 'major', 'minor'] as const;

/** The dialog that asks for a change. */
export function ChangeControl({
  control,
  onClose,
}: {
  readonly control: Control;
  readonly onClose: () => void;
}) {
  const { t, language } = useSpeech();
  const word = useStateWord();
  const kept = useKept<Typed>(`control/${control.control}`, {
    severity: control.severity,
    isEnabled: control.isEnabled,
    levels: control.thresholds,
    reason: '',
  });
  const { severity, isEnabled, levels, reason } = kept.value;
  const set = (next: Partial<Typed>) => kept.set({ ...kept.value, ...next });
  const exact = Object.entries(levels).map(([name, text]) => [name, typedAmount(text)] as const);
  const isWhole = reason.trim() !== '' && exact.every(([, value]) => value !== undefined);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      read(
        client.controls[':control'].changes.$post({
          param: { control: control.control },
          json: { severity, isEnabled, thresholds: Object.fromEntries(exact), reason },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['controls'] });
      await queries.invalidateQueries({ queryKey: ['decisions'] });
      kept.forget();
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={`${control.control}: ${t(control.title)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) mutate();
        }}
      >
        <Stack gap="sm">
          <Words size="sm" className="quiet">
            {t(CONTROLS.about)}
          </Words>
          <Select
            label={t(CONTROLS.severity)}
            data={SEVERITIES.map((value) => ({ value, label: word('severity', value) }))}
            value={severity}
            onChange={(value) =>
              set({ severity: SEVERITIES.find((one) => one === value) ?? severity })
            }
            allowDeselect={false}
          />
          {Object.entries(levels).map(([name, value]) => (
            <TextInput
              key={name}
              label={thresholdName(name, language)}
              value={value}
              inputMode="decimal"
              error={typedAmount(value) === undefined ? t(CONTROLS.badThreshold) : undefined}
              onChange={({ currentTarget }) =>
                set({ levels: { ...levels, [name]: currentTarget.value } })
              }
            />
          ))}
          <Switch
            label={t(CONTROLS.enabled)}
            checked={isEnabled}
            onChange={({ currentTarget }) => set({ isEnabled: currentTarget.checked })}
          />
          <Textarea
            label={t(CONTROLS.reason)}
            value={reason}
            onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
            required
            autosize
            minRows={2}
          />
          <FormFoot
            kept={kept}
            sending={{ error, isPending }}
            does={t(CONTROLS.ask)}
            isMissing={!isWhole}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
