// Contract, invoice: a row of each kind. In: a clause, a line, what is held. Out: a row.
import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconClockPause } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT } from './contract.texts.ts';
import classes from './invoice.module.css';
import type { Change, PreviewClause, PreviewHeld, PreviewLine } from './preview.ts';

type Place = Pick<CSSProperties, 'top' | 'height'>;

const COLOUR = { new: 'teal', changed: 'yellow', gone: 'red' } as const;

function ChangeBadge({ change }: { readonly change: Change }) {
  const { t } = useSpeech();
  if (change === 'same') return null;
  return (
    <Badge size="xs" color={COLOUR[change]}>
      {t(CONTRACT[change])}
    </Badge>
  );
}

/** The heading of a clause with its sums. */
export function ClauseRow({
  clause,
  currency,
  place,
  isLit,
  isFolded,
  onFold,
  onChoose,
}: {
  readonly clause: PreviewClause;
  readonly currency: string;
  readonly place: Place;
  readonly isLit: boolean;
  readonly isFolded: boolean;
  readonly onFold: () => void;
  readonly onChoose: () => void;
}) {
  const { t, money, pair } = useSpeech();
  const { clause: name, title, total, before, held, lines } = clause;
  const Icon = isFolded ? IconChevronRight : IconChevronDown;
  return (
    <div
      className={`${classes.row} ${classes.clause} ${isLit ? classes.lit : ''}`}
      style={place}
      data-clause={name}
    >
      <ActionIcon
        size="xs"
        aria-expanded={!isFolded}
        aria-label={pair(t(isFolded ? CONTRACT.opened : CONTRACT.closed), name)}
        onClick={onFold}
      >
        <Icon size={12} />
      </ActionIcon>
      <button type="button" className={classes.name} aria-pressed={isLit} onClick={onChoose}>
        <b>{name}</b> {title}
      </button>
      {held.length > 0 && (
        <Badge size="xs" color="orange">
          {t(CONTRACT.heldCount, { count: held.length })}
        </Badge>
      )}
      <span className={`quiet ${classes.small}`}>{t(CONTRACT.lines, { count: lines.length })}</span>
      {total !== before && <s className={`amount ${classes.old}`}>{money(before, currency)}</s>}
      <b className="amount">{money(total, currency)}</b>
    </div>
  );
}

/** The days of a line, the last one included; nothing for a whole month. */
function daysOf({ from, to }: PreviewLine, day: (iso: string) => string): string {
  const [first, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const isMonth = first.day === 1 && first.add({ months: 1 }).equals(end);
  const last = end.subtract({ days: 1 }).toString();
  if (isMonth || first.equals(end)) return isMonth ? '' : day(from);
  return last === from ? day(from) : `${day(from)} – ${day(last)}`;
}

/** What a line is drawn of. */
interface LineRowProps {
  readonly id: string;
  readonly line: PreviewLine;
  readonly place: Place;
  readonly isChosen: boolean;
  readonly isLit: boolean;
  /** Whether the tabulator comes to this line; the arrows go on from there. */
  readonly isEntry: boolean;
  readonly onChoose: (line: string, clause: string) => void;
}

function OneLine({ id, line, place, isChosen, isLit, isEntry, onChoose }: LineRowProps) {
  const { t, decimal, month, day } = useSpeech();
  const { subject, corrects, change, before, amount } = line;
  const days = daysOf(line, day);
  const state = isChosen ? classes.chosen : isLit ? classes.lit : '';
  return (
    <button
      type="button"
      id={id}
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={isChosen}
      data-change={change}
      className={`${classes.row} ${classes.line} ${classes[change] ?? ''} ${state}`}
      style={place}
      onClick={() => onChoose(line.id, line.clause)}
    >
      <span className={`clip ${classes.name}`}>{subject}</span>
      {corrects !== undefined && (
        <Tooltip label={t(CONTRACT.correction, { month: month(corrects.period) })}>
          <Badge size="xs" color="grape">
            {corrects.period}
          </Badge>
        </Tooltip>
      )}
      <ChangeBadge change={change} />
      {days !== '' && <span className={`quiet ${classes.small}`}>{days}</span>}
      {before !== null && <s className={`amount ${classes.old}`}>{decimal(before)}</s>}
      <span className="amount">
        {change === 'gone' ? <s>{decimal(amount)}</s> : decimal(amount)}
      </span>
    </button>
  );
}

/** A line with what it was; with the next invoice drawn anew only where it differs. */
export const LineRow = memo(OneLine, (was, now) => {
  return was.onChoose === now.onChoose && JSON.stringify(was) === JSON.stringify(now);
});

/** Something that could not be rated: its reason stands where its amount would. */
export function HeldRow({ held, place }: { readonly held: PreviewHeld; readonly place: Place }) {
  const { t, language } = useSpeech();
  const { subject, code, change, reason } = held;
  return (
    <div className={`${classes.row} ${classes.line} ${classes.held}`} style={place}>
      <IconClockPause size={14} aria-hidden />
      <span className={classes.heldName}>{subject}</span>
      <ChangeBadge change={change} />
      <Tooltip label={`${code} · ${reason[language]}`} multiline maw={420}>
        <span className={`clip ${classes.name}`}>{reason[language]}</span>
      </Tooltip>
      <b className={classes.small}>{t(CONTRACT.held)}</b>
    </div>
  );
}
