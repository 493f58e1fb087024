import { unsigned, type Code } from "./instructions.ts";

/** A function of numbers of 32 bits; what its code leaves is what it gives back. */
export interface WasmFunction {
  name: string;
  parameters: number;
  locals: number;
  code: Code;
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const INT32 = 0x7f;
const FUNCTION = 0x60;
const [AS_FUNCTION, AS_MEMORY] = [0x00, 0x02];
const END = 0x0b;

/**
 * A module of functions over one memory, which it imports as `env.memory`, in the binary format of section 5.5 of the
 * specification. Functions call each other by their place.
 */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array {
  const exported = functions.map(({ name }, index) => [...text(name), AS_FUNCTION, ...unsigned(index)]);
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, vector(functions.map(typeOf))),
    ...section(2, vector([[...text("env"), ...text("memory"), AS_MEMORY, 0, 1]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(exported)),
    ...section(10, vector(functions.map(bodyOf))),
  ]);
}

function typeOf({ parameters }: WasmFunction): Code {
  return [FUNCTION, ...vector(Array.from({ length: parameters }, () => [INT32])), ...vector([[INT32]])];
}

function bodyOf({ locals, code }: WasmFunction): Code {
  const body = [...vector(locals === 0 ? [] : [[...unsigned(locals), INT32]]), ...code, END];
  return [...unsigned(body.length), ...body];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value: string): Code {
  return vector([...new TextEncoder().encode(value)].map((byte) => [byte]));
}
