import { Inflate } from 'fflate';

/** Bytes pushed at a time: deflate makes a thousand of one at the most, so no step makes more than some four megabytes. */
const step = 1 << 12;

/** The checksum at the end of a zlib stream (RFC 1950, 8.2). */
const adler32 = (bytes: Uint8Array): number => {
  let [low, high] = [1, 0];
  // Sums of so many bytes stay below 2^32.
  const few = 3800;
  for (let at = 0; at < bytes.length; at += few) {
    const end = Math.min(at + few, bytes.length);
    for (let index = at; index < end; index++) {
      low += bytes[index] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return high * 65_536 + low;
};

/** Whether a zlib stream begins as one (RFC 1950, 2.2): deflate, and no dictionary of its own. */
const hasHeader = (method: number, flags: number): boolean =>
  (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0 && (flags & 0x20) === 0;

/**
 * Unpacks a zlib stream (RFC 1950) that must hold just `size` bytes. Undefined when it is damaged, too short or too long: a stream that
 * holds more is given up as soon as that shows, whatever it would have come to.
 */
export const inflateExactly = (packed: Uint8Array, size: number): Uint8Array | undefined => {
  const [method = 0, flags = 0] = packed;
  if (packed.length < 6 || !hasHeader(method, flags)) return undefined;
  const data = packed.subarray(2, -4);
  const unpacked = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && length <= size; at += step)
      inflate.push(data.subarray(at, at + step), at + step >= data.length);
  } catch {
    // fflate throws for whatever is no deflate stream.
    return undefined;
  }
  const tail = new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4);
  return length === size && adler32(unpacked) === tail.getUint32(0) ? unpacked : undefined;
};
