// Parts, address input: a field whose value is kept away from it, such as in the address, from
// where it comes back late. In: that value. Out: what is written. While one writes, the field shows
// what is typed: no letter is lost, and a day is not drawn anew between its parts.
import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';

/** What ties an input to a value that comes back late; a year begun, such as 0202, is not told. */
export function useWriting(value: string, onWrite: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? value,
    onChange: ({ currentTarget: { value: text, type } }: ChangeEvent<HTMLInputElement>) => {
      setTyped(text);
      const isBegun = /^(?:date|month)$/.test(type) && text.startsWith('0');
      if (!isBegun) onWrite(text);
    },
    onBlur: () => setTyped(undefined),
  };
}

/** A field whose value is in the address. */
export function AddressInput({
  value,
  onWrite,
  ...others
}: Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'> & {
  readonly value: string;
  readonly onWrite: (text: string) => void;
}) {
  return <TextInput {...others} {...useWriting(value, onWrite)} />;
}
