// The shelf: what is typed is kept, comes back with its moment, and goes when it is sent; a storage
// that is full, holds nonsense or is changed by another page loses nothing of what is here.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shelf } from '../../editor/src/parts/shelf.ts';
import { storage } from '../support/storage.ts';

const KEY = 'an.comment/CTR-1/D-1/';
const STORED = `avenant.kept.${KEY}`;

describe('the shelf', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps what is typed, soon or at once, and has it again with its moment', () => {
    const stored = storage();
    const shelf = new Shelf(stored);
    shelf.write(KEY, { text: 'a' });
    shelf.write(KEY, { text: 'ab' });
    expect([stored.held.size, shelf.read(KEY)?.value]).toEqual([0, { text: 'ab' }]);
    // At most so long after the first key, however fast one types on.
    vi.advanceTimersByTime(300);
    const again = new Shelf(stored).read(KEY);
    expect(again?.value).toEqual({ text: 'ab' });
    expect(again?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    shelf.write(KEY, { text: 'abc' });
    shelf.flush();
    expect(new Shelf(stored).read(KEY)?.value).toEqual({ text: 'abc' });
  });

  it('gives the same object until it changes, and tells of each change', () => {
    const shelf = new Shelf(storage());
    let told = 0;
    const end = shelf.subscribe(() => {
      told += 1;
    });
    shelf.write(KEY, 'a');
    expect(shelf.read(KEY)).toBe(shelf.read(KEY));
    shelf.drop(KEY);
    end();
    shelf.write(KEY, 'b');
    expect(told).toBe(2);
  });

  it('keeps nothing of what was dropped, though it was about to be written', () => {
    const stored = storage();
    const shelf = new Shelf(stored);
    const keeper = shelf.at(KEY);
    keeper.write('a');
    shelf.flush();
    keeper.write('ab');
    keeper.drop();
    vi.runAllTimers();
    expect([keeper.read(), stored.held.size]).toEqual([undefined, 0]);
  });

  it('of one person holds nothing of another', () => {
    const stored = storage();
    const shelf = new Shelf(stored);
    shelf.write(KEY, 'mine');
    shelf.flush();
    expect(shelf.read('os.comment/CTR-1/D-1/')).toBeUndefined();
    expect([...stored.held.keys()]).toEqual([STORED]);
  });

  it('keeps on the page what a full storage does not take, and puts it there when there is room', () => {
    const stored = storage();
    let isFull = true;
    const shelf = new Shelf({
      ...stored,
      setItem: (key, value) => {
        if (isFull) throw new Error('quota');
        stored.setItem(key, value);
      },
    });
    shelf.write(KEY, 'long');
    shelf.flush();
    expect([shelf.isFull, shelf.read(KEY)?.value, stored.held.size]).toEqual([true, 'long', 0]);
    isFull = false;
    shelf.drop('an.other');
    expect([shelf.isFull, stored.held.has(STORED)]).toEqual([false, true]);
  });

  it.each(['{', 'null', '[]', '"text"', '{"value":1}'])('takes %s for nothing kept', (text) => {
    const stored = storage();
    stored.held.set(STORED, text);
    expect(new Shelf(stored).read(KEY)).toBeUndefined();
  });

  it('follows another page, but not over what is being typed here', () => {
    const stored = storage();
    const [here, there] = [new Shelf(stored), new Shelf(stored)];
    expect(here.read(KEY)).toBeUndefined();
    there.write(KEY, 'there');
    there.flush();
    here.heard(STORED);
    expect(here.read(KEY)?.value).toBe('there');
    here.write(KEY, 'here');
    here.heard(null);
    expect(here.read(KEY)?.value).toBe('here');
    there.drop(KEY);
    here.flush();
    there.heard(STORED);
    expect(there.read(KEY)?.value).toBe('here');
  });
});
