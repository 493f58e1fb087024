import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack; `name` goes into the zip as it is, whatever it is. */
export interface PackedFile {
  name: string;
  content: string | Uint8Array;
  /** Size to declare instead of the true one. */
  declaredSize?: number;
  encrypted?: boolean;
}

/** Packs files into a zip, for tests: deflated, names in UTF-8. */
export function packZip(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { local, central } = packFile(file, offset);
    parts.push(local);
    index.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

function packFile(file: PackedFile, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(file.name);
  const content = Buffer.from(file.content);
  const packed = deflateRawSync(content);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(file.encrypted === true ? 0x801 : 0x800, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(file.declaredSize ?? content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(20, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, name, packed]),
    central: Buffer.concat([start, shared, rest, name]),
  };
}
