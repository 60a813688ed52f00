/** A document in memory and on the disk: memory changes once the disk has it, one change after the other. */
export interface KeptDocument<T> {
  read(): Promise<T>;
  /** `change` sees what all changes before it made; what it throws is thrown, and nothing is written. */
  update(change: (before: T) => T): Promise<T>;
}

interface DocumentFile {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
}

export function keepDocument<T>(file: DocumentFile, parse: (value: unknown) => T, empty: T): KeptDocument<T> {
  let present: Promise<T> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  return { read, update };

  function read(): Promise<T> {
    present ??= load();
    present.catch(() => {
      present = null; // a file that was put right is read again
    });
    return present;
  }

  async function load(): Promise<T> {
    const value = await file.read();
    return value === null ? empty : parse(value);
  }

  function update(change: (before: T) => T): Promise<T> {
    const updating = last.then(async () => {
      const after = change(await read());
      await file.write(after);
      present = Promise.resolve(after);
      return after;
    });
    last = updating.catch(() => {});
    return updating;
  }
}
