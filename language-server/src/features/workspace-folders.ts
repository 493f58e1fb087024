import type { Feature } from "./feature.ts";

export const workspaceFolders: Feature = {
  capabilities: (client) => ({
    workspace: client.workspaceFolders
      ? { workspaceFolders: { supported: true, changeNotifications: true } }
      : {},
  }),
  register: () => undefined,
  /** Not before: until it is initialized, an editor does not know the request by which this would be registered. */
  initialized({ connection, client, folders, status, store, analyses }) {
    if (!client.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      folders.change(added, removed);
      for (const source of store.sources)
        if (source.folder !== undefined && folders.byPath(source.folder.path) === undefined)
          analyses.clear(source.id);
      status.schedule();
    });
  },
};
