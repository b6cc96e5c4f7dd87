// The desk: what is typed is kept, comes back, and never takes the place of a text it was not made
// from.
import { describe, expect, it } from 'vitest';
import { Desk, spliceOf } from '../../editor/src/contract/desk.ts';
import { Shelf } from '../../editor/src/parts/shelf.ts';
import { spotOf } from '../../editor/src/screens/workbench/places.ts';
import { readSearch } from '../../editor/src/screens/workbench/search.ts';
import { storage } from '../support/storage.ts';

const TEXTS = { 'a.avn': 'language en\n', 'b.avn': 'clause 1\n' };

const open = (shelf: Shelf, hash = 'h1') => new Desk({ files: TEXTS, hash }, shelf.at('C/1'));

describe('the desk', () => {
  it('keeps what is not stored, and has it again after a reload', () => {
    const stored = storage();
    const shelf = new Shelf(stored);
    const desk = open(shelf);
    let told = 0;
    desk.subscribe(() => {
      told += 1;
    });
    desk.write({ 'b.avn': 'clause 2\n' });
    desk.write({ 'b.avn': 'clause 2\n' });
    shelf.flush();
    expect([told, desk.changed, desk.restored]).toEqual([1, ['b.avn'], undefined]);
    const again = open(new Shelf(stored));
    expect(again.files['b.avn']).toBe('clause 2\n');
    expect(again.restored).toBe(shelf.read('C/1')?.at);
    again.discard();
    expect([again.isChanged, stored.held.size]).toEqual([false, 0]);
  });

  it('tells a conflict when another text was stored meanwhile, until it is decided', () => {
    const shelf = new Shelf(storage());
    const desk = open(shelf);
    desk.write({ 'b.avn': 'clause 2\n' });
    const later = open(shelf, 'h2');
    expect([later.restored, later.isChanged]).toEqual([undefined, false]);
    expect(later.conflict).toEqual({ 'b.avn': 'clause 2\n' });
    later.translate(TEXTS, { ...TEXTS, 'a.avn': 'language fr\n' });
    expect(open(shelf, 'h2').conflict).toEqual({ 'b.avn': 'clause 2\n' });
    later.takeKept();
    expect([later.conflict, later.files['b.avn']]).toEqual([undefined, 'clause 2\n']);
    expect(open(shelf, 'h2').restored).toBe(shelf.read('C/1')?.at);
  });

  it('has nothing to keep once it is stored, but what was typed since', () => {
    const desk = open(new Shelf(storage()));
    desk.write({ 'b.avn': 'clause 2\n' });
    const sent = desk.toStore;
    desk.write({ 'a.avn': 'language fr\n' });
    desk.stored(sent, 'h2');
    expect([desk.changed, desk.hash]).toEqual([['a.avn'], 'h2']);
  });

  it('shown in another language, stores only what was changed in it', () => {
    const desk = open(new Shelf(storage()));
    const french = { 'a.avn': 'langue fr\n', 'b.avn': 'article 1\n' };
    desk.translate(french, french);
    expect([desk.isChanged, desk.toStore]).toEqual([false, TEXTS]);
    desk.write({ 'b.avn': 'article 2\n' });
    expect(desk.toStore).toEqual({ ...TEXTS, 'b.avn': 'article 2\n' });
  });
});

describe('a file taken off the desk', () => {
  it('is not stored, is missing after a reload, and comes back when that is discarded', () => {
    const stored = storage();
    const shelf = new Shelf(stored);
    const desk = open(shelf);
    desk.write({ 'c.avn': 'clause 3\n' });
    desk.remove('b.avn');
    const left = { 'a.avn': TEXTS['a.avn'], 'c.avn': 'clause 3\n' };
    expect([desk.files, desk.toStore, desk.changed]).toEqual([left, left, ['c.avn', 'b.avn']]);
    shelf.flush();
    const again = open(new Shelf(stored));
    expect(again.files).toEqual(left);
    again.discard();
    expect([again.files, again.isChanged]).toEqual([TEXTS, false]);
    const later = open(shelf, 'h2');
    later.takeKept();
    expect(later.files).toEqual(left);
    later.stored(later.toStore, 'h3');
    expect([later.files, later.isChanged]).toEqual([left, false]);
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

describe('a line of an address', () => {
  it('is a stretch of its file; a line that is not there is none', () => {
    const files = { 'contract.avn': 'one\ntwo\nthree' };
    const at = (line: number, file = 'contract.avn') => spotOf(files, { file, at: line });
    expect(at(2)).toEqual({ file: 'contract.avn', from: 4, to: 8 });
    expect(at(3)).toEqual({ file: 'contract.avn', from: 8, to: 13 });
    expect([at(4), at(1, 'annex.avn'), spotOf(files, { file: 'contract.avn' })]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(readSearch({ at: 9, file: 'annex.avn' })).toEqual({ at: 9, file: 'annex.avn' });
    expect(readSearch({ at: -1 })).toEqual({});
  });
});
