// The desk: what is typed is kept, comes back, and never takes the place of a text it was not made
// from.
import { describe, expect, it } from 'vitest';
import { Desk, type Keeper, spliceOf } from '../../editor/src/contract/desk.ts';

const TEXTS = { 'a.avn': 'language en\n', 'b.avn': 'clause 1\n' };

function storage(): Keeper & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

const open = (keeper: Keeper, hash = 'h1') => new Desk('C/1', { files: TEXTS, hash }, keeper);

describe('the desk', () => {
  it('keeps what is not stored, and has it again after a reload', () => {
    const keeper = storage();
    const desk = open(keeper);
    let told = 0;
    desk.subscribe(() => {
      told += 1;
    });
    desk.write({ 'b.avn': 'clause 2\n' });
    desk.write({ 'b.avn': 'clause 2\n' });
    desk.keep();
    expect([told, desk.changed]).toEqual([1, ['b.avn']]);
    const again = open(keeper);
    expect([again.restored, again.files['b.avn']]).toEqual([true, 'clause 2\n']);
    again.discard();
    expect([again.isChanged, keeper.held.size]).toEqual([false, 0]);
  });

  it('tells a conflict when another text was stored meanwhile, until it is decided', () => {
    const keeper = storage();
    const desk = open(keeper);
    desk.write({ 'b.avn': 'clause 2\n' });
    desk.keep();
    const later = open(keeper, 'h2');
    expect([later.restored, later.isChanged]).toEqual([false, false]);
    expect(later.conflict).toEqual({ 'b.avn': 'clause 2\n' });
    later.keep();
    expect(open(keeper, 'h2').conflict).toBeDefined();
    later.takeKept();
    later.keep();
    expect([later.conflict, later.files['b.avn']]).toEqual([undefined, 'clause 2\n']);
    expect(open(keeper, 'h2').restored).toBe(true);
  });

  it('has nothing to keep once it is stored, but what was typed since', () => {
    const keeper = storage();
    const desk = open(keeper);
    desk.write({ 'b.avn': 'clause 2\n' });
    const sent = desk.toStore;
    desk.write({ 'a.avn': 'language fr\n' });
    desk.stored(sent, 'h2');
    expect([desk.changed, desk.hash]).toEqual([['a.avn'], 'h2']);
  });

  it('shown in another language, stores only what was changed in it', () => {
    const desk = open(storage());
    const french = { 'a.avn': 'langue fr\n', 'b.avn': 'article 1\n' };
    desk.translate(french, french);
    expect([desk.isChanged, desk.toStore]).toEqual([false, TEXTS]);
    desk.write({ 'b.avn': 'article 2\n' });
    expect(desk.toStore).toEqual({ ...TEXTS, 'b.avn': 'article 2\n' });
  });

  it('survives a storage that is full or holds nonsense', () => {
    const full: Keeper = {
      getItem: () => '{',
      setItem: () => {
        throw new Error('quota');
      },
      removeItem: () => undefined,
    };
    const desk = open(full);
    desk.write({ 'b.avn': 'clause 2\n' });
    desk.keep();
    expect(desk.changed).toEqual(['b.avn']);
  });
});

describe('the smallest change', () => {
  it.each([
    ['', 'a'],
    ['aaa', 'aa'],
    ['price 560', 'price 570'],
    ['abab', 'ab'],
    ['same', 'same'],
  ])('of %j makes %j', (before, after) => {
    const { from, to, text } = spliceOf(before, after);
    expect(before.slice(0, from) + text + before.slice(to)).toBe(after);
  });
});
