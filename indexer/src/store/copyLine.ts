type Column = { field: string; name: string; type: string };
type Encode = (value: unknown) => string;

/**
 * Makes the function that writes a row as a line of COPY's text format, with its newline.
 *
 * @example copyLine([{ field: "id", name: "id", type: "bytea" }])({ id: "0x01" }) // "\\\\x01\n"
 */
export function copyLine(columns: readonly Column[]): (row: object) => string {
  const fields = columns.map(({ field, type }) => ({ field, encode: encoderOf(type) }));
  return (row) => {
    const values = row as Record<string, unknown>;
    let line = "";
    for (const { field, encode } of fields) {
      const value = values[field];
      const text = value === null || value === undefined ? "\\N" : encode(value);
      line += line === "" ? text : `\t${text}`;
    }
    return `${line}\n`;
  };
}

function encoderOf(type: string): Encode {
  if (type === "bytea") return encodeBytes;
  if (type === "jsonb" || type === "json") return (value) => escapeText(JSON.stringify(value));
  if (type === "text") return (value) => escapeText(String(value));
  return String;
}

/** 0x hex, a list of such words one after the other, or bytes. */
function encodeBytes(value: unknown): string {
  if (typeof value === "string") return `\\\\x${value.slice(2)}`;
  if (Array.isArray(value)) return `\\\\x${value.map((word: string) => word.slice(2)).join("")}`;
  if (value instanceof Uint8Array) {
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  }
  throw new Error(`${typeof value} is nothing that a bytea column takes`);
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeText(text: string): string {
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found) : text;
}
