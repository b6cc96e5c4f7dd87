// Grid, input: the cell that is typed into. In: its text. Out: the text it is left with, and where
// to go from there; undefined: it stays what it was.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import classes from './grid.module.css';

/** Where one goes when a cell is left. */
export type Leaving = 'stay' | 'down' | 'right' | 'left';

/** The input of a cell. */
export function CellInput({
  first,
  label,
  choices = [],
  onLeave,
}: {
  readonly first: string;
  readonly label: string;
  readonly choices?: readonly string[] | undefined;
  readonly onLeave: (text: string | undefined, leaving: Leaving) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  const list = useId();
  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(first.length, first.length);
  }, [first]);
  const leave = (text: string | undefined, leaving: Leaving) => {
    // Leaving by a key blurs the input, too.
    if (isLeft.current) return;
    isLeft.current = true;
    onLeave(text, leaving);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    const { value } = event.currentTarget;
    if (event.key === 'Enter') leave(value, 'down');
    else if (event.key === 'Escape') leave(undefined, 'stay');
    else if (event.key === 'Tab') {
      event.preventDefault();
      leave(value, event.shiftKey ? 'left' : 'right');
    }
  };
  return (
    <>
      <input
        ref={input}
        className={classes.input}
        aria-label={label}
        defaultValue={first}
        list={choices.length > 0 ? list : undefined}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget }) => leave(currentTarget.value, 'stay')}
        onCopy={(event) => event.stopPropagation()}
        onPaste={(event) => event.stopPropagation()}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
