import { VerbatimError } from '../../errors.ts';
import type { Files } from '../files.ts';
import type { FolderLayout, SecretName } from '../folder-layout.ts';
import type { SecretFile } from '../store.ts';
import { openDurableLow, UNREADABLE } from './durable-low.ts';

/** A file beside the journal that nothing exports. `writeWhole` makes it readable by its owner alone. */
export function openSecretFile(files: Files, layout: FolderLayout, name: SecretName): SecretFile {
  const low = openDurableLow(files, layout, layout.secret(name));
  return {
    async read() {
      await low.read();
      if (low.data === UNREADABLE)
        throw new VerbatimError('unavailable', `${layout.secret(name)} is damaged. Restore it from a backup, or remove it.`);
      return low.data;
    },
    async write(value) {
      low.data = value;
      await low.write();
    },
  };
}
