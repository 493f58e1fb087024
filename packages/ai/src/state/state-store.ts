/** Small texts that outlive a run, by name. A text that cannot be read is not there; writing never throws. */
export interface StateStore {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  /** Adds a short text at the end; those that come at the same time, from other processes too, stand one after the other. */
  append(name: string, text: string): Promise<void>;
}

/** Keeps texts as long as the process lives. */
export function memoryStore(): StateStore {
  const texts = new Map<string, string>();
  return {
    read: (name) => Promise.resolve(texts.get(name)),
    write: (name, text) => {
      texts.set(name, text);
      return Promise.resolve();
    },
    append: (name, text) => {
      texts.set(name, (texts.get(name) ?? "") + text);
      return Promise.resolve();
    },
  };
}
