// Files, guard of archives: whether a ZIP unpacks to what may be unpacked, found by unpacking each
// part up to a limit, whatever the archive says of itself. In: bytes. Out: a verdict.
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const END_LENGTH = 22;
const COMMENT_MAX = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** What an archive is: no archive that can be read, one that grows too large, or a good one. */
export type ZipVerdict = 'broken' | 'too large' | 'good';

/** Judges an archive of at most `entriesMax` parts and `bytesMax` bytes once unpacked. */
export function judgeZip(bytes: Uint8Array, bytesMax: number, entriesMax: number): ZipVerdict {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(data);
  if (end === undefined) return 'broken';
  const entries = data.readUInt16LE(end + 10);
  if (entries > entriesMax) return 'too large';
  let at = data.readUInt32LE(end + 16);
  let left = bytesMax;
  try {
    for (let entry = 0; entry < entries; entry += 1) {
      if (data.readUInt32LE(at) !== ENTRY) return 'broken';
      left -= sizeOf(data, at, left);
      if (left < 0) return 'too large';
      const named = data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30);
      at += ENTRY_LENGTH + named + data.readUInt16LE(at + 32);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'broken';
  }
  return 'good';
}

function endOf(data: Buffer): number | undefined {
  const first = Math.max(0, data.length - END_LENGTH - COMMENT_MAX);
  for (let at = data.length - END_LENGTH; at >= first; at -= 1) {
    if (data.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

// The bytes of a part once unpacked; throws when they are more than the limit.
function sizeOf(data: Buffer, at: number, limit: number): number {
  const method = data.readUInt16LE(at + 10);
  const packed = data.readUInt32LE(at + 20);
  const local = data.readUInt32LE(at + 42);
  if (data.readUInt32LE(local) !== LOCAL) throw new RangeError('no part here');
  const skipped = data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const start = local + LOCAL_LENGTH + skipped;
  if (start + packed > data.length) throw new RangeError('a part beyond the end');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError('packed in a way of its own');
  const part = data.subarray(start, start + packed);
  return inflateRawSync(part, { maxOutputLength: Math.max(1, limit) }).length;
}
