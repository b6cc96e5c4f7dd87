// Values: SHA-256 of a text, for plan hashes. Pure, so that server, worker and browser agree
// without any platform's cryptography. FIPS 180-4.

const K: readonly number[] = constants();

function constants(): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) {
    if (primes.every((p) => n % p !== 0)) primes.push(n);
  }
  return primes.map((p) => fraction(p, 3));
}

/** First 32 bits of the fractional part of the root of a prime, found exactly with integers. */
function fraction(prime: number, degree: 2 | 3): number {
  const target = BigInt(prime) << BigInt(32 * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(degree) <= target) low = middle;
    else high = middle - 1n;
  }
  return globalThis.parseInt((low & 0xffffffffn).toString(16), 16);
}

const START: readonly number[] = [2, 3, 5, 7, 11, 13, 17, 19].map((p) => fraction(p, 2));

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** UTF-8 bytes of a text with room for the padding; `size` of them are the text's. */
function bytesOf(text: string): { readonly bytes: Uint8Array; readonly size: number } {
  const bytes = new Uint8Array((((text.length * 3 + 8) >> 6) + 1) << 6);
  let size = 0;
  const push = (byte: number): void => {
    bytes[size] = byte;
    size += 1;
  };
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0;
    if (code < 0x80) push(code);
    else if (code < 0x800) {
      push(0xc0 | (code >> 6));
      push(0x80 | (code & 63));
    } else if (code < 0x10000) {
      push(0xe0 | (code >> 12));
      push(0x80 | ((code >> 6) & 63));
      push(0x80 | (code & 63));
    } else {
      i += 1;
      push(0xf0 | (code >> 18));
      push(0x80 | ((code >> 12) & 63));
      push(0x80 | ((code >> 6) & 63));
      push(0x80 | (code & 63));
    }
  }
  return { bytes, size };
}

/** The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const { bytes, size } = bytesOf(text);
  const end = (((size + 8) >> 6) + 1) << 6;
  bytes[size] = 0x80;
  for (let i = 0; i < 8; i += 1) {
    bytes[end - 1 - i] = Math.floor((size * 8) / 2 ** (8 * i)) & 255;
  }
  const state = [...START];
  const w = new Int32Array(64);
  for (let block = 0; block < end; block += 64) {
    compress(state, w, bytes, block);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function compress(state: number[], w: Int32Array, bytes: Uint8Array, block: number): void {
  const byte = (i: number): number => bytes[block + i] ?? 0;
  const at = (i: number): number => w[i] ?? 0;
  for (let i = 0; i < 16; i += 1) {
    const j = i * 4;
    w[i] = (byte(j) << 24) | (byte(j + 1) << 16) | (byte(j + 2) << 8) | byte(j + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [at(i - 15), at(i - 2)];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = (at(i - 16) + s0 + at(i - 7) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + at(i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = ((state[i] ?? 0) + word) | 0;
  });
}
