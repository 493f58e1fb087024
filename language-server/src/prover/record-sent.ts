import { AsyncLocalStorage } from "node:async_hooks";

type Tell = (text: string) => void;

const recording = new AsyncLocalStorage<Tell>();
let isListening = false;

/** Tells what is sent over the network while some work goes on: address and text, without the head that holds the key. */
export function recordSent<Result>(tell: Tell, work: () => Promise<Result>): Promise<Result> {
  if (!isListening) listen();
  isListening = true;
  return recording.run(tell, work);
}

/** Around the one door by which services are asked. */
function listen(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { body } = init ?? {};
    if (typeof body === "string") recording.getStore()?.(`${addressOf(input)}\n\n${readable(body)}`);
    return send(input, init);
  };
}

/** Without what follows the path: some put keys there. */
function addressOf(input: string | URL | Request): string {
  const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
  return `${origin}${pathname}`;
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
