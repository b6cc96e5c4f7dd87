// SHA-256: the standard's own examples, every length around a block's end, and Node's cryptography
// as the second opinion.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../../dsl/src/values/sha256.ts';

const second = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(100_000), second('a'.repeat(100_000))],
  ])('of %.20s is as published', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });

  test('is right at every length around the end of a block', () => {
    for (let length = 0; length <= 200; length += 1) {
      const text = 'x'.repeat(length);
      expect(sha256(text)).toBe(second(text));
    }
  });

  test.each(['é', '€', '𝄞', 'clé', '\u0000', '\u007f\u0080\u07ff\u0800\uffff', '👩‍🔧'])(
    'reads %j as UTF-8',
    (text) => expect(sha256(text)).toBe(second(text)),
  );

  test('agrees with Node on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(second(text));
      }),
      { numRuns: 300 },
    );
  });

  test('tells texts that differ in one character apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1 }), (text, at, more) => {
        const cut = at % (text.length + 1);
        expect(sha256(text.slice(0, cut) + more + text.slice(cut))).not.toBe(sha256(text));
      }),
    );
  });
});
