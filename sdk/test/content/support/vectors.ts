import { readFileSync } from "node:fs";
import { z } from "zod";

const file = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      text: z.string().optional(),
      seed: z.string().optional(),
      size: z.int(),
      cid: z.string(),
      digest: z.string(),
      codec: z.union([z.literal(0), z.literal(1)]),
    }),
  ),
});

/** The public vectors in test/vectors/cid.json. */
export const vectors = file.parse(
  JSON.parse(readFileSync(new URL("../../../../test/vectors/cid.json", import.meta.url), "utf8")),
).vectors;
