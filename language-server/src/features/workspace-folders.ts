import type { Feature } from "./feature.ts";

export const workspaceFolders: Feature = {
  capabilities: (client) => ({
    workspace: client.workspaceFolders
      ? { workspaceFolders: { supported: true, changeNotifications: true } }
      : {},
  }),
  register({ connection, client, folders, status, store, analyses }) {
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
