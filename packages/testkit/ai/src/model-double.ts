import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { anthropicMessages } from "./anthropic-messages.ts";
import { openAiChat } from "./openai-chat.ts";
import { openAiResponses } from "./openai-responses.ts";
import { stepsOf, type Script, type Step } from "./script.ts";
import type { WireFormat } from "./wire-format.ts";

const FORMATS: readonly WireFormat[] = [openAiResponses, openAiChat, anthropicMessages];

/** What came over the wire, byte for byte. */
export interface ReceivedRequest {
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** OpenAI and Anthropic on the loopback. */
export interface ModelDouble {
  /** `http://127.0.0.1:PORT`; OpenAI's interface is below `/v1`. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** What in a request or in the double's own answers does not fit the recorded shapes. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts a server that answers by script and checks what it is sent against the published shapes. */
export async function openModelDouble(script: Script): Promise<ModelDouble> {
  const requests: ReceivedRequest[] = [];
  const complaints: string[] = [];
  const check = createCheck(complaints);
  const next = stepsOf(script);
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { url: path = "", headers } = request;
    requests.push({ path, headers, body });
    const format = FORMATS.find((one) => one.path === path.split("?", 1)[0] && request.method === "POST");
    if (format === undefined) {
      complaints.push(`nothing is asked at ${request.method} ${path}`);
      response.writeHead(404).end();
      return;
    }
    const asked: unknown = JSON.parse(body);
    check(format.requestShape, asked, `request to ${path}`);
    if (format.hasKey(headers)) await perform(next(body), { format, response, model: modelOf(asked), check });
    else respond(response, 401, format.error(401, "no key"));
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    complaints,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

type Check = (shape: object, value: unknown, what: string) => void;

function createCheck(complaints: string[]): Check {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const compiled = new Map<object, ValidateFunction>();
  return (shape, value, what) => {
    const validate = compiled.get(shape) ?? ajv.compile(shape);
    compiled.set(shape, validate);
    if (!validate(value)) complaints.push(`${what}: ${ajv.errorsText(validate.errors)}`);
  };
}

interface Stage {
  format: WireFormat;
  response: ServerResponse;
  model: string;
  check: Check;
}

async function perform(step: Step, { format, response, model, check }: Stage): Promise<void> {
  if (step.kind === "hang") return;
  if (step.kind === "reset") {
    response.destroy();
    return;
  }
  if (step.kind === "status") {
    respond(
      response,
      step.status,
      format.error(step.status, step.message ?? "as the script says", step.code),
      step.headers,
    );
    return;
  }
  if (step.kind === "raw") {
    response.writeHead(200, { "content-type": step.contentType });
    for (const piece of step.pieces) await new Promise((resolve) => response.write(piece, resolve));
    response.end();
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (step.kind === "invalid-json") {
    response.end('event: message_start\ndata: {"type": "mess\n\n');
    return;
  }
  for (const { event, data } of format.events(step, model)) {
    check(format.eventShape, data, `event of ${format.path}`);
    const name = event === undefined ? "" : `event: ${event}\n`;
    await new Promise((resolve) => response.write(`${name}data: ${JSON.stringify(data)}\n\n`, resolve));
  }
  if (step.kind === "stall") return;
  if (step.kind === "cut") response.socket?.end();
  else response.end(format.epilogue);
}

function respond(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function modelOf(asked: unknown): string {
  const model: unknown =
    typeof asked === "object" && asked !== null && "model" in asked ? asked.model : undefined;
  return typeof model === "string" ? model : "";
}
