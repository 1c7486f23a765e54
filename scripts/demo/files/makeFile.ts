import { coastTile } from "../pictures/coastTiles.ts";
import { covers } from "../pictures/covers.ts";
import { pictures } from "../pictures/pictures.ts";
import { sounds } from "../sounds/sounds.ts";
import { texts } from "../texts/texts.ts";

/** Names one of the demo's files, so that it can be made in another thread. */
export type FileName =
  | `cover ${keyof typeof covers}`
  | `picture ${keyof typeof pictures}`
  | `tile ${number}`
  | `sound ${keyof typeof sounds}`
  | `text ${keyof typeof texts}`;

/** Makes a file; the same every time. @throws {Error} when there is none of that name */
export function makeFile(name: FileName): Buffer {
  const [kind = "", key = ""] = name.split(" ");
  if (kind === "tile") return coastTile(Number(key));
  const makers: Record<string, Record<string, () => Buffer>> = {
    cover: covers,
    picture: pictures,
    sound: sounds,
    text: Object.fromEntries(Object.entries(texts).map(([title, text]) => [title, () => Buffer.from(text)])),
  };
  const make = makers[kind]?.[key];
  if (make === undefined) throw new Error(`The demo has no ${name}.`);
  return make();
}
