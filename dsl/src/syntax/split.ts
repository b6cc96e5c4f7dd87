// Syntax, splitting: a file's text -> the texts of its blocks. A block starts at a line whose first
// character is not white space, with the comment lines above it that start likewise.

/** The text of one block and where it starts. */
export interface BlockText {
  readonly start: number;
  readonly text: string;
  /** False for lines that stand before the first block or after the last comment. */
  readonly headed: boolean;
}

/** Cuts a text into blocks that together hold every character. */
export function splitBlocks(text: string): BlockText[] {
  const starts: number[] = [];
  let comments = -1;
  let at = 0;
  for (const line of text.split('\n')) {
    const first = line[0];
    if (line.startsWith('--')) {
      if (comments < 0) comments = at;
    } else if (first !== undefined && first !== '\r') {
      const isHead = first !== ' ' && first !== '\t' && first !== '\u00a0';
      if (isHead) starts.push(comments >= 0 ? comments : at);
      comments = -1;
    }
    at += line.length + 1;
  }
  const blocks: BlockText[] = [];
  const first = starts[0] ?? text.length;
  if (text.slice(0, first).trim() !== '') {
    blocks.push({ start: 0, text: text.slice(0, first), headed: false });
  }
  const closing = comments >= 0 && starts.length > 0 ? comments : text.length;
  starts.forEach((start, index) => {
    blocks.push({ start, text: text.slice(start, starts[index + 1] ?? closing), headed: true });
  });
  if (closing < text.length) {
    blocks.push({ start: closing, text: text.slice(closing), headed: false });
  }
  return blocks;
}
