import { EventEmitter, type CancellationToken, type Disposable, type Event } from "vscode";
import type { ModelAnswer, ModelQuestion } from "@hephaestus/language-server";
import { askEditorModel } from "./editor-model.ts";

/** Who answers the server's questions for a model: nobody, but while the user has one asked. */
export interface Models extends Disposable {
  /** Another model was chosen. */
  readonly onDidChange: Event<void>;
  changed(): void;
  /** While `work` goes on, questions for the model of this name go to the editor's model of this id. */
  during<Result>(asked: { id: string; name: string }, work: () => Promise<Result>): Promise<Result>;
  answer(question: ModelQuestion, token: CancellationToken): Promise<ModelAnswer>;
}

export function createModels(): Models {
  const changed = new EventEmitter<void>();
  const asked = new Map<string, string>();
  return {
    onDidChange: changed.event,
    changed: () => changed.fire(),
    async during({ id, name }, work) {
      asked.set(name, id);
      try {
        return await work();
      } finally {
        asked.delete(name);
      }
    },
    async answer(question, token) {
      const id = asked.get(question.model);
      if (id === undefined) return { failure: "refused", message: "nobody has asked for it" };
      return askEditorModel(id, question, token);
    },
    dispose: () => changed.dispose(),
  };
}
