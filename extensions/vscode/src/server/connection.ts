import type {
  CommandArguments,
  CommandName,
  CommandResults,
  Happening,
  ModelAnswer,
  ModelQuestion,
  RequestTypes,
  ShownElsewhere,
  Status,
  StreamOpen,
  TrustChange,
} from "@hephaestus/language-server";
import type { CancellationToken } from "vscode";

/** Parameters of the notifications that a client sends. */
export interface NotificationTypes {
  streamOpen: StreamOpen;
  trust: TrustChange;
  shownElsewhere: ShownElsewhere;
}

/** What a running server tells without being asked. */
export interface ConnectionEvents {
  status(status: Status): void;
  /** The editor ran a command by itself, from a light bulb or a lens. */
  ran<Name extends CommandName>(name: Name, result: CommandResults[Name]): void;
  /** A fix came or went, a text was sent to a model. */
  happened(happening: Happening): void;
  /** The server has a question for a model of the editor's. */
  asked(question: ModelQuestion, token: CancellationToken): Promise<ModelAnswer>;
  /** The server ended unasked. */
  crashed(): void;
  /** The server ended, unasked or not. */
  ended(): void;
}

/** A server that runs. */
export interface Connection {
  /** Process id of the server. */
  readonly processId: number | undefined;
  execute<Name extends CommandName>(
    name: Name,
    argument: CommandArguments[Name],
    token?: CancellationToken,
  ): Promise<CommandResults[Name]>;
  request<Name extends keyof RequestTypes>(
    name: Name,
    parameters: RequestTypes[Name]["parameters"],
  ): Promise<RequestTypes[Name]["result"]>;
  notify<Name extends keyof NotificationTypes>(
    name: Name,
    parameters: NotificationTypes[Name],
  ): Promise<void>;
  /** The settings are others: the server asks for them. */
  configurationChanged(): Promise<void>;
  stop(): Promise<void>;
}
