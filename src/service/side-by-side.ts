/** Items that belong to one id. */
export interface Group<T> {
  readonly id: string;
  readonly items: readonly T[];
}

/** Gathers neighbours of one id, from pages in order of id. `page` gives what follows the last item it is told; empty = the end. */
export async function* groups<T>(
  page: (after: T | null) => Promise<T[]>,
  idOf: (item: T) => string,
): AsyncGenerator<Group<T>> {
  let items: T[] = [];
  for (let after: T | null = null; ; ) {
    const found = await page(after);
    for (const item of found) {
      const [first] = items;
      if (first !== undefined && idOf(first) !== idOf(item)) {
        yield { id: idOf(first), items };
        items = [];
      }
      items.push(item);
    }
    const last = found.at(-1);
    if (last === undefined) break;
    after = last;
  }
  const [first] = items;
  if (first !== undefined) yield { id: idOf(first), items };
}

/** Walks three such sequences together, id by id in order: nothing is held but the groups of one id. */
export async function* sideBySide<A, B, C>(
  a: AsyncIterator<Group<A>>,
  b: AsyncIterator<Group<B>>,
  c: AsyncIterator<Group<C>>,
): AsyncGenerator<{ id: string; a: readonly A[]; b: readonly B[]; c: readonly C[] }> {
  const first = new Cursor(a);
  const second = new Cursor(b);
  const third = new Cursor(c);
  for (;;) {
    const ids = [await first.id(), await second.id(), await third.id()].filter((id) => id !== null);
    const id = ids.sort()[0];
    if (id === undefined) return;
    yield { id, a: await first.take(id), b: await second.take(id), c: await third.take(id) };
  }
}

class Cursor<T> {
  readonly #from: AsyncIterator<Group<T>>;
  #next: Promise<IteratorResult<Group<T>>> | null = null;

  constructor(from: AsyncIterator<Group<T>>) {
    this.#from = from;
  }

  /** The id it stands at; null at the end. */
  async id(): Promise<string | null> {
    this.#next ??= this.#from.next();
    const { done, value } = await this.#next;
    return done ? null : value.id;
  }

  /** The items of this id, and on to the next; none where it stands elsewhere. */
  async take(id: string): Promise<readonly T[]> {
    if ((await this.id()) !== id) return [];
    const found = await this.#next;
    this.#next = null;
    return found === null || found.done ? [] : found.value.items;
  }
}
