/** What the parts of an Excel file may come to when they are unpacked, and how many there may be. */
const [mostUnpacked, mostParts] = [64 * 2 ** 20, 500];

/** The marks of the two kinds of record that a zip file is read by from its end (APPNOTE 4.3.12, 4.3.16), and their lengths. */
const [endMark, entryMark] = [0x06054b50, 0x02014b50];
const [endLength, entryLength, longestComment] = [22, 46, 65_535];

const endOf = (view: DataView): number => {
  const least = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= least; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  return -1;
};

/**
 * Whether a zip file would unpack to more than a roster can be, by its own directory. What unpacks it makes no more room than is
 * said there, so a directory that lies gains nothing. One that cannot be read is no bomb: whoever reads it will say so.
 */
export const isBombed = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) return false;
  const parts = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + entryLength > view.byteLength || view.getUint32(at, true) !== entryMark) return false;
    sum += view.getUint32(at + 24, true);
    at += entryLength + [28, 30, 32].reduce((length, field) => length + view.getUint16(at + field, true), 0);
  }
  return parts > mostParts || sum > mostUnpacked;
};
