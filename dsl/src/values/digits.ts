// Stage: values, shared by the date and timestamp readers. In: text and a range in it.
// Out: the whole number those decimal digits spell. Allocates nothing.

/** The number spelled by the ASCII digits of `text[from, to)`, or -1 when one is not a digit. */
export function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A whole number >= 0 in at least `width` digits, padded with zeros on the left. */
export function padded(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
